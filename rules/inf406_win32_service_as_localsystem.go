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
	Why: "A service without StartName runs as LocalSystem, which may do anything on the machine; whoever finds a mistake in the service may do so too. " +
		"LocalService with a SID of its own (ServiceSidType) is enough for most services: the SID can be granted what the service needs, on its device, its files and its keys. " +
		"Where it has to be LocalSystem, RequiredPrivileges leaves it with the privileges in the list. " +
		"A service that lines of the registry make, without AddService, is judged by their values.",
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
		p.Report(p.On(o, accountLine(o, line), fmt.Sprintf(
			"%s runs as LocalSystem with all its privileges. If LocalService is enough, write `StartName = NT AUTHORITY\\LocalService` and `ServiceSidType = 1`, and grant the SID of the service what it needs; otherwise list what it needs in RequiredPrivileges.",
			name(o))))
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
