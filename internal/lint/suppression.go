package lint

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// This file reads suppression comments:
//
//	; inflint:ignore INF206,INF207 until=2027-06-30 -- the reason
//
// In the source of a driver they begin with // or stand between /* and */.
//
// One with a mistake in it does nothing: nobody could say what it was to do.

// A suppression is a comment that takes findings out of the report.
type suppression struct {
	span   inf.Span // from inflint: on
	names  []name
	until  name // a date; no text where there is none
	reason string
	scope  scope
	fault  *fault
}

// A name is a word of a suppression with its place.
type name struct {
	text string
	span inf.Span
	rule *rules.Rule // nil for a date
	used bool        // it has suppressed a finding
}

// A fault says what is wrong with a suppression, where, and what to write.
type fault struct {
	span            inf.Span
	message, remedy string
}

// address is what the comments begin with that speak to inflint.
const address = "inflint:"

// parseSuppression reads a comment, given its span, and looks up the rules that it
// names. It returns nil for one that does not speak to inflint.
func parseSuppression(f *inf.File, comment inf.Span, lookup func(name string) *rules.Rule) *suppression {
	text := strings.TrimRight(f.Text[comment.Start:comment.End], blanks)
	opening := ";" + blanks
	if f.Plain() {
		text = strings.TrimRight(strings.TrimSuffix(text, "*/"), blanks)
		opening = "/*" + blanks
	}
	body := strings.TrimLeft(text, opening)
	if !strings.HasPrefix(body, address) {
		return nil
	}
	end := comment.Start + len(text)
	s := &suppression{span: inf.Span{Start: end - len(body), End: end}}
	head, reason, _ := strings.Cut(body, "--")
	// Another comment may follow, but not within the reason.
	if i := strings.IndexByte(head, ';'); i >= 0 && !f.Plain() {
		head, reason = head[:i], ""
	}
	s.reason = strings.TrimSpace(reason)
	words := split(strings.TrimPrefix(head, address), s.span.Start+len(address))
	if len(words) == 0 || words[0].text != "ignore" {
		s.blame(s.span, "inflint does not understand this comment", "write `inflint:ignore RULE -- reason`")
		return s
	}
	for _, w := range words[1:] {
		s.word(w, lookup)
	}
	switch {
	case len(s.names) == 0:
		s.blame(s.span, "this suppression names no rule", "name rules by ID or name, such as INF206")
	case s.reason == "":
		s.blame(s.span, "this suppression gives no reason", "write `-- reason` at its end")
	}
	return s
}

// word reads one word behind ignore.
func (s *suppression) word(w name, lookup func(string) *rules.Rule) {
	date, isDate := strings.CutPrefix(w.text, "until=")
	switch {
	case !isDate:
		w.rule = lookup(w.text)
		if w.rule == nil {
			s.blame(w.span, fmt.Sprintf("there is no rule %q", w.text), "write the ID or name of one that `inflint rules` lists")
		} else if !slices.ContainsFunc(s.names, func(n name) bool { return n.rule == w.rule }) {
			s.names = append(s.names, w)
		}
	case s.until.text != "":
		s.blame(w.span, "this suppression has two dates", "keep one")
	default:
		s.until = name{text: date, span: w.span}
		if _, err := time.Parse(time.DateOnly, date); err != nil {
			s.blame(w.span, fmt.Sprintf("%q is not a date", date), "write the year, month and day, such as until=2027-06-30")
		}
	}
}

// blame notes the first thing that is wrong.
func (s *suppression) blame(at inf.Span, message, remedy string) {
	if s.fault == nil {
		s.fault = &fault{at, message, remedy}
	}
}

// expired reports whether the date has passed. The day itself still counts.
func (s *suppression) expired(today time.Time) bool {
	return s.until.text != "" && s.until.text < today.Format(time.DateOnly)
}

const blanks = " \t\r\v\f"

// split returns the words of a text that begins at an offset; blanks and commas
// are between them.
func split(text string, offset int) []name {
	var words []name
	for {
		rest := strings.TrimLeft(text, blanks+",")
		if rest == "" {
			return words
		}
		offset += len(text) - len(rest)
		n := strings.IndexAny(rest, blanks+",")
		if n < 0 {
			n = len(rest)
		}
		words = append(words, name{text: rest[:n], span: inf.Span{Start: offset, End: offset + n}})
		text, offset = rest[n:], offset+n
	}
}
