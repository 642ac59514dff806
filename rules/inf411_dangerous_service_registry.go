package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var dangerousServiceRegistry = &Rule{Meta: Meta{
	ID:      "INF411",
	Name:    "dangerous-service-registry",
	Summary: "A line of an add-registry-section changes what a service runs, as whom or when.",
	Why: "What a service is stands in values of its key: ImagePath is its program, ObjectName its account, Start its start type, FailureCommand what runs when it fails, ServiceDll the library of a shared process. " +
		"The directives of the service-install-section set these through the service control manager, which checks them and applies them at once. A line that writes the value behind its back escapes that, and whoever reads ServiceBinary or StartName learns what is not so. " +
		"A driver keeps its own values below Parameters; a ServiceDll there is the usual place, and is left alone. A descriptor that is written below Security is judged like one in the Security entry.",
	Bad: exampleGuardedDevice + `[Acme.Service]
AddReg = Acme.Service.Values

[Acme.Service.Values]
HKR,,ImagePath,0x20000,"\SystemRoot\System32\drivers\acme2.sys"
`,
	Good: exampleGuardedDevice + `[Acme.Service]
AddReg = Acme.Service.Values

[Acme.Service.Values]
HKR,Parameters,BufferSize,0x10001,64
`,
	Severity: Warning, Precision: PrecisionHigh, SecuritySeverity: 5.3,
	CWE: []string{"CWE-15"}, Presets: fromDefault,
	References: []Reference{refAddService, refAddReg, refServicesTree}, InfVerif: []string{"1221", "1323"},
	Item: "service-security",
}, Check: func(p *Pass) {
	for _, line := range facts.SystemLines(p.Facts) {
		service, ok := serviceKey(line)
		if !ok || line.Bits&(inf.RegDelete|inf.RegKeyOnly) != 0 || line.Sensitive() != nil {
			continue
		}
		for _, v := range serviceValues {
			if strings.EqualFold(v.name, line.Name.Value) {
				p.Report(Finding{
					Span: line.Name.Span(), Entry: line.Entry,
					Message: fmt.Sprintf("%s of the service %s is written to the registry: %s. %s", v.name, service, v.meaning, v.instead),
				})
			}
		}
	}
}}

// serviceValues are the values of a service's key that no driver should write
// itself.
var serviceValues = []struct{ name, meaning, instead string }{
	{"ImagePath", "it replaces the program that ServiceBinary names", "Name the program in ServiceBinary of the service-install-section."},
	{"ObjectName", "it replaces the account that StartName names", "Name the account in StartName of the service-install-section."},
	{"Start", "it replaces the start type", "Write StartType in the service-install-section."},
	{"FailureCommand", "Windows runs this command line as the service's account when the service fails", "Leave it out, or let FailureActions restart the service."},
	{"ServiceDll", "a shared process loads this library as the service", "Write ServiceDll below Parameters."},
}

// serviceKey returns the name of the service in whose key, not in one below, a line
// writes a value.
func serviceKey(line *facts.SystemLine) (service string, ok bool) {
	switch {
	case line.Name == nil || !line.Name.Known() || !line.Subkey.Known():
		return "", false
	case line.Root == "HKR":
		return line.Reach.From.Via.Value(1), line.Subkey.Value == ""
	case line.Root == "HKLM":
		service, ok = strings.CutPrefix(line.Key, facts.ServicesKey)
		return service, ok && !strings.Contains(service, `\`)
	}
	return "", false
}
