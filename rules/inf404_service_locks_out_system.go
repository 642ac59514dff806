package rules

import (
	"fmt"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/sddl"
)

var serviceLocksOutSystem = &Rule{Meta: Meta{
	ID:      "INF404",
	Name:    "service-locks-out-system",
	Summary: "The service's descriptor does not let the system or administrators maintain the service.",
	Why: "An upgrade of the package changes the configuration of the service; its removal stops and deletes the service. Windows does both as SYSTEM, a setup program as an administrator. Without these rights they fail, and a vulnerable version stays on the machine. " +
		"The rule counts what the token gets: the token of SYSTEM has Administrators in it, so `(A;;GA;;;BA)` is enough for both. Windows' own descriptor for services gives administrators all rights.",
	Bad: exampleGuardedDevice + `[Acme.Service]
Security = "D:P(A;;CCLCSWRPLORC;;;SY)(A;;CCLCSWRPLORC;;;BA)"
`,
	Good: exampleGuardedDevice + `[Acme.Service]
Security = "D:P(A;;CCLCSWRPLORC;;;SY)(A;;GA;;;BA)" ; SYSTEM holds BA
`,
	Severity: Warning, Precision: PrecisionHigh, SecuritySeverity: 3.1,
	CWE: []string{"CWE-281"}, Presets: fromDefault,
	References: []Reference{refServiceRights, refAddService},
	Item:       "service-security",
}, Check: func(p *Pass) {
	const maintain = serviceChangeConfig | serviceStop | sddl.Delete
	for d := range p.secured(sddl.KindService) {
		system := d.Granted(access.System)
		if !grantsSomething(d) || len(lockouts(d)) > 0 || hasConditions(d) || systemNeeds(sddl.KindService)&^system != 0 {
			continue // another rule says so
		}
		lacks, needs, missing := "SYSTEM lacks", "Windows", maintain&^system
		if missing == 0 {
			lacks, needs, missing = "Administrators lack", "a setup program", maintain&^d.Granted(access.Administrator)
		}
		if missing == 0 {
			continue
		}
		f := p.On(d.Object, d.Setting, fmt.Sprintf("%s rights to %s: %s", lacks, whose(d), and(d.Object.Rights.Words(missing))))
		f.Because = needs + " needs these rights to upgrade or remove the package"
		f.Remedy = "add `(A;;GA;;;SY)` and `(A;;GA;;;BA)`"
		p.Report(f)
	}
}}
