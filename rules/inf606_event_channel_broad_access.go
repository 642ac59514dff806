package rules

import (
	"fmt"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/sddl"
)

var eventChannelBroadAccess = &Rule{Meta: Meta{
	ID:      "INF606",
	Name:    "event-channel-broad-access",
	Summary: "Ordinary users may clear the event log, or guests and callers from elsewhere may use it.",
	Why: "An administrator reads an event log to learn what happened. Whoever may clear it (4) can remove the traces of what they did; whoever may change its descriptor can grant themselves that right. " +
		"Guests, anonymous callers and callers over the network who may read the log learn what goes on in the driver; those who may write can fill it with events that never happened. " +
		"In the strict preset, write access (2) for ordinary users is a note: Windows gives it to them on channels with Application isolation, but only the driver needs to write to a channel of a driver. " +
		"For a channel with Isolation 1 or 2, Windows takes the rights to write and clear from the isolation, see INF607.",
	Bad: exampleEvents + `Isolation = 3
Access = "O:BAG:SYD:P(A;;0x7;;;SY)(A;;0x7;;;BA)(A;;0x7;;;WD)"
`,
	Good: exampleEvents + `Isolation = 3
Access = "O:BAG:SYD:P(A;;0x7;;;SY)(A;;0x7;;;BA)(A;;0x1;;;ER)"
`,
	Severity: Warning, Precision: PrecisionHigh, SecuritySeverity: 5.4,
	CWE: []string{"CWE-732", "CWE-117"}, Presets: fromDefault,
	References: []Reference{refEventProvider, refEventlogKey},
	Item:       "wmi-and-events",
}, Check: func(p *Pass) {
	for d := range p.secured(sddl.KindEventChannel) {
		rights, known := channelRights(d)
		if !known {
			continue
		}
		if grants := broadGrants(d, rights&(eventClear|controls)); len(grants) > 0 {
			f := p.broad(d, grants, eventClear|controls, "%s may remove events from %s")
			f.Because += ", so they can remove the traces of what they did"
			f.Remedy = withoutWrite(d, grants[0], "0x1")
			p.Report(f)
			continue
		}
		if grants := grantsTo(d, rights, access.Unvouched); len(grants) > 0 {
			f := p.broad(d, grants, rights, "%s may use %s")
			f.Because += ", and these callers may be unknown, or on another machine"
			f.Remedy = "remove the ACE"
			p.Report(f)
			continue
		}
		if grants := broadGrants(d, rights&eventWrite); p.Strict() && len(grants) > 0 {
			f := p.broad(d, grants, eventWrite, "%s may write events of their own to %s")
			f.Because += ", but only the driver needs to write to its channel"
			f.Remedy = withoutWrite(d, grants[0], "0x1")
			f.Severity = Note
			p.Report(f)
		}
	}
}}

// exampleEvents adds a channel of events. The lines of its channel-install-section
// follow.
const exampleEvents = exampleGuardedDevice + `[Acme.NT.Events]
AddEventProvider = {071acb53-ccfb-42e0-9a68-5336b7301507},Acme.Provider

[Acme.Provider]
ProviderName = Acme-Device
ResourceFile = %13%\acme.sys
AddChannel = Acme-Device/Operational,2,Acme.Channel

[Acme.Channel]
`

// Rights to event channels ("Eventlog key", Windows documentation).
const (
	eventRead  sddl.AccessMask = 0x1
	eventWrite sddl.AccessMask = 0x2
	eventClear sddl.AccessMask = 0x4
)

// channelRights returns the rights that Windows takes from a channel's descriptor.
// For one with a standard isolation it is read access (documentation of
// AddEventProvider); for the descriptors in the registry it is all. It reports
// false when the isolation is not known.
func channelRights(d *access.Descriptor) (rights sddl.AccessMask, known bool) {
	const all = eventRead | eventWrite | eventClear | controls
	if d.Setting.Reg != nil {
		// HKR in an event-log-install-section is the key of a source, not of its log.
		return all, d.Setting.Reach.From.Role != inf.RoleEventLog
	}
	isolation, known := channelIsolation(d.Object)
	if isolation == customIsolation {
		return all, known
	}
	return eventRead, known
}

const customIsolation = 3

// channelIsolation returns the Isolation of a channel, which is 1 (Application) if
// the file does not say.
func channelIsolation(o *access.Object) (n uint32, known bool) {
	s := o.Value("Isolation")
	if s == nil {
		return 1, o.Kind == inf.KindEventChannel
	}
	n, ok := s.Value.Uint()
	return n, ok && s.Value.Known() && n >= 1 && n <= customIsolation
}

// isolationNames are the words of the documentation for the values of Isolation.
var isolationNames = [...]string{1: "Application", 2: "System", customIsolation: "Custom"}

// describeIsolation says what the isolation of a channel is.
func describeIsolation(o *access.Object, n uint32) string {
	if o.Value("Isolation") == nil {
		return "the channel has no Isolation, which means 1 (Application)"
	}
	return fmt.Sprintf("the Isolation of the channel is %d (%s)", n, isolationNames[n])
}
