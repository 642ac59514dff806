package rules

import (
	"fmt"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var interactiveService = &Rule{Meta: Meta{
	ID:      "INF405",
	Name:    "interactive-service",
	Summary: "A service that runs as the system asks to show windows on the user's desktop.",
	Why: "Any program on a desktop can send messages to all windows there. If a service of the system has a window, a user's program can control the service, and attacks that run code in such a service are known. " +
		"Since Windows Vista, services have a session of their own, and since Windows 8, SERVICE_INTERACTIVE_PROCESS (0x100) has no effect unless an administrator turns it on (NoInteractiveServices). " +
		"A service that needs it does not work on these versions; a service that does not need it should not ask for it.",
	Bad: exampleService + `ServiceType = 0x110
ServiceBinary = %13%\acmesvc.exe
`,
	Good: exampleService + `ServiceType = 0x10
ServiceBinary = %13%\acmesvc.exe
`,
	Severity: Warning, Precision: PrecisionVeryHigh, SecuritySeverity: 5.9,
	CWE: []string{"CWE-422", "CWE-250"}, Presets: fromDefault,
	References: []Reference{refInteractive, refAddService},
	Item:       "service-security",
}, Check: func(p *Pass) {
	for _, o := range facts.Services(p.Facts) {
		line, bits := win32Service(o)
		if line == nil || bits&serviceInteractive == 0 || !runsAsSystem(o) {
			continue
		}
		f := p.On(o, line, fmt.Sprintf("%s runs as LocalSystem and asks to show windows to the user", name(o)))
		f.Because = "the type has SERVICE_INTERACTIVE_PROCESS (0x100): where Windows lets such a service show windows, any program of that user can send messages to them"
		f.Remedy = fmt.Sprintf("write 0x%x, without SERVICE_INTERACTIVE_PROCESS, and show windows from a program that runs as the user", bits&^serviceInteractive)
		if edit, ok := renumber(line.Value, bits&^serviceInteractive); ok {
			f.Fixes = []Fix{{Message: "clear SERVICE_INTERACTIVE_PROCESS", Safe: true, Edits: []inf.Edit{edit}}}
		}
		p.Report(f)
	}
}}
