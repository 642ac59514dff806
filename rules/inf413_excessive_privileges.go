package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var excessivePrivileges = &Rule{Meta: Meta{
	ID:      "INF413",
	Name:    "excessive-privileges",
	Summary: "The service asks for a privilege that is as good as being the system.",
	Why: "RequiredPrivileges limits a service to the privileges in its list, which is good. Some privileges let their holder get all the rest: with SeDebugPrivilege it can write to the memory of any process, with SeRestorePrivilege or SeTakeOwnershipPrivilege to any file, with SeLoadDriverPrivilege it can load a driver. " +
		"With one of them in the list, a mistake in the service is a mistake in the system. SeImpersonatePrivilege counts for services of lesser accounts: it makes them the system as soon as they get a service of the system to call them.",
	Bad: exampleService + `ServiceType = 0x10
ServiceBinary = %13%\acmesvc.exe
RequiredPrivileges = SeChangeNotifyPrivilege,SeDebugPrivilege
`,
	Good: exampleService + `ServiceType = 0x10
ServiceBinary = %13%\acmesvc.exe
RequiredPrivileges = SeChangeNotifyPrivilege,SeSystemProfilePrivilege
`,
	Severity: Note, Precision: PrecisionHigh, SecuritySeverity: 3.9,
	CWE: []string{"CWE-250"}, Presets: fromStrict,
	References: []Reference{refAddService, refPrivileges},
	Item:       "service-security",
}, Check: func(p *Pass) {
	for _, o := range facts.Services(p.Facts) {
		for _, s := range o.Values {
			if s.Name == "RequiredPrivileges" {
				p.privileges(o, s.Entry)
			}
		}
	}
}}

// privileges reports the privileges in a RequiredPrivileges line that are too many.
func (p *Pass) privileges(o *access.Object, line *inf.Entry) {
	var found *Finding
	for i := range line.Fields {
		field := &line.Fields[i]
		if !powerful(field.Value, runsAsSystem(o)) {
			continue
		}
		if found != nil {
			if len(found.Related) < maxRelated {
				found.Related = append(found.Related, Related{Span: field.Span(), Message: "so does this privilege"})
			}
			continue
		}
		found = &Finding{
			Span: field.Span(), Entry: line, Object: o.Object,
			Message: fmt.Sprintf("%s lets %s make itself the system, and with it whoever finds a mistake in the service. Leave the privilege out if the service can do without it.", field.Value, name(o)),
		}
	}
	if found != nil {
		p.Report(*found)
	}
}

func powerful(privilege string, system bool) bool {
	for _, p := range powerfulPrivileges {
		if strings.EqualFold(p, privilege) {
			return true
		}
	}
	return !system && strings.EqualFold(privilege, "SeImpersonatePrivilege")
}

// powerfulPrivileges let their holder take all the rest ("Privilege constants",
// Windows documentation).
var powerfulPrivileges = []string{
	"SeAssignPrimaryTokenPrivilege",
	"SeBackupPrivilege",
	"SeCreateTokenPrivilege",
	"SeDebugPrivilege",
	"SeLoadDriverPrivilege",
	"SeRelabelPrivilege",
	"SeRestorePrivilege",
	"SeTakeOwnershipPrivilege",
	"SeTcbPrivilege",
}
