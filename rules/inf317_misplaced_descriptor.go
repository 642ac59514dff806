package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/inf/explain"
	"github.com/inflint/inflint/internal/spelling"
	"github.com/inflint/inflint/rules/facts"
)

var misplacedDescriptor = &Rule{Meta: Meta{
	ID:      "INF317",
	Name:    "misplaced-descriptor",
	Summary: "A descriptor stands under a name from which Windows takes no descriptor.",
	Why: "In a service-install-section and in the section for a WMI GUID, the directive with the descriptor is `Security`; in a channel-install-section it is `Access`. In the registry, the descriptor of an event channel is the value `ChannelAccess` of its key, and that of a classic event log the value `CustomSD` of the key of the log, not of an event source. " +
		"Windows passes over a directive or a value of another name, and the object has the system's default. " +
		"The finding is an error if a `Security` directive stands in a DDInstall, DDInstall.HW or [ClassInstall32] section, which has no such directive, and the device has no descriptor. " +
		"The rule says nothing if another line sets the descriptor.",
	Bad: exampleGuardedDevice + `[Acme.Service]
SecurityDescriptor = "D:(A;;CCLCSWRPWPDTLOCRRC;;;SY)(A;;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;BA)"
`,
	Good: exampleGuardedDevice + `[Acme.Service]
Security = "D:(A;;CCLCSWRPWPDTLOCRRC;;;SY)(A;;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;BA)"
`,
	Severity: Warning, Precision: PrecisionHigh, SecuritySeverity: 5.3,
	CWE: []string{"CWE-1188"}, Presets: fromDefault,
	References: []Reference{refAddService, refWMISection, refEventProvider, refEventlogKey, refPorting},
	Item:       "descriptors",
}, Check: func(p *Pass) {
	seen := set[*inf.Section]{}
	for _, in := range p.File.Installs() {
		for _, r := range in.Reaches {
			directive := descriptorDirectives[r.Role]
			switch {
			case directive == "" && r.Role != inf.RoleHardware && r.Role != inf.RoleInstall || !seen.add(r.Section):
			case directive != "":
				p.otherDirectives(r.Section, directive)
			default:
				p.deviceDirective(in, r.Section)
			}
		}
	}
	p.otherEventValues()
	for o, s := range p.AllSettings {
		if s.Cause == inf.KeyOfEventSource {
			f := p.On(o, s, fmt.Sprintf("this %s has no effect", s.Label.Value))
			f.Because, f.Remedy = explain.Cause(s), writeToLog
			p.Report(f)
		}
	}
}}

// descriptorDirectives are the directives with the descriptor of what a section is about.
var descriptorDirectives = map[inf.Role]string{
	inf.RoleServiceInstall: "Security", inf.RoleWMIClass: "Security", inf.RoleEventChannel: "Access",
}

// otherDirectives reports the lines of a section that give a descriptor to another
// directive than the right one, which the section does not have.
func (p *Pass) otherDirectives(section *inf.Section, right string) {
	if section.First(right) != nil {
		return
	}
	for _, e := range section.Entries() {
		if !setsDirective(e) {
			continue
		}
		meant := meansSecurity(e.Key.Value) || near(e.Key.Value, right)
		f := Finding{
			Span: e.Key.Span(), Entry: e, Message: noDescriptorFrom(e),
			Because: fmt.Sprintf("Windows takes the descriptor from `%s` alone, so the object does not get this one", right), Remedy: fmt.Sprintf("write `%s = \"…\"`", right),
		}
		if meant {
			f.wakesWith(Fix{"write " + right, near(e.Key.Value, right), []inf.Edit{{Span: e.Key.Span(), New: right}}})
		}
		p.Report(f)
	}
}

// deviceDirective reports a Security directive in a section of a device or of a setup
// class that has no descriptor.
func (p *Pass) deviceDirective(in *inf.Install, section *inf.Section) {
	for _, e := range section.Entries() {
		if !setsDirective(e) || !meansSecurity(e.Key.Value) {
			continue
		}
		o := facts.KeyedObjects(p.Facts)[in]
		if o == nil || o.Effective != nil {
			continue
		}
		p.Report(Finding{
			Span: e.Key.Span(), Entry: e, Object: o.Object, Severity: Error, Message: noDescriptorFrom(e),
			Because: "such a section has no directive for a descriptor, so the device does not get it",
			Remedy:  fmt.Sprintf("write `HKR,,Security,,\"…\"` in a section that AddReg names in %s", hardwareSection(o.Object)),
		})
	}
}

func noDescriptorFrom(e *inf.Entry) string {
	return fmt.Sprintf("Windows takes no descriptor from `%s` in [%s]", e.Key.Value, e.Section.Name)
}

// setsDirective reports whether an entry gives a descriptor to a directive.
func setsDirective(e *inf.Entry) bool {
	return e.Key != nil && !e.Lone() && e.Key.Known() && e.Field(1).Known() && isDescriptor(e.Value(1))
}

// near reports whether a word is another one, misspelled.
func near(word, right string) bool {
	return len(word) < 2*len(right) && spelling.Distance(strings.ToLower(word), strings.ToLower(right)) <= 2
}

// The keys of event channels and of classic event logs, as CanonicalKey spells them.
const (
	channelsKey  = `software\microsoft\windows\currentversion\winevt\channels\`
	eventLogsKey = facts.ServicesKey + `eventlog\`
)

// writeToLog is what to do with a CustomSD in the key of an event source.
const writeToLog = "write the value to the key of the log, if the log is yours, or delete the line"

// eventValue returns the value of a key that has the descriptor of an event channel or of
// an event log, and its name; "" for other keys.
func eventValue(key string) (value, of string) {
	if channel, ok := strings.CutPrefix(key, channelsKey); ok && !strings.Contains(channel, `\`) {
		return "ChannelAccess", "an event channel"
	}
	if log, ok := strings.CutPrefix(key, eventLogsKey); ok && !strings.Contains(log, `\`) {
		return "CustomSD", "an event log"
	}
	return "", ""
}

// otherEventValues reports the lines that write a descriptor to the key of an event
// channel or an event log under another name than the right one, which no line writes, or
// to the key of a source of events.
func (p *Pass) otherEventValues() {
	written := set[string]{}
	for _, line := range facts.SystemLines(p.Facts) {
		if value, _ := eventValue(line.Key); value != "" && strings.EqualFold(line.Entry.Value(nameField), value) {
			written.add(line.Key)
		}
	}
	for _, line := range facts.SystemLines(p.Facts) {
		if line.Root != "HKLM" || !line.Subkey.Known() || line.Name == nil || !line.Name.Known() || line.Value == nil || !line.Value.Known() ||
			!isDescriptor(line.Value.Value) || line.Bits&(inf.RegDelete|inf.RegKeyOnly) != 0 {
			continue
		}
		f := Finding{Span: line.Name.Span(), Entry: line.Entry}
		if f.Span.Len() == 0 {
			f.Span = line.Value.Span()
		}
		value, of := eventValue(line.Key)
		switch {
		case value != "" && !written[line.Key] && !strings.EqualFold(line.Name.Value, value):
			f.Message = fmt.Sprintf("Windows takes the descriptor of %s from `%s`, not from `%s`", of, value, line.Name.Value)
			if line.Name.Value == "" {
				f.Message = fmt.Sprintf("Windows takes the descriptor of %s from `%s`, not from the default value of the key", of, value)
			}
			f.Because = "Windows passes over this value, so the system's default applies"
			f.Remedy = fmt.Sprintf("write `%s` as the name of the value", value)
			if near(line.Name.Value, value) {
				f.wakesWith(Fix{"write " + value, true, []inf.Edit{{Span: f.Span, New: value}}})
			}
		case value == "" && strings.HasPrefix(line.Key, eventLogsKey) && strings.EqualFold(line.Name.Value, "CustomSD"):
			f.Message = "this CustomSD has no effect"
			f.Because, f.Remedy = "the key is that of an event source, and Windows takes CustomSD from the key of the log", writeToLog
		default:
			continue
		}
		p.Report(f)
	}
}
