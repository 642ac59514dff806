package rules

import (
	"fmt"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/sddl"
)

var eventAccessIgnored = &Rule{Meta: Meta{
	ID:      "INF607",
	Name:    "event-access-ignored",
	Summary: "The descriptor of an event channel grants rights that Windows does not take from it.",
	Why: "Access of a channel-install-section says who may read the log. It says who may write to the channel only if Isolation is 3 (Custom). Otherwise Windows ignores the rights to write, and the isolation decides who may write: with Application, the default, every user who is logged on, and every service. " +
		"The author of the ACE expects other writers than there are.",
	Bad: exampleEvents + `Access = "O:BAG:SYD:P(A;;0x7;;;SY)(A;;0x7;;;BA)(A;;0x2;;;LS)"
`,
	Good: exampleEvents + `Isolation = 3
Access = "O:BAG:SYD:P(A;;0x7;;;SY)(A;;0x7;;;BA)(A;;0x2;;;LS)"
`,
	Severity: Note, Precision: PrecisionHigh, SecuritySeverity: 2.7,
	CWE: []string{"CWE-1188"}, Presets: fromStrict,
	References: []Reference{refEventProvider, refEventlogKey},
	Item:       "wmi-and-events",
}, Check: func(p *Pass) {
	for d := range p.secured(sddl.KindEventChannel) {
		n, known := channelIsolation(d.Object)
		if d.Setting.Reg != nil || !known || n == customIsolation {
			continue
		}
		grants := grantsTo(d, eventWrite, func(sid sddl.SID) bool { return access.TierOf(sid) != access.Trusted })
		if len(grants) == 0 {
			continue
		}
		ace := &d.DACL()[grants[0].ace]
		f := p.At(d, ace.Spans.ACE, fmt.Sprintf("Windows ignores the write access that `%s` grants", text(d, ace.Spans.ACE)))
		f.Because = describeIsolation(d.Object, n) + ", and only the isolation decides who may write"
		f.Remedy = "write `Isolation = 3` if the descriptor should decide who may write"
		p.Report(f)
	}
}}
