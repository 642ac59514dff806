package rules

import (
	"fmt"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/sddl"
)

var keySecurityNotInheritable = &Rule{Meta: Meta{
	ID:      "INF506",
	Name:    "key-security-not-inheritable",
	Summary: "The descriptor of registry keys does not reach the keys that are made below them.",
	Why: "A key that is made later gets those ACEs (access control entries) of its parent that have the flag CI (container inherit). If none has it, the new key gets the default descriptor of its creator: one that a service makes as SYSTEM is for the system and administrators, one that a user's program makes is that user's. " +
		"The documentation's example of a descriptor for keys has the flag in each ACE.",
	Bad: exampleGuardedDevice + `[Acme.NT]
AddReg = Acme.Settings

[Acme.Settings]
HKR,Settings,BufferSize,0x10001,64

[Acme.Settings.Security]
"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;KR;;;BU)"
`,
	Good: exampleGuardedDevice + `[Acme.NT]
AddReg = Acme.Settings

[Acme.Settings]
HKR,Settings,BufferSize,0x10001,64

[Acme.Settings.Security]
"D:P(A;CI;GA;;;SY)(A;CI;GA;;;BA)(A;CI;KR;;;BU)"
`,
	Severity: Note, Precision: PrecisionMedium, SecuritySeverity: 2.5,
	CWE: []string{"CWE-277"}, Presets: fromStrict,
	References: []Reference{refAddReg, refACEInheritance},
	Item:       "keys-and-files",
}, Check: func(p *Pass) {
	for d := range p.secured(sddl.KindKey) {
		if d.Setting.Reach.Role != inf.RoleSecurity || !grantsSomething(d) || inheritable(d) {
			continue
		}
		first := &d.DACL()[0]
		f := p.At(d, first.Spans.ACE, fmt.Sprintf("no ACE in the descriptor of %s has the flag CI", whose(d)))
		f.Because = "keys that are made below it later do not inherit these ACEs, so their creator decides who gets access"
		f.Remedy = fmt.Sprintf("write `%s`, and add CI to the other ACEs as well", withACEFlags(d, first, text(d, first.Spans.Flags)+"CI"))
		p.Report(f)
	}
}}

func inheritable(d *access.Descriptor) bool {
	for _, ace := range d.DACL() {
		if ace.Flags&sddl.ContainerInherit != 0 {
			return true
		}
	}
	return false
}
