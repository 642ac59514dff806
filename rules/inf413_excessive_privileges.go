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
	Summary: "The service asks for a privilege with which it can become SYSTEM.",
	Why: "RequiredPrivileges limits a service to the privileges in its list, which is good. But some privileges let their holder get all others: with SeDebugPrivilege it can write to the memory of any process, with SeRestorePrivilege or SeTakeOwnershipPrivilege to any file, and with SeLoadDriverPrivilege it can load a driver. " +
		"With such a privilege in the list, a mistake in the service is a mistake in the system. SeImpersonatePrivilege counts for services with lesser accounts: they become the system as soon as a service of the system calls them.",
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
			Message: fmt.Sprintf("`%s` lets %s become SYSTEM", short(field.Value, maxName), name(o)),
			Because: "an attacker who exploits a mistake in the service becomes SYSTEM as well",
			Remedy:  "remove the privilege if the service can do without it",
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
