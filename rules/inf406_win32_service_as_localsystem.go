package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var win32ServiceAsLocalSystem = &Rule{Meta: Meta{
	ID:      "INF406",
	Name:    "win32-service-as-localsystem",
	Summary: "A service runs as LocalSystem with all privileges of that account.",
	Why: "A service without StartName runs as LocalSystem, which may do anything on the machine. An attacker who exploits a mistake in the service may do so too. " +
		"For most services, LocalService with a SID of the service (ServiceSidType) is enough: grant that SID what the service needs, on its device, its files and its keys. " +
		"If the service has to run as LocalSystem, RequiredPrivileges leaves it only the privileges in the list. " +
		"If registry lines make the service, without AddService, the rule judges it by their values.",
	Bad: exampleService + `ServiceType = 0x10
ServiceBinary = %13%\acmesvc.exe
`,
	Good: exampleService + `ServiceType = 0x10
ServiceBinary = %13%\acmesvc.exe
StartName = NT AUTHORITY\LocalService
ServiceSidType = 1
`,
	Severity: Note, Precision: PrecisionHigh, SecuritySeverity: 3.9,
	CWE: []string{"CWE-250"}, Presets: fromStrict,
	References: []Reference{refAddService, refLocalSystem, refServiceSID},
	Item:       "service-security",
}, Check: func(p *Pass) {
	confined := p.confinedServices()
	for _, o := range facts.Services(p.Facts) {
		line, bits := win32Service(o)
		if line == nil || bits&(serviceOfUser|serviceInteractive) != 0 || !runsAsSystem(o) ||
			o.Value("RequiredPrivileges") != nil || o.Value("ServiceSidType") != nil || confined[line.Entry.Section] {
			continue
		}
		f := p.On(o, accountLine(o, line), fmt.Sprintf("%s runs as LocalSystem with all its privileges", name(o)))
		f.Because = "a mistake in the service gives an attacker the whole machine"
		f.Remedy = "write `StartName = NT AUTHORITY\\LocalService` and `ServiceSidType = 1`, and grant the SID of the service what it needs. " +
			"If the service needs LocalSystem, list its privileges in RequiredPrivileges"
		p.Report(f)
	}
}}

// accountLine is the line that names the account, or, where there is none, the
// given one.
func accountLine(o *access.Object, without *inf.Setting) *inf.Setting {
	if s := o.Value("StartName"); s != nil {
		return s
	}
	return without
}

// confinedServices returns the service-install-sections whose AddReg writes what
// the directives for privileges and SIDs would, as was usual before these were
// there.
func (p *Pass) confinedServices() map[*inf.Section]bool {
	confined := map[*inf.Section]bool{}
	for _, s := range facts.RegistrySections(p.Facts) {
		if s.Role() != inf.RoleAddReg || !slices.ContainsFunc(s.Lines, confines) {
			continue
		}
		for _, r := range s.Reaches {
			if r.From.Role == inf.RoleServiceInstall {
				confined[r.From.Section] = true
			}
		}
	}
	return confined
}

func confines(line inf.RegLine) bool {
	return line.Root == "HKR" && line.Name != nil && line.Subkey.Value == "" &&
		(strings.EqualFold(line.Name.Value, "RequiredPrivileges") || strings.EqualFold(line.Name.Value, "ServiceSidType"))
}
