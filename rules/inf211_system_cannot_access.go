package rules

import (
	"fmt"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/sddl"
)

var systemCannotAccess = &Rule{Meta: Meta{
	ID:      "INF211",
	Name:    "system-cannot-access",
	Summary: "The descriptor does not give the system the access that it needs.",
	Why: "Services that run as SYSTEM, and Windows' own maintenance of the object, need access to it. The ACE (access control entry) need not name SY: " +
		"the token of SYSTEM also has Administrators, Authenticated Users and Everyone in it. On a device the system needs to read and write. On registry keys and files the documentation asks for full access " +
		"(an error here), since Windows cannot repair or remove them otherwise.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;LS)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;BA)(A;;GRGW;;;LS)" ; SYSTEM holds BA
`,
	Severity: Warning, Precision: PrecisionHigh, SecuritySeverity: 3.1,
	CWE: []string{"CWE-281"}, Presets: fromDefault,
	References: []Reference{refAddReg, refCopyFiles, refDeviceSDDL},
	Item:       "access",
}, Check: func(p *Pass) {
	for d := range p.Descriptors {
		if noDACL(d) || !grantsSomething(d) || len(lockouts(d)) > 0 || hasConditions(d) {
			continue
		}
		missing := systemLacks(d)
		if missing == 0 {
			continue
		}
		f := p.On(d.Object, d.Setting, fmt.Sprintf("the descriptor of %s does not give SYSTEM the access that it needs", whose(d)))
		f.Because = fmt.Sprintf("no ACE grants SYSTEM, or a group that SYSTEM is in, %s, which Windows and services that run as SYSTEM need", rightTo(d.Object.Rights, missing))
		f.Remedy = fmt.Sprintf("add `%s`", systemRemedy(d))
		if full := d.Object.Rights; full == sddl.KindKey || full == sddl.KindFile {
			f.Severity = Error
		}
		p.Report(f)
	}
}}

// systemRemedy returns the entries to add: for registry keys and files those that
// the documentation requires.
func systemRemedy(d *access.Descriptor) string {
	kind := d.Object.Rights
	remedy := fullAccess(kind, "SY")
	if ofSection(d) && kind.Mapping().All&^d.Granted(access.Administrator) != 0 {
		remedy += fullAccess(kind, "BA")
	}
	return remedy
}

// systemLacks returns the rights that the system needs and does not get.
func systemLacks(d *access.Descriptor) sddl.AccessMask {
	return systemNeeds(d.Object.Rights) &^ d.Granted(access.System)
}

// systemNeeds returns the rights without which the system cannot work with an
// object: all of them for what the documentation says so of.
func systemNeeds(kind sddl.ObjectKind) sddl.AccessMask {
	switch kind {
	case sddl.KindKey, sddl.KindFile:
		return kind.Mapping().All
	case sddl.KindService:
		return sddl.ReadControl
	case sddl.KindDevice:
		return 0x1 | 0x2 // FILE_READ_DATA, FILE_WRITE_DATA
	}
	return kind.ReadBits()
}

// hasConditions reports whether entries depend on what a caller claims, so that
// who gets access is not known.
func hasConditions(d *access.Descriptor) bool {
	for _, ace := range d.DACL() {
		if ace.Condition != nil {
			return true
		}
	}
	return false
}
