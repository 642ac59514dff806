package rules

import (
	"fmt"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/sddl"
)

var serviceAccountFullControl = &Rule{Meta: Meta{
	ID:      "INF219",
	Name:    "service-account-full-control",
	Summary: "A service account that many services share may change the device's descriptor.",
	Why: "LocalService (LS), NetworkService (NS), the group of all services (SU) and the hosts of user-mode drivers (UD) are accounts that many services run in, Windows' own network-facing ones among them. " +
		"GA includes WRITE_DAC and WRITE_OWNER: an attacker who takes over one of these services can open the device to everybody, and keep it open. " +
		"`GRGWGX` grants all that the use of a device needs, and with the SID of one service (S-1-5-80-…) only that service gets it.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GA;;;LS)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GRGW;;;LS)"
`,
	Severity: Note, Precision: PrecisionHigh, SecuritySeverity: 3.7,
	CWE: []string{"CWE-250", "CWE-732"}, Presets: fromStrict,
	References: []Reference{refChecklist, refDeviceSDDL},
	Item:       "access",
}, Check: func(p *Pass) {
	for d := range p.devices {
		grants := grantsTo(d, controls, sharedAccount)
		if len(grants) == 0 {
			continue
		}
		f := p.broad(d, grants, controls, "%s may change the descriptor of %s")
		f.Because += ", and many services share such an account"
		f.Principals = ids(d, controls, access.LocalService, access.NetworkService, access.UMDFHost)
		f.Remedy = fmt.Sprintf("write at most `%s`, or grant %s instead", withRights(d, &d.DACL()[grants[0].ace], "GRGWGX"), p.ownService(d))
		p.Report(f)
	}
}}

// sharedAccount reports whether a SID stands for an account, or the group, of
// services of all kinds.
func sharedAccount(sid sddl.SID) bool {
	switch alias, _ := sid.Alias(); alias {
	case "LS", "NS", "SU", "UD":
		return true
	}
	return false
}
