package rules

import (
	"fmt"
	"slices"

	"github.com/inflint/inflint/inf"
)

var umdfDirectHardwareUserMapping = &Rule{Meta: Meta{
	ID:      "INF703",
	Name:    "umdf-direct-hardware-user-mapping",
	Summary: "A host process that other drivers may share has the registers of the hardware in its memory.",
	Why: "With AllowDirectHardwareAccess a UMDF driver may use the registers of its hardware, and with RegisterAccessUsingUserModeMapping they are in the memory of its host process, so access to them needs no system call. " +
		"By default Windows puts several devices into one host process. Every driver in it, and whoever takes over one of them, then reaches the registers of this device, and with them perhaps all memory that the device can write to. " +
		"`UmdfHostProcessSharing = ProcessSharingDisabled` gives the device a process of its own.",
	Bad: exampleUMDF + `UmdfDirectHardwareAccess = AllowDirectHardwareAccess
UmdfRegisterAccessMode = RegisterAccessUsingUserModeMapping
`,
	Good: exampleUMDF + `UmdfDirectHardwareAccess = AllowDirectHardwareAccess
UmdfRegisterAccessMode = RegisterAccessUsingUserModeMapping
UmdfHostProcessSharing = ProcessSharingDisabled
`,
	Severity: Note, Precision: PrecisionHigh, SecuritySeverity: 3.9,
	CWE: []string{"CWE-1262"}, Presets: fromStrict,
	References: []Reference{refWDFDirectives, refUMDFPooling},
	Item:       "umdf",
}, Check: func(p *Pass) {
	for _, o := range p.Objects {
		mapping := o.Value("UmdfRegisterAccessMode")
		direct := o.Value("UmdfDirectHardwareAccess")
		if o.Kind != inf.KindDevice || mapping == nil || direct == nil || !has(mapping, "RegisterAccessUsingUserModeMapping") ||
			!has(direct, "AllowDirectHardwareAccess") && !has(direct, "AllowDirectHardwareAccessAndDma") || !sharesHost(o.Object) {
			continue
		}
		f := p.On(o, mapping, fmt.Sprintf(
			"the registers of %s are mapped into a host process that other UMDF drivers may share", name(o)))
		f.Because = "each driver in that process can read and write them"
		f.Remedy = "add `UmdfHostProcessSharing = ProcessSharingDisabled`, or delete `UmdfRegisterAccessMode`"
		f.Related = []Related{{Span: direct.Span(), File: direct.Entry.Section.File, Message: "direct access is allowed here"}}
		p.Report(f)
	}
}}

// sharesHost reports whether a device's UMDF host process is one for several
// devices, as far as the file tells.
func sharesHost(o *inf.Object) bool {
	if s := o.Value("UmdfHostProcessSharing"); s != nil {
		return has(s, "ProcessSharingEnabled")
	}
	return !slices.ContainsFunc(o.Install.External, func(r *inf.Reach) bool { return r.Role == inf.RoleWdf })
}
