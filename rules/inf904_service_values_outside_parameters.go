package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/rules/facts"
)

var serviceValuesOutsideParameters = &Rule{Meta: Meta{
	ID:      "INF904",
	Name:    "service-values-outside-parameters",
	Summary: "A service keeps values in its key outside Parameters.",
	Why: "The key of a service belongs to the service control manager and to Windows, which keep there what they know of the service. Driver package isolation leaves the service the subkey Parameters, which IoOpenDriverRegistryKey, WdfDriverOpenParametersRegistryKey and GetServiceRegistryStateKey open. " +
		"Earlier versions of Windows had a place for some values beside Parameters, such as Instances of minifilters before build 25952: those versions need a section of their own. " +
		"For a WHQL signature (InfVerif `/h`) the rule says nothing about versions before Windows 11 24H2 (build 26100), whose rules are not published.",
	Bad: `[Acme.Service]
AddReg = Acme.Service.Values

[Acme.Service.Values]
HKR,,BufferSize,0x10001,64
`,
	Good: `[Acme.Service]
AddReg = Acme.Service.Values

[Acme.Service.Values]
HKR,Parameters,BufferSize,0x10001,64
`,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refIsolation, refInfVerif, refAddService}, InfVerif: []string{"1323"},
	Item: "service-values",
}, Check: func(p *Pass) {
	for _, s := range facts.RegistrySections(p.Facts) {
		added, installs := serviceOf(s)
		if len(installs) == 0 || s.Role() != inf.RoleAddReg {
			continue
		}
		v := p.worst(facts.Judged(p.Facts, installs...), func(j requirements.Judgement) verdict {
			if j.Mode == requirements.WHQL && !j.Rules().Parameters() {
				return verdict{}
			}
			return verdictOf(j, "1323")
		})
		var f *Finding
		for _, line := range s.Lines {
			switch {
			case v.severity == Off || line.Root != "HKR" || s.Deletes(line) || !line.Subkey.Known() || inParameters(line):
			case f == nil:
				f = &Finding{Span: line.Entry.Span(), Entry: line.Entry, Severity: v.severity, InfVerif: v.code,
					Message: fmt.Sprintf("[%s] writes %s to the key of service \"%s\", outside Parameters", s.Section().Name, written(line), added.Value(1)),
					Because: "values of a service belong in Parameters, and the rest of the key is for Windows and the service control manager" + v.consequence() + fmt.Sprintf(". InfVerif names line %d, which adds the service", added.Line()),
					Remedy:  fmt.Sprintf("write `HKR,%s,…`, and have the driver read it there", strings.TrimSuffix(`Parameters\`+facts.Subkey(line), `\`))}
			case len(f.Related) < maxRelated:
				f.Related = append(f.Related, Related{Span: line.Entry.Span(), Message: "so does this line"})
			}
		}
		if f != nil {
			p.Report(*f)
		}
	}
}}

// serviceOf returns the line that adds the first service in whose key the lines of a section
// stand, and the installs that set it up with them.
func serviceOf(s *facts.RegistrySection) (added *inf.Entry, installs []*inf.Install) {
	for _, r := range s.Reaches {
		if r.From.Role != inf.RoleServiceInstall || r.From.Via == nil {
			continue
		}
		if added == nil {
			added = r.From.Via
		}
		if n := len(installs); n == 0 || installs[n-1] != r.Install {
			installs = append(installs, r.Install)
		}
	}
	return added, installs
}

// inParameters reports whether a line stands for a key that is Parameters or below.
func inParameters(line inf.RegLine) bool {
	rest, in := cutPrefixFold(facts.Subkey(line), "Parameters")
	return in && (rest == "" || rest[0] == '\\')
}

// written names what a line writes.
func written(line inf.RegLine) string {
	if line.Name != nil && line.Name.Value != "" && line.Bits&inf.RegKeyOnly == 0 {
		return "`" + line.Name.Value + "`"
	}
	return "the key `" + facts.Subkey(line) + "`"
}
