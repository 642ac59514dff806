package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var securityInLocalizedStrings = &Rule{Meta: Meta{
	ID:      "INF311",
	Name:    "security-in-localized-strings",
	Summary: "A security value uses a token that the strings of a language do not define, or define differently.",
	Why: "On a machine whose language has a section [Strings.xxxx], Windows takes all tokens from that section, and none from [Strings]. " +
		"A descriptor behind a token thus depends on the language of the machine. If the section defines the token differently, other callers get access there. If it does not define the token, Windows reads `%TOKEN%`, which is no descriptor. " +
		"A test on a machine in English does not show this.",
	Bad: exampleDevice + `HKR,,Security,,%Acme.SDDL%

[Strings]
Acme.SDDL = "D:P(A;;GA;;;SY)(A;;GA;;;BA)"

[Strings.0407]
Acme.SDDL = "D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GA;;;WD)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"

[Strings]
Acme.Name = "Acme Device"

[Strings.0407]
Acme.Name = "Acme-Monitor"
`,
	Severity: Warning, Precision: PrecisionVeryHigh, SecuritySeverity: 6.5,
	CWE: []string{"CWE-1068"}, Presets: fromDefault,
	References: []Reference{refStrings, refSyntax},
	Item:       "descriptors",
}, Check: func(p *Pass) {
	if p.File.Section("Strings") == nil || len(facts.Locales(p.Facts)) == 0 {
		return // as in most files
	}
	var localized tokens // made for the first field with a token: few have one
	seen := set[*inf.Entry]{}
	for o, s := range p.AllSettings {
		if s.Name != "Security" && s.Name != "DeviceCharacteristics" || s.Effect != inf.Effective ||
			s.Entry.Section.File != p.File || !seen.add(s.Entry) {
			continue
		}
		for _, field := range securityFields(s) {
			definitions := field.Definitions()
			if len(definitions) > 0 && localized == nil {
				localized = p.localizedTokens()
			}
			if l := localized.first(definitions); l != nil {
				f := p.On(o, s, "")
				f.Message, f.Because, f.Remedy = l.words(s.Name + " of " + name(o))
				f.Span = field.Span()
				f.Related = l.related()
				p.Report(f)
				break
			}
		}
	}
}}

// securityFields are the fields of a line that decide what it sets.
func securityFields(s *inf.Setting) []*inf.Field {
	fields := []*inf.Field{s.Value}
	if s.Reg != nil {
		fields = append(fields, s.Reg.Flags, s.Reg.Name)
	}
	return slices.DeleteFunc(fields, func(f *inf.Field) bool { return f == nil })
}

// A localizedToken is a token of [Strings] that one of the sections [Strings.xxxx]
// does not define in the same way.
type localizedToken struct {
	name        string
	definition  *inf.Field // in [Strings]
	locale      *inf.Section
	translation *inf.Field // in the locale; nil if the token is missing there
}

type tokens map[*inf.Field]*localizedToken // by their definition in [Strings]

// first returns the first of some definitions that depends on the language.
func (localized tokens) first(definitions []*inf.Field) *localizedToken {
	for _, definition := range definitions {
		if l := localized[definition]; l != nil {
			return l
		}
	}
	return nil
}

// localizedTokens compares the sections [Strings.xxxx] with [Strings]. It goes
// through each once, since there may be as many as the file has lines.
func (p *Pass) localizedTokens() tokens {
	locales := facts.Locales(p.Facts)
	byName := map[string]*localizedToken{}
	for _, e := range p.File.Section("Strings").Entries() {
		if name := tokenName(e); name != "" && byName[name] == nil {
			byName[name] = &localizedToken{name: e.Key.Raw(), definition: e.Field(1)}
		}
	}
	defined := map[string]int{} // how many of the locales from the first on define a token
	for i, l := range locales {
		for _, e := range l.Section.Entries() {
			t := byName[tokenName(e)]
			if t == nil || defined[tokenName(e)] > i {
				continue // the second definition of a token does not count
			}
			if defined[tokenName(e)] == i {
				defined[tokenName(e)]++
			}
			if t.locale == nil && e.Field(1).Raw() != t.definition.Raw() {
				t.locale, t.translation = l.Section, e.Field(1)
			}
		}
	}
	localized := tokens{}
	for name, t := range byName {
		if n := defined[name]; t.locale == nil && n < len(locales) {
			t.locale = locales[n].Section
		}
		if t.locale != nil {
			localized[t.definition] = t
		}
	}
	return localized
}

// tokenName returns the token that a line of [Strings] defines, in lower case; ""
// for none.
func tokenName(e *inf.Entry) string {
	if e.Key == nil {
		return ""
	}
	return strings.ToLower(e.Key.Raw())
}

// words says what is wrong with a value that uses the token, why, and what to write.
func (t *localizedToken) words(value string) (message, because, remedy string) {
	if t.translation == nil {
		return fmt.Sprintf("%s uses the token %%%s%%, which [%s] does not define", value, t.name, t.locale.Name),
			fmt.Sprintf("on machines of that language Windows takes `%%%s%%` as it stands, so this line does not set there what it sets elsewhere", t.name),
			"write the value itself in the line, or define the token in every [Strings] section"
	}
	return fmt.Sprintf("%s uses the token %%%s%%, which [%s] defines in another way than [Strings]", value, t.name, t.locale.Name),
		"on machines of that language the other value applies, so other callers may get access there",
		"write the value itself in the line"
}

func (t *localizedToken) related() []Related {
	related := []Related{{Span: t.definition.Span(), Message: "the definition in [Strings]"}}
	if t.translation == nil {
		return append(related, Related{Span: t.locale.Headers[0], Message: "this section does not define the token"})
	}
	return append(related, Related{Span: t.translation.Span(), Message: "another definition"})
}
