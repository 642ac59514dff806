package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/inflint/inflint/access"
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
	for _, o := range p.Objects {
		if o.Kind != inf.KindService {
			continue
		}
		for _, s := range o.Values {
			if s.Reg != nil && s.Reg.Root == "HKR" {
				p.serviceValue(o, o.Name, s.Reg)
			}
		}
	}
	var installed map[string]*access.Object // few files write such a value
	for _, line := range facts.SystemLines(p.Facts) {
		service, ok := strings.CutPrefix(line.Key, facts.ServicesKey)
		if !ok || line.Root != "HKLM" || strings.Contains(service, `\`) || line.Sensitive() != nil {
			continue
		}
		if installed == nil {
			installed = p.servicesByName()
		}
		p.serviceValue(installed[strings.ToLower(service)], service, &line.RegLine)
	}
}}

// serviceValue reports a line that writes a value into the key of a service, which is nil
// if the file does not install it.
func (p *Pass) serviceValue(o *access.Object, service string, line *inf.RegLine) {
	if line.Bits&(inf.RegDelete|inf.RegKeyOnly) != 0 || line.Name == nil || !line.Name.Known() || !line.Subkey.Known() {
		return
	}
	if line.Root == "HKR" && line.Subkey.Value != "" {
		return // another key, below that of the service
	}
	i := slices.IndexFunc(serviceValues, func(v serviceValue) bool { return strings.EqualFold(v.name, line.Name.Value) })
	if i < 0 {
		return
	}
	v := &serviceValues[i]
	message := fmt.Sprintf("%s of the service %s is written to the registry: %s. %s", v.name, service, v.meaning, v.instead)
	switch {
	case o == nil:
		message = fmt.Sprintf("%s of the service %s is written to the registry: %s. This INF file does not install the service; leave the value to the file that does.",
			v.name, service, v.meaning)
	case saysSame(o, v, line):
		return
	}
	p.Report(Finding{Span: line.Name.Span(), Entry: line.Entry, Message: message})
}

// servicesByName returns the services that the file installs by their names in lower case.
func (p *Pass) servicesByName() map[string]*access.Object {
	services := map[string]*access.Object{}
	for _, o := range p.Objects {
		if o.Kind == inf.KindService {
			services[strings.ToLower(o.Name)] = o
		}
	}
	return services
}

// saysSame reports whether a line writes what the directive for it in the
// service-install-section says as well. Without StartName a program runs as
// LocalSystem (documentation of the AddService directive).
func saysSame(o *access.Object, v *serviceValue, line *inf.RegLine) bool {
	if v.directive == "" || line.Value == nil || !line.Value.Known() {
		return false
	}
	directive := o.Value(v.directive)
	if directive == nil {
		program, _ := win32Service(o)
		return v.name == "ObjectName" && program != nil && strings.EqualFold(line.Value.Value, "LocalSystem")
	}
	if directive.Value == nil || !directive.Value.Known() {
		return false
	}
	if v.name == "Start" {
		there, known := directive.Value.Uint()
		here, ok := line.Value.Uint()
		return known && ok && there == here
	}
	return strings.EqualFold(programPath(directive.Value.Value), programPath(line.Value.Value))
}

// programPath spells the path of a driver one way: %12%\x.sys is what
// \SystemRoot\System32\drivers\x.sys and System32\drivers\x.sys are.
func programPath(path string) string {
	path = strings.Trim(path, `" `)
	for _, dir := range []struct{ from, to string }{
		{`%12%\`, `system32\drivers\`}, {`%11%\`, `system32\`}, {`%10%\`, ``}, {`\SystemRoot\`, ``}, {`%SystemRoot%\`, ``},
	} {
		if rest, ok := cutPrefixFold(path, dir.from); ok {
			return dir.to + rest
		}
	}
	return path
}

// A serviceValue is a value of a service's key, and the directive of the
// service-install-section that sets it, if there is one.
type serviceValue struct{ name, directive, meaning, instead string }

// serviceValues are the values of a service's key that no driver should write
// itself.
var serviceValues = []serviceValue{
	{"ImagePath", "ServiceBinary", "it replaces the program that ServiceBinary names", "Name the program in ServiceBinary of the service-install-section."},
	{"ObjectName", "StartName", "it replaces the account that StartName names", "Name the account in StartName of the service-install-section."},
	{"Start", "StartType", "it replaces the start type", "Write StartType in the service-install-section."},
	{"FailureCommand", "", "Windows runs this command line as the service's account when the service fails", "Leave it out, or let FailureActions restart the service."},
	{"ServiceDll", "", "a shared process loads this library as the service", "Write ServiceDll below Parameters."},
}
