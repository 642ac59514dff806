package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/spelling"
	"github.com/inflint/inflint/rules/facts"
)

var unresolvedToken = &Rule{Meta: Meta{
	ID:      "INF002",
	Name:    "unresolved-token-in-security-slot",
	Summary: "A security value contains a token or placeholder that nothing has replaced.",
	Why: "Windows does not replace a `%token%` that [Strings] does not define, and it does not know the `$PLACEHOLDER$`s that stampinf fills in. Such a text is not a valid security descriptor and not a valid number for DeviceCharacteristics, " +
		"so the object has what it has without the line. It is a note because a build may put the value into the file that is shipped. It is an error where the token is a misspelled one of [Strings]. It is not reported in INX files, which a build always fills in.",
	Bad: exampleDevice + `HKR,,Security,,"%Acme.Descriptor%"
`,
	Good: exampleDevice + `HKR,,Security,,"%Acme.Descriptor%"

[Strings]
Acme.Descriptor = "D:P(A;;GA;;;SY)(A;;GA;;;BA)"
`,
	Severity: Note, Precision: PrecisionHigh, SecuritySeverity: 5.0,
	CWE: []string{"CWE-1188"}, Presets: fromDefault,
	References: []Reference{refStrings, refAddReg}, InfVerif: []string{"1235"},
	Item: "strings",
}, Check: func(p *Pass) {
	if inf.IsTemplate(p.File.Name) {
		return
	}
	seen, guesses := set[*inf.Field]{}, 0
	for o, s := range p.AllSettings {
		if s.Effect != inf.Effective || s.Name != "Security" && s.Name != "DeviceCharacteristics" ||
			!seen.add(s.Value) || s.Value.Known() || p.knownSomewhere(s) {
			continue
		}
		what, remedy, meant := "a placeholder that no build has filled in", "check the file that the build makes", ""
		span := s.Span()
		if tokens := s.Value.Undefined(); len(tokens) > 0 {
			what = fmt.Sprintf("the token %%%s%%, which [Strings] does not define", tokens[0].Name)
			remedy = fmt.Sprintf("define `%s` in [Strings]", tokens[0].Name)
			span = s.Value.Locate(tokens[0].Span.Start, tokens[0].Span.End).Use
			if guesses++; guesses <= maxGuesses {
				meant = spelling.DidYouMean(tokens[0].Name, stringKeys(s.Entry.Section.File))
			}
		} else if !inf.HasPlaceholder(s.Value.Value) {
			continue // its tokens stand for more than is read
		}
		f := p.On(o, s, fmt.Sprintf("this %s contains %s", s.Name, what))
		f.Because = "Windows takes the text as it stands, which is not valid, so " + name(o) + " has what it has without the line"
		f.Remedy = cmp.Or(strings.TrimPrefix(meant, "; "), remedy)
		f.Span = span
		if meant != "" {
			f.Severity = Error
		}
		p.Report(f)
	}
}}

// maxGuesses bounds the search for misspelled tokens, which compares each with all that are
// defined.
const maxGuesses = 16

// stringKeys returns the names of the tokens that [Strings] of a file defines.
func stringKeys(f *inf.File) []string {
	var names []string
	for _, e := range f.Section("Strings").Entries() {
		if e.Key != nil {
			names = append(names, e.Key.Value)
		}
	}
	return names
}

// maxLocales is how many sections of strings a value is read with. Windows has about 200
// languages, and packages have strings in a few dozen.
const maxLocales = 64

// knownSomewhere reports whether a value is complete where Windows takes the tokens
// from the strings of another language, or may be: of too many languages that is not
// known.
func (p *Pass) knownSomewhere(s *inf.Setting) bool {
	locales := facts.LocalesOf(p.Facts, s.Entry.Section.File)
	return len(locales) > maxLocales || slices.ContainsFunc(locales, func(l *inf.Locale) bool {
		read := l.Read(s.Value)
		return read.Known()
	})
}
