package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
)

var tokenUndefined = &Rule{Meta: Meta{
	ID:      "INF916",
	Name:    "token-undefined",
	Summary: "A %token% is not defined in [Strings].",
	Why: "Windows leaves a token that it does not find in [Strings] as it is, percent signs included, and InfVerif rejects the file (1235). Most often the name is misspelled, or an environment variable is meant: what is to reach the registry as `%SystemRoot%` is written `%%SystemRoot%%`. " +
		"Security and DeviceCharacteristics are left to INF002, INX files to the tools that make INF files of them, and sections that Windows does not read to INF910.",
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
	Severity: Error, Precision: PrecisionHigh, SecuritySeverity: 1.0,
	Presets:    fromWHQL(),
	References: []Reference{refInfVerif, refStrings}, InfVerif: []string{"1235"},
}, Check: func(p *Pass) {
	if isINX(p.File) || partOfWindows(p.File) {
		return
	}
	skipped := map[*inf.Section]bool{}
	for _, s := range p.File.Dead() {
		skipped[s] = true
	}
	ofSecurity := map[*inf.Field]bool{}
	for _, s := range p.allSettings {
		if s.Name == "Security" || s.Name == "DeviceCharacteristics" {
			ofSecurity[s.Value] = true
		}
	}
	locales := p.File.Locales()
	for _, s := range p.File.Sections {
		if first, _, _ := strings.Cut(s.Name, "."); skipped[s] || strings.EqualFold(first, "Strings") {
			continue
		}
		for _, e := range s.Entries {
			if e.Key != nil && !e.Lone() {
				p.undefinedTokens(e, e.Key, locales)
			}
			for i := range e.Fields {
				if !ofSecurity[&e.Fields[i]] {
					p.undefinedTokens(e, &e.Fields[i], locales)
				}
			}
		}
	}
}}

// undefinedTokens reports the tokens of a field that no section of strings defines.
func (p *Pass) undefinedTokens(e *inf.Entry, field *inf.Field, locales []*inf.Locale) {
	tokens := field.Undefined()
	if len(tokens) == 0 || knownInALocale(locales, field) {
		return
	}
	for _, t := range tokens {
		f := Finding{InfVerif: "1235", Entry: e, Span: field.Locate(t.Span.Start, t.Span.End).Use, Message: fmt.Sprintf(
			"[Strings] does not define `%%%[1]s%%`, so that Windows takes it as it is. Define it or, if percent signs are meant, write `%%%%%[1]s%%%%`.", t.Name)}
		if written := p.File.Text[f.Span.Start:f.Span.End]; environment[strings.ToLower(t.Name)] && written == "%"+t.Name+"%" {
			f.Fixes = []Fix{{"write the name of the environment variable so that it is no token", true, []inf.Edit{{Span: f.Span, New: "%" + written + "%"}}}}
		}
		p.require(f, nil)
	}
}

// environment has the environment variables, in lower case, that paths begin with.
var environment = map[string]bool{
	"systemroot": true, "windir": true, "systemdrive": true, "programfiles": true, "programfiles(x86)": true,
	"programdata": true, "allusersprofile": true, "driverdata": true,
}
