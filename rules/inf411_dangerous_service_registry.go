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
	Summary: "A line of an add-registry-section changes what a service runs, under which account, or when.",
	Why: "The values of its key define a service: ImagePath is its program, ObjectName its account, Start its start type, FailureCommand what runs when it fails, ServiceDll the library of a shared process. " +
		"The directives of the service-install-section set these values through the service control manager, which checks them and applies them at once. A line that writes a value to the registry bypasses the manager, and then ServiceBinary or StartName may mislead a reader of the INF file. " +
		"The same holds for a service that such lines make as a whole, without AddService. " +
		"A driver keeps its own values below Parameters. A ServiceDll there is in its usual place, and the rule passes over it. The other rules judge a descriptor in a line for the Security key like one in the Security directive.",
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
		service, ok := line.Service()
		if !ok || line.Sensitive() != nil {
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
	because, instead := v.because, v.instead
	if o == nil {
		instead = "leave the value to the INF file that installs the service"
		if s := facts.RegistryServices(p.Facts)[strings.ToLower(service)]; s != nil && s.Made() {
			instead = "install the service with AddService"
		}
	} else if v.directive != "" {
		said := saidOf(o, v, line)
		if said.same {
			return
		}
		because += said.beside
	}
	p.Report(Finding{
		Span: line.Name.Span(), Entry: line.Entry,
		Message: fmt.Sprintf("this line writes %s of the service %s to the registry", v.name, short(service, maxName)),
		Because: because, Remedy: instead,
	})
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

// said is what the directive of a service-install-section says beside a line that writes
// the value of the directive.
type said struct {
	same   bool   // the directive says so as well
	beside string // else what it says, as the rest of a clause
}

// saidOf compares a line with the directive for its value. Without StartName a program runs
// as LocalSystem (documentation of the AddService directive). Which of the two stays in the
// registry is not documented.
func saidOf(o *access.Object, v *serviceValue, line *inf.RegLine) said {
	here, directive := line.Value, o.Value(v.directive)
	if here == nil || !here.Known() {
		return said{}
	}
	if directive == nil {
		program, _ := win32Service(o)
		return said{same: v.name == "ObjectName" && program != nil && isLocalSystem(here.Value)}
	}
	there := directive.Value
	if there == nil || !there.Known() {
		return said{}
	}
	verb := " and competes with "
	switch v.name {
	case "Start":
		a, known := there.Uint()
		b, ok := here.Uint()
		if known && ok && a == b {
			return said{same: true}
		}
		if known && ok {
			verb = " and contradicts "
		}
	case "ObjectName":
		if strings.EqualFold(there.Value, here.Value) || isLocalSystem(there.Value) && isLocalSystem(here.Value) {
			return said{same: true}
		}
	default:
		if strings.EqualFold(programPath(there.Value), programPath(here.Value)) {
			return said{same: true}
		}
	}
	return said{beside: fmt.Sprintf("%s`%s = %s`", verb, v.directive, short(there.Value, maxName))}
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
type serviceValue struct{ name, directive, because, instead string }

const pastManager = "the line bypasses the checks of the service control manager"

// serviceValues are the values of a service's key that no driver should write
// itself.
var serviceValues = []serviceValue{
	{"ImagePath", "ServiceBinary", pastManager, "write the program in ServiceBinary of the service-install-section instead"},
	{"ObjectName", "StartName", pastManager, "write the account in StartName of the service-install-section instead"},
	{"Start", "StartType", pastManager, "write StartType in the service-install-section instead"},
	{"FailureCommand", "", "Windows runs this command line as the service's account when the service fails", "delete the line, or let FailureActions restart the service"},
	{"ServiceDll", "", "a shared process loads this library as the service", "write ServiceDll below Parameters"},
}
