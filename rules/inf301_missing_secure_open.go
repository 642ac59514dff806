package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var missingSecureOpen = &Rule{Meta: Meta{
	ID:      "INF301",
	Name:    "missing-secure-open",
	Summary: "The INF file does not set FILE_DEVICE_SECURE_OPEN, which lets the device's descriptor guard the names below the device.",
	Why: "Windows applies a device's descriptor to an open of the device itself. For an open of a name below it, `\\Device\\Acme\\anything`, it checks traverse access only, which practically every caller passes, " +
		"and leaves the rest to the driver. Few drivers look at the name, so that whoever adds one is in, whatever the descriptor says. " +
		"With FILE_DEVICE_SECURE_OPEN (0x100) in DeviceCharacteristics the descriptor applies to these opens as well. " +
		"KMDF sets the flag for the devices that it makes, and other drivers may set it in their code, which the INF does not show: where nothing tells what the driver is, this is a note. " +
		"Where the configuration or the Visual Studio project says that it is a WDM driver, it is a warning, and an error if the INF registers an interface with a reference string, which is opened by a name below the device. " +
		"For a driver that is shown to be a KMDF or UMDF driver, by any install section of the file, it is a note of the strict preset. " +
		"Devices that a driver of Windows makes (network, display, storage, audio, HID), and those without a driver in the kernel, are left out.",
	Bad: `[Acme.NT.HW]
AddReg = Acme.Security

[Acme.Security]
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"
`,
	Severity: Note, Precision: PrecisionMedium, SecuritySeverity: 6.5,
	CWE: []string{"CWE-693", "CWE-862"}, Presets: fromDefault,
	References: []Reference{refNamespace, refSecureInstall, refFSDescriptors, refKMDFAccess, refModel},
	Item:       "namespace",
}, Check: func(p *Pass) {
	clearing, misplaced := p.clearedSecureOpen(), misplacedCharacteristics{}
	for _, o := range p.Objects {
		if o.Kind != inf.KindDevice || o.Install == nil || o.Effective == nil || !o.Effective.Effective() {
			continue
		}
		namespace, d := p.namespaceOf(o), o.Effective
		byFramework := namespace == access.ByFramework && p.Strict()
		if namespace != access.NotSet && !byFramework || facts.MayBeFileSystem(o.Install) || access.OfPortDriver(o.Install) || !facts.Restrictive(d) {
			continue
		}
		if s := o.Value("DeviceCharacteristics"); s != nil && (misspelledSecureOpen(s) || clearing[o].device != nil) {
			continue // INF303 and INF302 say so
		} else if s == nil && misplaced.in(o.Install) {
			continue // INF315 says so
		}
		f := p.On(o, d.Setting, fmt.Sprintf(
			"the INF file does not set FILE_DEVICE_SECURE_OPEN for %s: unless the driver is a KMDF driver or sets it in code, callers whom the descriptor refuses can open `\\Device\\…\\any name`. `HKR,,DeviceCharacteristics,0x10001,0x100` sets it whatever the driver is.",
			name(o)))
		switch {
		case byFramework:
			f.Message = fmt.Sprintf("%s. %s sets it for its own devices; the line `HKR,,DeviceCharacteristics,0x10001,0x100` holds whatever driver is in the stack.",
				lacks(o, name(o)), p.frameworkOf(o.Install))
		case p.framework() == WDM:
			f.Severity = Warning
			f.Message = fmt.Sprintf(
				"the descriptor of %s does not guard the names below the device: %s, and the driver is a WDM driver, for which no framework sets it. Who may not open the device can still open `\\Device\\…\\any name`, unless the driver sets the flag or checks in its code. Add `HKR,,DeviceCharacteristics,0x10001,0x100`.",
				name(o), lacks(o, "the device"))
			if opensBelow(o.Install) {
				f.Severity = Error
			}
		}
		p.nameBelow(&f, o)
		p.fixSecureOpen(&f, o, d)
		p.Report(f)
	}
}}

// lacks says in what way a device, which is called something, lacks the flag.
func lacks(o *access.Object, called string) string {
	if o.Value("DeviceCharacteristics") == nil {
		return "no DeviceCharacteristics sets FILE_DEVICE_SECURE_OPEN (0x100) for " + called
	}
	return "DeviceCharacteristics of " + called + " does not have FILE_DEVICE_SECURE_OPEN (0x100)"
}

// namespaceOf tells how the names below a device are guarded, with what is known
// of the driver besides the INF.
func (p *Pass) namespaceOf(o *access.Object) access.Namespace {
	n := access.NamespaceOf(o)
	if n == access.NotSet {
		if fw := p.framework(); fw == KMDF || fw == UMDF {
			return access.ByFramework
		}
	}
	return n
}

// frameworkOf names the framework that guards the devices of an install.
func (p *Pass) frameworkOf(in *inf.Install) string {
	if fw := in.Framework(); fw != inf.NoFramework {
		return fw.String()
	}
	return strings.ToUpper(string(p.framework()))
}

// opensBelow reports whether an install registers an interface with a reference
// string.
func opensBelow(in *inf.Install) bool {
	return slices.ContainsFunc(in.Interfaces(), func(i inf.Interface) bool {
		return i.Reference != "" && i.Entry.Field(2).Known()
	})
}

// nameBelow relates the interfaces with a reference string: to open one is to
// open a name below the device.
func (p *Pass) nameBelow(f *Finding, o *access.Object) {
	for _, i := range o.Install.Interfaces() {
		if i.Reference != "" {
			f.Related = append(f.Related, Related{
				Span: i.Entry.Span(), File: i.Entry.Section.File,
				Message: "this interface is opened by a name below the device, so the descriptor does not guard it",
			})
		}
	}
	if s := o.Value("DeviceCharacteristics"); s != nil {
		f.Related = append(f.Related, Related{
			Span: s.Span(), File: s.Entry.Section.File,
			Message: "the characteristics are set here, without 0x100",
		})
	}
}

// fixSecureOpen offers to add the line where there is none. A value that is there
// may be meant as it is.
func (p *Pass) fixSecureOpen(f *Finding, o *access.Object, d *access.Descriptor) {
	entry := d.Setting.Entry
	if o.Value("DeviceCharacteristics") != nil || d.Setting.Reg == nil || d.Setting.Reg.Root == "" {
		return
	}
	file := entry.Section.File
	line := file.LineSpan(file.Position(entry.Span().Start).Line)
	indent := file.Text[line.Start:entry.Span().Start]
	f.Fixes = []Fix{{
		Message: "set FILE_DEVICE_SECURE_OPEN",
		Safe:    true,
		Edits: []inf.Edit{{
			Span: inf.Span{Start: line.Start, End: line.Start},
			New:  indent + "HKR,,DeviceCharacteristics,0x10001,0x100" + file.LineEnd(line.Start),
		}},
	}}
}
