package rules

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/inflint/inflint/inf"
)

// A Finding is something wrong at one place of a file. Its texts may contain
// text of the file, which nobody vouches for: whoever prints them escapes them.
type Finding struct {
	Rule *Meta
	// Severity is the rule's unless the rule says otherwise.
	Severity Severity
	// Message says what is wrong in one sentence, Because who gets what by it, Remedy what
	// to write. None of them ends with a period, and the last two may be empty.
	Message, Because, Remedy string
	// File is the one in which the finding lies: mostly the one that was linted,
	// sometimes one that it includes, or source of a driver (see [Pass.Code]).
	File *inf.File
	// Span is where the finding points. It is never empty, but for an empty file.
	Span inf.Span
	// Entry is the line that the finding is about.
	Entry *inf.Entry
	// Object is what the line secures.
	Object *inf.Object
	// Function is the one of the driver's source that the finding lies in; "" in an INF file
	// and outside of functions.
	Function string
	// InfVerif is the code under which InfVerif reports the same, of those of the
	// rule; "" if that is not known.
	InfVerif string
	// Principals are the IDs of the standard principals (see package sddl) that
	// get access because of this.
	Principals []string
	Related    []Related
	Fixes      []Fix
	// Fingerprint tells findings apart from one run to the next. It depends on the rule, the
	// section and the text of the line, or the function and the text of the code, not on the
	// place.
	Fingerprint string

	// about tells findings of one rule apart that share a place: several doors of a driver that
	// one line installs.
	about string
	// wakes is the edit of its fix, if that makes a descriptor effective that is not, and
	// wakesBy what the fix does (see withdraw).
	wakes   *inf.Edit
	wakesBy string
}

// Text returns what the finding says as sentences, for formats that have one text. Those
// with a place before the text begin it as a message does, without a capital.
func (f *Finding) Text() string {
	text := f.Message
	for _, part := range []string{f.Because, f.Remedy} {
		if part != "" {
			text = ended(text) + " " + Sentence(part)
		}
	}
	return text
}

// Sentence returns a message, a reason or a remedy as a sentence: with a capital at its
// beginning and a period at its end.
func Sentence(text string) string {
	if first, size := utf8.DecodeRuneInString(text); unicode.IsLower(first) {
		text = string(unicode.ToUpper(first)) + text[size:]
	}
	return ended(text)
}

func ended(text string) string {
	if text == "" || strings.HasSuffix(text, ".") || strings.HasSuffix(text, "?") {
		return text
	}
	return text + "."
}

// Start and End return the first position of the finding and the one past its
// last.
func (f *Finding) Start() inf.Position { return f.File.Position(f.Span.Start) }

// End returns the position past the last character of the finding.
func (f *Finding) End() inf.Position { return f.File.Position(f.Span.End) }

// A Related is another place that helps to understand a finding.
type Related struct {
	Span    inf.Span
	Message string
	// File is the finding's unless another is given.
	File *inf.File
}

// A Fix is a change to the file that removes a finding.
type Fix struct {
	// Message says what the fix does, as a verb phrase.
	Message string
	// Safe is set when the fix does what the author meant beyond doubt.
	Safe  bool
	Edits []inf.Edit
}

// byPlace compares findings by place, and puts the worst first where they share one.
func byPlace(a, b *Finding) int {
	switch {
	case !sameFile(a.File, b.File):
		return strings.Compare(a.File.Name, b.File.Name)
	case a.Span.Start != b.Span.Start:
		return a.Span.Start - b.Span.Start
	case a.Rule.ID != b.Rule.ID:
		return strings.Compare(a.Rule.ID, b.Rule.ID)
	case a.Span.End != b.Span.End:
		return a.Span.End - b.Span.End
	case a.about != b.about:
		return strings.Compare(a.about, b.about)
	}
	return int(b.Severity) - int(a.Severity)
}

// order sorts findings by place, worst first where they share one, and removes
// all but the worst of those that one rule has for one place: several installs
// may lead to the same line.
func order(findings []*Finding) []*Finding {
	if !slices.IsSortedFunc(findings, byPlace) {
		slices.SortStableFunc(findings, byPlace)
	}
	kept := findings[:0]
	for _, f := range findings {
		if n := len(kept); n > 0 && kept[n-1].repeats(f) {
			continue
		}
		kept = append(kept, f)
	}
	return kept
}

// repeats reports whether two findings are those of one rule for one place.
func (f *Finding) repeats(other *Finding) bool {
	return f.Rule == other.Rule && sameFile(f.File, other.File) && f.Span == other.Span && f.about == other.about
}

// sameFile reports whether two files are one. Two drivers may share a header.
func sameFile(a, b *inf.File) bool {
	return a == b || a.Plain() && b.Plain() && a.Name == b.Name
}
