package rules

import (
	"fmt"

	"github.com/inflint/inflint/inf"
)

var serviceFailureAction = &Rule{Meta: Meta{
	ID:      "INF412",
	Name:    "service-failure-action",
	Summary: "When the service fails, Windows restarts the machine or runs a command.",
	Why: "A caller that can make a service fail, for example by a request that it does not expect, decides when its failure actions happen. Action 1, to restart the service, is harmless. With action 2, to restart the machine, that caller can shut everybody out. " +
		"Action 3, to run a command, starts a program as the account of the service, from a command line in the registry that the INF file does not show.",
	Bad: exampleService + `ServiceType = 0x10
StartName = NT AUTHORITY\LocalService
ServiceBinary = %13%\acmesvc.exe
FailureActions = Acme.Failure

[Acme.Failure]
ResetPeriod = 86400
Action = 1,5000
Action = 2,60000
`,
	Good: exampleService + `ServiceType = 0x10
StartName = NT AUTHORITY\LocalService
ServiceBinary = %13%\acmesvc.exe
FailureActions = Acme.Failure

[Acme.Failure]
ResetPeriod = 86400
Action = 1,5000
Action = 0,0
`,
	Severity: Note, Precision: PrecisionHigh, SecuritySeverity: 3.3,
	CWE: []string{"CWE-730", "CWE-400"}, Presets: fromStrict,
	References: []Reference{refAddService, refFailureAction},
	Item:       "service-security",
}, Check: func(p *Pass) {
	seen := set[*inf.Section]{}
	for _, in := range p.File.Installs() {
		for _, r := range in.Reaches {
			if r.Via == nil || !r.Via.Is("FailureActions") || !seen.add(r.Section) {
				continue
			}
			p.failureActions(r)
		}
	}
}}

// failureActions reports the first action in a section that does more than restart the
// service.
func (p *Pass) failureActions(r *inf.Reach) {
	for e := range r.Section.All("Action") {
		kind, ok := e.Field(1).Uint()
		if !ok || !e.Field(1).Known() {
			continue
		}
		var does string
		switch kind { // SC_ACTION_TYPE of winsvc.h
		case 2:
			does = "restarts the machine"
		case 3:
			does = "runs a command as the account of the service"
		default:
			continue
		}
		p.Report(Finding{
			Span: e.Field(1).Span(), Entry: e,
			Message: fmt.Sprintf("Windows %s when the service fails", does),
			Because: "a caller that can make the service fail decides when this happens",
			Remedy:  "write 1 as the action, which restarts the service",
		})
		return
	}
}
