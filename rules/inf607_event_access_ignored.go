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
	Why: "Access of a channel-install-section says who may read the log. Who may write to the channel it says only if Isolation is 3 (Custom); otherwise Windows ignores the rights to write, and lets those write whom the isolation names: with Application, which is the default, every user who is logged on, and every service. " +
		"Whoever wrote the entry reckons with writers that are fewer, or others, than there are.",
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
		p.Report(p.At(d, ace.Spans.ACE, fmt.Sprintf(
			"Windows ignores that `%s` grants write access: %s, and that alone says who may write. Write `Isolation = 3` if the descriptor is to say it.",
			text(d, ace.Spans.ACE), describeIsolation(d.Object, n))))
	}
}}
