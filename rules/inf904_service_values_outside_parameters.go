package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
)

var serviceValuesOutsideParameters = &Rule{Meta: Meta{
	ID:      "INF904",
	Name:    "service-values-outside-parameters",
	Summary: "A service keeps values in its key, and not below Parameters.",
	Why: "The key of a service belongs to the service control manager and to Windows, which keep there what they know of it. Driver package isolation leaves the service the key Parameters below, which IoOpenDriverRegistryKey, WdfDriverOpenParametersRegistryKey and GetServiceRegistryStateKey open. " +
		"Some values had their place beside Parameters in earlier versions of Windows, as Instances of minifilters before build 25952: they need a section of their own for these. " +
		"For a WHQL signature (InfVerif `/h`) nothing is said about the versions before Windows 11, version 24H2, whose rules are not published.",
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
	for _, s := range p.sectionsOfLines() {
		service, installs := s.ofService()
		if len(installs) == 0 || s.role() != inf.RoleAddReg {
			continue
		}
		v := p.worst(p.judged(installs...), func(j requirements.Judgement) verdict {
			if j.Mode == requirements.WHQL && !j.Rules().Parameters() {
				return verdict{}
			}
			return verdictOf(j, "1323")
		})
		var f *Finding
		for _, line := range s.lines {
			switch {
			case v.severity == Off || line.Root != "HKR" || s.deletes(line) || !line.Subkey.Known() || inParameters(line):
			case f == nil:
				f = &Finding{Span: line.Entry.Span(), Entry: line.Entry, Severity: v.severity, InfVerif: v.code, Message: fmt.Sprintf(
					"[%s] writes %s to the key of the service %s, outside of Parameters, where the values of a service belong. Write `HKR,%s,…`, and have the driver read it there.",
					s.section().Name, written(line), service, strings.TrimSuffix(`Parameters\`+subkey(line), `\`))}
			case len(f.Related) < maxRelated:
				f.Related = append(f.Related, Related{Span: line.Entry.Span(), Message: "so does this line"})
			}
		}
		if f != nil {
			p.Report(*f)
		}
	}
}}

// ofService returns the name of the first service in whose key the lines of a section
// stand, and the installs that set it up with them.
func (s *regSection) ofService() (service string, installs []*inf.Install) {
	for _, r := range s.reaches {
		if r.From.Role != inf.RoleServiceInstall || r.From.Via == nil {
			continue
		}
		if service == "" {
			service = r.From.Via.Value(1)
		}
		installs = append(installs, r.Install)
	}
	return service, installs
}

// inParameters reports whether a line stands for a key that is Parameters or below.
func inParameters(line inf.RegLine) bool {
	rest, in := cutPrefixFold(subkey(line), "Parameters")
	return in && (rest == "" || rest[0] == '\\')
}

// subkey returns the key that a line names below its root.
func subkey(line inf.RegLine) string {
	if line.Subkey == nil {
		return ""
	}
	return strings.Trim(line.Subkey.Value, `\`)
}

// written names what a line writes.
func written(line inf.RegLine) string {
	if line.Name != nil && line.Name.Value != "" && line.Bits&inf.RegKeyOnly == 0 {
		return line.Name.Value
	}
	return "the key `" + subkey(line) + "`"
}
