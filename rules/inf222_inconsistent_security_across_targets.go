package rules

import (
	"fmt"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var inconsistentSecurityAcrossTargets = &Rule{Meta: Meta{
	ID:      "INF222",
	Name:    "inconsistent-security-across-targets",
	Summary: "The device has a security descriptor on one architecture or version of Windows, and none on another.",
	Why: "Windows reads the install section for its architecture and version, and only the .HW section that goes with that section: [Acme.NTamd64.HW] does nothing for [Acme.NTarm64]. " +
		"If an author copies a section for a new architecture without its .HW section, the device has only the descriptor of its setup class, its driver or its bus driver there, if they give it one. For most device types the system's default lets everyone read and write. " +
		"inflint compares devices by their first hardware ID.",
	Bad: `[Manufacturer]
"Acme Two" = Gauges,NTamd64.10.0...17763,NTarm64.10.0...17763

[Gauges.NTamd64.10.0...17763]
"Acme Gauge" = Gauge,ROOT\ACMEGAUGE

[Gauges.NTarm64.10.0...17763]
"Acme Gauge" = GaugeArm,ROOT\ACMEGAUGE

[Gauge.NT]
CopyFiles = @acme.sys

[Gauge.NT.Services]
AddService = acme,2,Acme.Service

[Gauge.NT.HW]
AddReg = Acme.Security

[GaugeArm.NT]
CopyFiles = @acme.sys

[GaugeArm.NT.Services]
AddService = acme,2,Acme.Service

` + exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Good: `[Manufacturer]
"Acme Two" = Gauges,NTamd64.10.0...17763,NTarm64.10.0...17763

[Gauges.NTamd64.10.0...17763]
"Acme Gauge" = Gauge,ROOT\ACMEGAUGE

[Gauges.NTarm64.10.0...17763]
"Acme Gauge" = Gauge,ROOT\ACMEGAUGE

[Gauge.NT]
CopyFiles = @acme.sys

[Gauge.NT.Services]
AddService = acme,2,Acme.Service

[Gauge.NT.HW]
AddReg = Acme.Security

` + exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Warning, Precision: PrecisionHigh, SecuritySeverity: 6.1,
	CWE: []string{"CWE-1188"}, Presets: fromDefault,
	References: []Reference{refHardwareSection, refManufacturer, refDeviceAccess}, InfVerif: []string{"1331"},
	Item: "access",
}, Check: func(p *Pass) {
	twins := facts.UnevenDevices(p.Facts)
	if len(twins) == 0 {
		return // as most files
	}
	for _, o := range facts.Unsecured(p.Facts) {
		pair, ok := twins[o]
		if !ok {
			continue
		}
		s := pair.Other.Effective.Setting
		hardware := o.Install.Name() + ".HW"
		addReg := "AddReg = " + s.Entry.Section.Name
		model := pair.Self.Target.Model
		f := Finding{Span: model.Key.Span(), Entry: model, Object: o.Object}
		f.Message = fmt.Sprintf("[%s] gives %s a security descriptor, but [%s] gives it none", pair.Other.Install.Name(), name(o), o.Install.Name())
		f.Because = fmt.Sprintf("[%s] is for %s: there %s", o.Install.Name(), decoration(pair.Self.Target), o.Fallback())
		f.Remedy = fmt.Sprintf("write `%s` in [%s]", addReg, hardware)
		f.Related = []Related{{Span: s.Span(), File: s.Entry.Section.File, Message: "this is its descriptor for " + decoration(pair.Other.Target)}}
		if edit, ok := appendLines(o.Install.Section, "", "["+hardware+"]", addReg); ok && p.File.Section(hardware) == nil && s.Entry.Section.File == p.File {
			f.Fixes = []Fix{{Message: "use the same descriptor", Edits: []inf.Edit{edit}}}
		}
		p.Report(f)
	}
}}

// decoration names what a Models line is for.
func decoration(t inf.Target) string {
	if t.Decoration.Text == "" {
		return "a Models section without a decoration"
	}
	return t.Decoration.Text
}
