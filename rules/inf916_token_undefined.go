package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var tokenUndefined = &Rule{Meta: Meta{
	ID:      "INF916",
	Name:    "token-undefined",
	Summary: "A %token% is not defined in [Strings].",
	Why: "Windows leaves a token that it does not find in [Strings] as it is, percent signs included, and InfVerif rejects the file (1235). Most often the name is misspelled, or an environment variable is meant: what is to reach the registry as `%SystemRoot%` is written `%%SystemRoot%%`. " +
		"INF002 is about Security and DeviceCharacteristics, and INF910 about sections that Windows does not read. The rule leaves INX files to the tools that make INF files of them.",
	Bad: `[Acme.NT]
AddReg = Acme.Settings

[Acme.Settings]
HKR,Parameters,Library,0x20000,"%SystemRoot%\System32\acme.dll"
`,
	Good: `[Acme.NT]
AddReg = Acme.Settings

[Acme.Settings]
HKR,Parameters,Library,0x20000,"%%SystemRoot%%\System32\acme.dll"
`,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refInfVerif, refStrings}, InfVerif: []string{"1235"},
	Item: "strings",
}, Check: func(p *Pass) {
	if inf.IsTemplate(p.File.Name) || partOfWindows(p.File) {
		return
	}
	var known *knownTokens
	look := func(e *inf.Entry, field *inf.Field) {
		undefined := field.Undefined()
		if len(undefined) == 0 { // as in most fields
			return
		}
		if known == nil {
			known = p.knownTokens()
		}
		p.undefinedTokens(e, field, undefined, known)
	}
	dead := p.File.Dead()
	for _, s := range p.File.Sections {
		if len(dead) > 0 && dead[0] == s {
			dead = dead[1:]
			continue
		}
		if first, _, _ := strings.Cut(s.Name, "."); strings.EqualFold(first, "Strings") {
			continue
		}
		for _, e := range s.Entries() {
			if e.Key != nil && !e.Lone() {
				look(e, e.Key)
			}
			for i := range e.Fields {
				look(e, &e.Fields[i])
			}
		}
	}
}}

// knownTokens are those that need no definition in [Strings].
type knownTokens struct {
	elsewhere  map[string]bool     // defined in a section [Strings.xxxx], in lower case
	ofSecurity map[*inf.Field]bool // fields that are no matter of this rule
}

func (p *Pass) knownTokens() *knownTokens {
	known := &knownTokens{p.localTokens(), map[*inf.Field]bool{}}
	for _, s := range p.AllSettings {
		if s.Name == "Security" || s.Name == "DeviceCharacteristics" {
			known.ofSecurity[s.Value] = true
		}
	}
	return known
}

// undefinedTokens reports the tokens of a field that no section of strings defines, of
// those that [Strings] does not.
func (p *Pass) undefinedTokens(e *inf.Entry, field *inf.Field, undefined []inf.Token, known *knownTokens) {
	if known.ofSecurity[field] {
		return
	}
	for _, t := range undefined {
		if known.elsewhere[strings.ToLower(t.Name)] {
			continue
		}
		f := Finding{InfVerif: "1235", Entry: e, Span: field.Locate(t.Span.Start, t.Span.End).Use,
			Message: fmt.Sprintf("[Strings] does not define `%%%s%%`", t.Name),
			Because: "Windows leaves the token as it is, percent signs included",
			Remedy:  fmt.Sprintf("add `%s = \"…\"` to [Strings] or, if percent signs are meant, write `%%%%%s%%%%`", t.Name, t.Name)}
		variable := slices.Contains(environment, strings.ToLower(t.Name))
		if variable {
			f.Remedy = fmt.Sprintf("for the environment variable, write `%%%%%s%%%%`", t.Name)
		}
		if written := p.File.Text[f.Span.Start:f.Span.End]; variable && written == "%"+t.Name+"%" {
			f.Fixes = []Fix{{"double the percent signs of the environment variable", true, []inf.Edit{{Span: f.Span, New: "%" + written + "%"}}}}
		}
		p.requireAnywhere(f)
	}
}

// localTokens returns the tokens that a section [Strings.xxxx] defines, in lower case.
func (p *Pass) localTokens() map[string]bool {
	tokens := map[string]bool{}
	for _, l := range facts.Locales(p.Facts) {
		for _, e := range l.Section.Entries() {
			if e.Key != nil {
				tokens[strings.ToLower(e.Key.Raw())] = true
			}
		}
	}
	return tokens
}

// environment has the environment variables, in lower case, that paths begin with.
var environment = []string{
	"systemroot", "windir", "systemdrive", "programfiles", "programfiles(x86)", "programdata", "allusersprofile", "driverdata",
}
