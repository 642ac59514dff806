package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/sddl"
)

var emptyDACL = &Rule{Meta: Meta{
	ID:      "INF203",
	Name:    "empty-dacl",
	Summary: "No access control entry (ACE) of the DACL grants anything, so nobody gets in, not even the system.",
	Why: "A DACL refuses what no ACE allows. `D:P` is a good start for a driver that creates a device and leaves the rest to the INF file; in the INF file it is final: " +
		"no user-mode code, not even a service that runs as SYSTEM, can open the object. ACEs with the IO flag do not count, since they are only for objects inside this one. " +
		"It is a note where a comment on the line says that only kernel code is to have access, and an error for registry keys and files, for which the documentation requires that the system and administrators have full access.",
	Bad: exampleDevice + `HKR,,Security,,"D:P"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)"
`,
	Severity: Warning, Precision: PrecisionHigh, SecuritySeverity: 3.1,
	CWE: []string{"CWE-284"}, Presets: fromDefault,
	References: []Reference{refDeviceSDDL, refNullDACL},
	Item:       "access",
}, Check: func(p *Pass) {
	for d := range p.Descriptors {
		if noDACL(d) || grantsSomething(d) {
			continue
		}
		f := p.On(d.Object, d.Setting, fmt.Sprintf("no ACE in the descriptor of %s grants anything", whose(d)))
		f.Because = "no program can open it, not even one of SYSTEM or of an administrator"
		f.Remedy = fmt.Sprintf("grant at least SYSTEM and administrators access: write `\"%s\"`", closedDescriptor(d.Object.Rights))
		switch {
		case d.Object.Kind == inf.KindKey || d.Object.Kind == inf.KindFile:
			f.Severity = Error
		case strings.Contains(strings.ToLower(trailingComment(d.Setting.Entry)), "kernel"):
			f.Severity, f.Remedy = Note, "if programs should have access, "+f.Remedy
		default:
			f.Remedy += ". If only kernel code should have access, say so in a comment"
		}
		p.Report(f)
	}
}}

func grantsSomething(d *access.Descriptor) bool {
	aces := d.DACL()
	for i := range aces {
		if allows(&aces[i]) && aces[i].Mask != 0 {
			return true
		}
	}
	return false
}

// trailingComment returns the rest of the line behind an entry.
func trailingComment(e *inf.Entry) string {
	line, _, _ := strings.Cut(e.Section.File.Text[e.Span().End:], "\n")
	return line
}

// everything is every right.
const everything = ^sddl.AccessMask(0)
