package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/rules/facts"
)

var noAssociatedService = &Rule{Meta: Meta{
	ID:      "INF909",
	Name:    "no-associated-service",
	Summary: "A device does not have exactly one service of its own.",
	Why: "For a device, Windows loads the driver whose service is associated with it: AddService with the flag 0x2 (SPSVCINST_ASSOCSERVICE) in its DDInstall.Services section. Without one, the device keeps the driver that it had before, or has none; of two, the last counts. " +
		"Where the driver is Windows' own, Include and Needs in the .Services section take in its service; where the device needs no driver, `AddService = ,2` says so. " +
		"An extension INF file has no service of this kind. Neither have monitors, printers with a driver of version 4, or the protocols, filters and clients of a network. InfVerif does not excuse modems, although the documentation does. Newer versions of it read a service WUDFRd as that of wudfrd.inf: without the flag, that is a warning. Include and Needs in the install section alone bring no service. The rule says nothing where .Services needs a section of another INF file that is not known.",
	Bad: `[Manufacturer]
"Acme" = Models,NTamd64.10.0...17763

[Models.NTamd64.10.0...17763]
"Acme Panel" = Panel,ROOT\ACMEPANEL

[Panel.NT]
CopyFiles = @acme.sys
`,
	Good: `[Manufacturer]
"Acme" = Models,NTamd64.10.0...17763

[Models.NTamd64.10.0...17763]
"Acme Panel" = Panel,ROOT\ACMEPANEL

[Panel.NT]
CopyFiles = @acme.sys

[Panel.NT.Services]
AddService = ,2
`,
	Severity: Error, Precision: PrecisionVeryHigh,
	Presets:    fromWHQL,
	References: []Reference{refAddService, refInfVerif, refServices}, InfVerif: []string{"1211", "1296"},
	Item: "services",
}, Check: func(p *Pass) {
	class, known := p.File.SystemClass()
	if !known || p.File.Unresolved() || p.File.Version().Extension() || class != nil && needsNoService(class.Name, p.File.Version()) {
		return
	}
	for _, in := range p.File.Installs() {
		lines, services, known := associated(in)
		if in.Kind != inf.DeviceInstall || !known || services == 1 {
			continue
		}
		model := in.Targets[0].Model
		f := Finding{Span: model.Field(1).Span(), Entry: model}
		replaced := false
		switch services {
		case 0:
			f.InfVerif = "1296"
			f.Message = fmt.Sprintf("[%s] associates no service with the device", in.Name())
			f.Because = "the device keeps the driver that it had before, or has none"
			f.Remedy = fmt.Sprintf("write in [%s.Services] one of: `AddService = …,2,…` with your service (2 makes it the driver of the device), "+
				"`Include` and `Needs` of a .Services section of Windows, or `AddService = ,2` for a device that needs no driver", in.Name())
			replaced = addsReflector(in)
		default:
			f.InfVerif = "1211"
			f.Message = fmt.Sprintf("[%s] associates more than one service with the device", in.Name())
			f.Because = "the last of them counts"
			f.Remedy = "keep the flag 0x2 only on the service of the function driver"
			for _, e := range lines[:min(len(lines), maxRelated)] {
				f.Related = append(f.Related, Related{Span: e.Span(), File: e.Section.File, Message: "this line associates a service"})
			}
		}
		if v := p.requirement(f.InfVerif, in, Warning); v.severity != Off {
			f.Severity = v.severity
			f.Because += v.consequence()
			if replaced {
				f.Severity = min(f.Severity, Warning)
				f.Because = "newer versions of InfVerif read the service WUDFRd as that of wudfrd.inf and do not report this; earlier ones do"
				f.Remedy = fmt.Sprintf("write `Include = wudfrd.inf` and `Needs = WUDFRD.NT.Services` in [%s.Services]", in.Name())
			}
			p.Report(f)
		}
	}
}}

// addsReflector reports whether an install adds the reflector of UMDF as a service of its
// own. InfVerif reported 1296 for fakemodem2um.inx of Microsoft's samples in 2018
// (microsoft/Windows-driver-samples#308); since it replaces such lines while it reads the file
// (2086, 2092), the builds of the samples accept the same line.
func addsReflector(in *inf.Install) bool {
	return slices.ContainsFunc(in.Reaches, func(r *inf.Reach) bool {
		for e := range r.Section.All("AddService") {
			if r.Role == inf.RoleServices && strings.EqualFold(e.Value(1), "WUDFRd") {
				return true
			}
		}
		return false
	})
}

// needsNoService reports whether the devices of a setup class need no service of their
// own: monitors ("INF AddService directive"; it exempts modems too, but InfVerif does not:
// microsoft/Windows-driver-samples#308), protocols, filters and clients
// of the network, which are no devices (INF files of Microsoft's samples), and printers
// with a driver of version 4 ("V4 Driver INF").
func needsNoService(class string, v inf.Version) bool {
	switch class {
	case "Monitor", "NetClient", "NetService", "NetTrans":
		return true
	case "Printer":
		return v.ClassVer != nil && strings.HasPrefix(v.ClassVer.Value(1), "4.")
	}
	return false
}

// associated returns the lines that associate a service with the device of an install,
// the first for each service, and the number of these services. It reports false where
// there may be others.
func associated(in *inf.Install) (lines []*inf.Entry, services int, known bool) {
	if facts.HidesSections(in) {
		return nil, 0, false
	}
	seen := map[string]bool{}
	for _, r := range in.External {
		if r.Role != inf.RoleServices {
			continue
		}
		of, known := requirements.WindowsSectionOf(r.Name.Value)
		if !known {
			return nil, 0, false
		}
		if service := strings.ToLower(of.Service); service != "" && !seen[service] {
			seen[service] = true
			lines = append(lines, r.Via)
		}
	}
	for _, r := range in.Reaches {
		if r.Role != inf.RoleServices {
			continue
		}
		for e := range r.Section.All("AddService") {
			flags, ok := e.Field(2).Uint()
			if !ok || !e.Field(2).Known() || !e.Field(1).Known() {
				return nil, 0, false
			}
			if service := strings.ToLower(e.Value(1)); flags&inf.SvcAssoc != 0 && !seen[service] {
				seen[service] = true
				lines = append(lines, e)
			}
		}
	}
	return lines, len(seen), true
}
