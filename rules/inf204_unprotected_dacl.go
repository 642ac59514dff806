package rules

import (
	"fmt"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/sddl"
)

var unprotectedDACL = &Rule{Meta: Meta{
	ID:      "INF204",
	Name:    "unprotected-dacl",
	Summary: "The DACL is not protected, so Windows adds the access control entries (ACEs) of the parent to it.",
	Why: "A registry key or a file is inside another key or a directory. Unless its DACL has the flag P (`D:P`), Windows adds the ACEs that the parent hands down: below HKLM\\SOFTWARE, for one, read access for all users. " +
		"The object then has more ACEs than the INF file shows, and its place decides who gets access. " +
		"It is a note of the strict preset for devices and setup classes, which have no parent to inherit from, since every documented descriptor for them begins with D:P. " +
		"A DACL with the flag AR asks for them. Services, WMI GUIDs and event channels inherit nothing either; their documented descriptors have no P.",
	Bad: `[Acme.NT]
AddReg = Acme.Settings

[Acme.Settings]
HKLM,SOFTWARE\Acme,Secret,,"42"

[Acme.Settings.Security]
"D:(A;CI;GA;;;SY)(A;CI;GA;;;BA)"
`,
	Good: `[Acme.NT]
AddReg = Acme.Settings

[Acme.Settings]
HKLM,SOFTWARE\Acme,Secret,,"42"

[Acme.Settings.Security]
"D:P(A;CI;GA;;;SY)(A;CI;GA;;;BA)"
`,
	Severity: Warning, Precision: PrecisionHigh, SecuritySeverity: 4.6,
	CWE: []string{"CWE-277"}, Presets: fromDefault,
	References: []Reference{refNewObjects, refACEInheritance, refSetupSecurity, refFSDescriptors},
	Item:       "access",
}, Check: func(p *Pass) {
	for d := range p.Descriptors {
		if noDACL(d) || d.SD.DACL.Flags&(sddl.Protected|sddl.AutoInheritRequired) != 0 || !grantsSomething(d) {
			continue
		}
		device := d.Object.Rights == sddl.KindDevice
		if !ofSection(d) && (!device || !p.Strict() || d.Setting.Binary()) {
			continue
		}
		tag := d.SD.DACL.Span
		tag.End = tag.Start + int32(len("D:"))
		f := p.At(d, tag, fmt.Sprintf("the DACL of %s is not protected", whose(d)))
		f.Because = "Windows adds the ACEs of the key or folder above, so more callers may have access than the DACL says"
		f.Remedy = "write `D:P` instead of `D:`"
		if device {
			f.Severity = Note
			f.Because = "a device has no parent to inherit from, but documented descriptors begin with `D:P`"
		}
		f.fix(d, "protect the DACL (D:P)", device, change{tag, "D:P"})
		p.Report(f)
	}
}}

// ofSection reports whether a descriptor is that of a .Security section: of the
// registry keys or the files that another section creates.
func ofSection(d *access.Descriptor) bool {
	kind := d.Object.Rights
	return d.Setting.Reg == nil && (kind == sddl.KindKey || kind == sddl.KindFile)
}
