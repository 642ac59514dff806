package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var eventChannelMalformed = &Rule{Meta: Meta{
	ID:      "INF934",
	Name:    "event-channel-malformed",
	Summary: "An event channel has the value of another one, or a setting that does not go with the others.",
	Why:     "The value of a channel tells it from the others of its provider (1180). LoggingAutoBackup needs LoggingRetention 2, which keeps what is there (1182), and channels of the types 1 and 2, Admin and Operational (1181). Windows does not register a provider whose channels contradict each other.",
	Bad: `[Acme.NT.Events]
AddEventProvider = {8e2f0c6d-4b1a-4f57-9d0e-3a5c7b9d1e2f},Acme.Provider

[Acme.Provider]
ProviderName = Acme
ResourceFile = %13%\acme.sys
AddChannel = Acme/Debug,4,Acme.Channel

[Acme.Channel]
LoggingRetention = 2
LoggingAutoBackup = 1
`,
	Good: `[Acme.NT.Events]
AddEventProvider = {8e2f0c6d-4b1a-4f57-9d0e-3a5c7b9d1e2f},Acme.Provider

[Acme.Provider]
ProviderName = Acme
ResourceFile = %13%\acme.sys
AddChannel = Acme/Operational,2,Acme.Channel

[Acme.Channel]
LoggingRetention = 2
LoggingAutoBackup = 1
`,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refInfVerif, refEventProvider}, InfVerif: []string{"1180", "1181", "1182"},
	Item: "parts",
}, Check: func(p *Pass) {
	for _, r := range facts.Readings(p.Facts) {
		if r.Role() != inf.RoleEventProvider || r.Section().File != p.File {
			continue
		}
		taken := set[string]{}
		for e := range r.Section().All("AddChannel") {
			p.eventChannel(r.First.Install, e, taken)
		}
	}
}}

// eventChannel looks at a channel of a provider, whose other channels have taken values.
func (p *Pass) eventChannel(in *inf.Install, e *inf.Entry, taken set[string]) {
	s := p.File.Section(e.Value(3))
	wrong := func(code string, line *inf.Entry, message, because, remedy string) {
		p.require(Finding{InfVerif: code, Span: line.Span(), Entry: line, Message: message, Because: because, Remedy: remedy}, in)
	}
	kind, ok := e.Field(2).Uint()
	if e.Field(2).Known() && (!ok || kind < 1 || kind > 4) {
		wrong("1181", e, fmt.Sprintf("`%s` is not a type of event channel", e.Value(2)), "Windows does not register the channel", "write 1 (Admin), 2 (Operational), 3 (Analytic) or 4 (Debug)")
		return
	}
	if e.Value(3) == "" || s == nil {
		return
	}
	if value := s.First("Value"); value != nil && value.Value(1) != "" && value.Field(1).Known() {
		n, ok := value.Field(1).Uint()
		if ok && !taken.add(fmt.Sprint(n)) {
			wrong("1180", value, fmt.Sprintf("another channel of the provider has the value %d too", n), "events of the one would go to the other", "give each channel a value of its own")
		}
	}
	backup := s.First("LoggingAutoBackup")
	if backup == nil || !backup.Field(1).Known() || strings.Trim(backup.Value(1), " ") != "1" {
		return
	}
	retention := s.First("LoggingRetention")
	keeps, _ := retentionOf(retention)
	switch {
	case kind > 2:
		wrong("1181", backup, "LoggingAutoBackup is for channels of the types 1 and 2 only", "Windows does not register the channel", "delete the line")
	case retention == nil || retention.Field(1).Known() && keeps != 2:
		wrong("1182", backup, "LoggingAutoBackup needs `LoggingRetention = 2`", "Windows does not register the channel", "write `LoggingRetention = 2`, or delete the line")
	}
}

func retentionOf(line *inf.Entry) (uint32, bool) {
	if line == nil {
		return 0, false
	}
	return line.Field(1).Uint()
}
