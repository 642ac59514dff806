package facts

import (
	"slices"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/sddl"
)

// A QuotingSlip is a descriptor that is not in ASCII quotes, so that Windows cuts
// it at its first semicolon, or takes the typographic quotes for a part of it.
type QuotingSlip struct {
	Field       *inf.Field // the field in which it is written
	Written     inf.Span   // all of it, with the typographic quotes
	Meant       string     // the descriptor that the author had in mind
	Parses      bool       // Meant is one
	Typographic bool       // there are quotes, but others
}

var quotingSlips = fact[map[*inf.Setting]*QuotingSlip]{collectSlips}

// QuotingSlipOf returns the slip in one of the WrittenDescriptors, or nil.
func QuotingSlipOf(f *Facts, d *access.Descriptor) *QuotingSlip {
	return quotingSlips.of(f)[d.Setting]
}

func collectSlips(f *Facts) map[*inf.Setting]*QuotingSlip {
	slips := map[*inf.Setting]*QuotingSlip{}
	for _, d := range WrittenDescriptors(f) {
		if slip, ok := findQuotingSlip(d.Setting.Entry.Section.File, d.Setting); ok {
			slips[d.Setting] = &slip
		}
	}
	return slips
}

// findQuotingSlip looks for a slip where the value of a setting is written: in
// its own line, or in the lines of [Strings] that it takes text from.
func findQuotingSlip(f *inf.File, s *inf.Setting) (QuotingSlip, bool) {
	if s.Value == nil || s.Effect == inf.Discarded {
		return QuotingSlip{}, false
	}
	if slip, ok := typographicSlip(f, s.Value); ok {
		return slip, true
	}
	whole := StartsDescriptor(s.Value.Value)
	if whole && cutInsideACE(f, s.Value) {
		return unquotedSlip(f, s.Value), true
	}
	for _, field := range s.Value.Definitions() {
		if slip, ok := typographicSlip(f, field); ok {
			return slip, true
		}
		if whole && cutInsideACE(f, field) {
			return unquotedSlip(f, field), true
		}
	}
	return QuotingSlip{}, false
}

// typographicSlip looks for a quote at the beginning of a descriptor that is no
// ", or for one that does not end what a " began.
func typographicSlip(f *inf.File, field *inf.Field) (QuotingSlip, bool) {
	written := inf.Span{Start: field.Span().Start, End: endOfLine(f, field)}
	text := f.Text[written.Start:written.End]
	open := typographicQuote(text)
	if open == "" {
		open = `"`
		if !strings.HasPrefix(text, open) || strings.Count(text, open) > 1 {
			return QuotingSlip{}, false
		}
	}
	body := text[len(open):]
	i, quote := lastTypographicQuote(body)
	switch {
	case !StartsDescriptor(body), i < 0 && open == `"`:
		return QuotingSlip{}, false
	case i >= 0:
		body = body[:i]
	default:
		body = body[:max(0, strings.LastIndexByte(body, ')')+1)]
		if strings.HasPrefix(text[len(open)+len(body):], `"`) {
			quote = `"` // it closes what is no quote
		}
	}
	written.End = written.Start + len(open) + len(body) + len(quote)
	return QuotingSlip{field, written, body, IsDescriptor(body), true}, true
}

// unquotedSlip returns what the author of a field meant that a comment cuts
// inside an entry: all of it up to where it makes a descriptor, since a comment
// proper may follow.
func unquotedSlip(f *inf.File, field *inf.Field) QuotingSlip {
	rest := f.Text[field.Span().End:endOfLine(f, field)]
	text := field.Raw() + rest
	for end := len(text); end > len(field.Raw()); end = strings.LastIndexByte(text[:end-1], ')') + 1 {
		if behind := strings.TrimLeft(text[end:], " \t"); behind != "" && behind[0] != ';' {
			break // more of the descriptor, and not a sound one
		}
		if IsDescriptor(text[:end]) {
			written := inf.Span{Start: field.Span().Start, End: field.Span().End + end - len(field.Raw())}
			return QuotingSlip{field, written, text[:end], true, false}
		}
	}
	return QuotingSlip{field, inf.Span{Start: field.Span().Start, End: field.Span().End + len(rest)}, text, false, false}
}

// IsDescriptor reports whether text is a descriptor, or entries of one as they stand in
// [Strings].
func IsDescriptor(text string) bool {
	if strings.HasPrefix(text, "(") {
		text = "D:" + text
	}
	_, err := sddl.Parse(text)
	return err == nil
}

// endOfLine returns the end of the line on which a field ends, without blanks.
func endOfLine(f *inf.File, field *inf.Field) int {
	line, _, _ := strings.Cut(f.Text[field.Span().End:], "\n")
	return field.Span().End + len(strings.TrimRight(line, " \t\r"))
}

// cutInsideACE reports whether a comment begins right after the field, while a
// parenthesis is open in it and no quote has been closed behind that. A comment
// after a whole descriptor is just that.
func cutInsideACE(f *inf.File, field *inf.Field) bool {
	return !strings.HasSuffix(f.Text[:field.Span().End], `"`) && strings.HasPrefix(strings.TrimLeft(f.Text[field.Span().End:], " \t"), ";") &&
		strings.Count(field.Raw(), "(") > strings.Count(field.Raw(), ")")
}

// StartsDescriptor reports whether text begins like a descriptor: with a section
// tag.
func StartsDescriptor(text string) bool {
	return len(text) > 1 && strings.IndexByte("OGDSogds", text[0]) >= 0 && text[1] == ':'
}

// typographicQuotes are characters that word processors, web pages and habits
// from other languages put in the place of ". In a file in UTF-8 that Windows reads in its ANSI code page, each
// is three characters; these are the forms in code page 1252.
var typographicQuotes = []string{
	"'", "`", "“", "”", "„", "‟", "″", "‘", "’", "‚", "«", "»", "＂",
	"â€œ", "â€\u009d", "â€ž", "â€Ÿ", "â€³", "â€˜", "â€™", "â€š", "Â«", "Â»", "ï¼‚",
}

// typographicQuote returns the quote that text begins with, or "".
func typographicQuote(text string) string {
	i := slices.IndexFunc(typographicQuotes, func(q string) bool { return strings.HasPrefix(text, q) })
	if i < 0 {
		return ""
	}
	return typographicQuotes[i]
}

func lastTypographicQuote(text string) (at int, quote string) {
	at = -1
	for _, q := range typographicQuotes {
		if i := strings.LastIndex(text, q); i > at {
			at, quote = i, q
		}
	}
	return at, quote
}
