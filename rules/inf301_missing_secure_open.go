package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/driver"
	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var missingSecureOpen = &Rule{Meta: Meta{
	ID:      "INF301",
	Name:    "missing-secure-open",
	Summary: "The INF file does not set FILE_DEVICE_SECURE_OPEN, which lets the device's descriptor guard the names below the device.",
	Why: "Windows checks a device's descriptor when a caller opens the device itself. When a caller opens a name below it, `\\Device\\Acme\\anything`, Windows checks traverse access only, which practically every caller has, " +
		"and leaves the rest to the driver. Few drivers look at the name: a caller that adds one gets in, whatever the descriptor says. " +
		"With FILE_DEVICE_SECURE_OPEN (0x100) in DeviceCharacteristics the descriptor applies to these names as well. " +
		"KMDF sets the flag for the devices that it makes, and other drivers may set it in their code, which the INF file does not show: where nothing tells what the driver is, the finding is a note. " +
		"Where the driver or its source is at hand, the finding is a warning if no call that makes a device passes the flag, and there is none otherwise. " +
		"It is a warning if the configuration or the Visual Studio project says that the driver is a WDM driver, and an error if the INF file also registers an interface with a reference string: callers open such an interface by a name below the device. " +
		"If an install section of the file shows a KMDF or UMDF driver, the finding is a note of the strict preset. " +
		"The rule passes over devices that a driver of Windows makes (network, display, storage, audio, HID), and devices without a driver in the kernel.",
	Bad: `[Acme.NT.HW]
AddReg = Acme.Security

[Acme.Security]
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
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
		noCall := noCallPasses(o)
		if namespace != access.NotSet && !byFramework && !noCall || facts.MayBeFileSystem(o.Install) || access.OfPortDriver(o.Install) || !facts.Restrictive(d) {
			continue
		}
		if s := o.Value("DeviceCharacteristics"); s != nil && (misspelledSecureOpen(s) || clearing[o].device != nil) {
			continue // INF303 and INF302 say so
		} else if s == nil && misplaced.in(o.Install) {
			continue // INF315 says so
		}
		f := p.On(o, d.Setting, lacks(o))
		f.Remedy = "write `" + secureOpenLine(o) + "`"
		if o.Value("DeviceCharacteristics") == nil {
			f.Remedy += " beside the Security line"
		}
		switch {
		case byFramework:
			f.Because = p.frameworkOf(o.Install) + " sets the flag only for the devices that it makes itself"
			f.Remedy += "; it holds for every driver in the stack"
		case noCall:
			f.Because = "no call in " + short(o.Driver.Name, maxName) + " that makes a device passes the flag: unless the driver sets it later or checks names, callers that the security descriptor keeps out can open `\\Device\\…\\any name`"
			if passesNone(o.Driver.Tracked().NamesBelow()) {
				f.Severity = Warning
			}
		case p.framework() == WDM:
			f.Because = "unless the WDM driver sets the flag or checks names in its code, callers that the security descriptor keeps out can open `\\Device\\…\\any name`"
		default:
			f.Because = "unless KMDF or the driver's code sets the flag, callers that the security descriptor keeps out can open `\\Device\\…\\any name`"
		}
		if p.framework() == WDM && !byFramework {
			f.Severity = Warning
			if opensBelow(o.Install) {
				f.Severity = Error
			}
		}
		p.nameBelow(&f, o)
		p.fixSecureOpen(&f, o, d)
		p.Report(f)
	}
}}

// noCallPasses reports whether no call of the driver of a device passes the flag, and no filter
// above it can have it.
func noCallPasses(o *access.Object) bool {
	return access.NamespaceOf(o) == access.NotShown && o.Value("UpperFilters") == nil && passesNone(o.Below())
}

// passesNone reports whether all calls that make a device were read, and none passes the flag.
func passesNone(b evidence.Below) bool {
	return b.Reason == driver.NoCallPasses && b.Confidence != driver.NotKnown
}

// lacks says in what way a device lacks the flag.
func lacks(o *access.Object) string {
	if o.Value("DeviceCharacteristics") == nil {
		return "no line sets FILE_DEVICE_SECURE_OPEN (0x100) for " + name(o)
	}
	return "DeviceCharacteristics of " + name(o) + " does not have FILE_DEVICE_SECURE_OPEN (0x100)"
}

// secureOpenLine is the line that sets the flag for a device, with the bits that the device
// has already.
func secureOpenLine(o *access.Object) string {
	bits := uint32(access.SecureOpen)
	if s := o.Value("DeviceCharacteristics"); s != nil {
		n, _ := characteristicsOf(s)
		bits |= n
	}
	return fmt.Sprintf("HKR,,DeviceCharacteristics,0x10001,%#x", bits)
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
				Message: "callers open this interface by a name below the device, which the descriptor does not guard",
			})
		}
	}
	if s := o.Value("DeviceCharacteristics"); s != nil {
		f.Related = append(f.Related, Related{
			Span: s.Span(), File: s.Entry.Section.File,
			Message: "this line sets DeviceCharacteristics without 0x100",
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
