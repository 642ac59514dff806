package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var orphanSecuritySection = &Rule{Meta: Meta{
	ID:      "INF507",
	Name:    "orphan-security-section",
	Summary: "A section with a descriptor belongs to no section that creates keys or files.",
	Why: "Windows looks for a descriptor in the section that has the name of an add-registry-section or file-list section, with .Security at the end. Windows never reads it under any other name, beside a DDInstall or .HW section, or for a file that CopyFiles names itself (@file): keys and files then get the descriptor of what is above them. " +
		"The descriptor of the device is something else: a line `HKR,,Security,,\"…\"` in an add-registry-section of DDInstall.HW.",
	Bad: exampleGuardedDevice + `[Acme.NT]
AddReg = Acme.Settings

[Acme.Settings]
HKR,Settings,BufferSize,0x10001,64

[Acme.Settings.Securty]
"D:P(A;CI;GA;;;SY)(A;CI;GA;;;BA)"
`,
	Good: exampleGuardedDevice + `[Acme.NT]
AddReg = Acme.Settings

[Acme.Settings]
HKR,Settings,BufferSize,0x10001,64

[Acme.Settings.Security]
"D:P(A;CI;GA;;;SY)(A;CI;GA;;;BA)"
`,
	Severity: Error, Precision: PrecisionHigh, SecuritySeverity: 6.5,
	CWE: []string{"CWE-561", "CWE-1188"}, Presets: fromDefault,
	References: []Reference{refAddReg, refCopyFiles}, InfVerif: []string{"2083"},
	Item: "descriptors",
}, Check: func(p *Pass) {
	var roles map[*inf.Section]inf.Role // few files have such a section
	for _, s := range facts.DeadSections(p.Facts) {
		value := descriptorSection(s)
		if value == nil {
			continue
		}
		name, suffix := cutLastDot(s.Name)
		of := p.File.Section(name)
		if roles == nil {
			roles = p.roles()
		}
		role, alive := roles[of]
		f := Finding{
			Span: s.Headers[0], Entry: value,
			Message: fmt.Sprintf("Windows never reads the descriptor in [%s]", s.Name),
			Remedy:  "name the section after the one that creates the keys or files, with .Security at the end",
		}
		switch {
		case alive && hasSecurity(role):
			f.Because = fmt.Sprintf("Windows looks for the descriptor of [%s] in [%s.Security]", name, name)
			f.Remedy = fmt.Sprintf("name this section [%s.Security]", name)
			end := s.Headers[0].End
			if strings.HasSuffix(p.File.Text[:end], suffix) {
				f.Fixes = []Fix{{Message: "rename the section", Edits: []inf.Edit{{Span: inf.Span{Start: end - len(suffix), End: end}, New: "Security"}}}}
			}
		case of != nil && !alive:
			continue // neither is read, and nothing is left unprotected
		case !strings.EqualFold(suffix, "Security"):
			f.Because = "its name does not end with .Security"
		case of == nil:
			f.Because = fmt.Sprintf("this file has no section [%s]", name)
		case role == inf.RoleServiceInstall:
			f.Because = fmt.Sprintf("[%s] is a service-install-section, which sets the descriptor of the service in a Security line", name)
			f.Remedy = fmt.Sprintf("write `Security = \"…\"` in [%s]", name)
		default:
			f.Because = fmt.Sprintf("[%s] is neither an add-registry-section nor a file-list section", name)
			f.Remedy += ". To secure a device, write a Security line in an add-registry-section"
		}
		p.Report(f)
	}
}}

// roles tells what Windows reads sections as. Of several roles one counts that may
// have a .Security section.
func (p *Pass) roles() map[*inf.Section]inf.Role {
	reached := map[*inf.Section]inf.Role{}
	for _, in := range p.File.Installs() {
		for _, r := range in.Reaches {
			if role, ok := reached[r.Section]; !ok || !hasSecurity(role) {
				reached[r.Section] = r.Role
			}
		}
	}
	return reached
}

// hasSecurity reports whether Windows looks for a .Security section beside a
// section in the given role.
func hasSecurity(role inf.Role) bool { return role == inf.RoleAddReg || role == inf.RoleCopyFiles }

// descriptorSection returns the entry of a section that holds a descriptor and
// nothing else, or nil.
func descriptorSection(s *inf.Section) *inf.Entry {
	if len(s.Entries()) != 1 || !s.Entries()[0].Lone() || !facts.StartsDescriptor(s.Entries()[0].Value(1)) {
		return nil
	}
	return s.Entries()[0]
}

// cutLastDot returns the parts of a name before and behind its last dot.
func cutLastDot(name string) (before, after string) {
	i := strings.LastIndexByte(name, '.')
	if i < 0 {
		return name, ""
	}
	return name[:i], name[i+1:]
}
