package rules

import (
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
)

var noDevice = &Rule{Meta: Meta{
	ID:      "INF930",
	Name:    "no-device",
	Summary: "The file is that of a device driver, and installs on no device.",
	Why: "A line of a Models section is for the devices whose hardware IDs it names. Without an ID, Windows installs the driver on no device, and never finds it by itself. InfVerif refuses the file (1297): what is not for a device is a primitive driver, with [DefaultInstall] sections. " +
		"[DeviceInstall32] makes devices, whose IDs the file is to install a driver for (1270). The rule says nothing about files that set up a class of devices or interfaces.",
	Bad: exampleVersion + `
[DeviceInstall32]
AddDevice = ROOT\ACMEOTHER,,Acme.Other
`,
	Good: `[Acme.NT]
CopyFiles = @acme.sys
`,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refInfVerif, refModels, refPrimitive}, InfVerif: []string{"1270", "1297"},
	Item: "devices",
}, Check: func(p *Pass) {
	f := p.File
	if !f.HasSignature() || f.Unresolved() || partOfWindows(f) {
		return
	}
	ids := set[string]{}
	for _, in := range f.Installs() {
		switch in.Kind {
		case inf.DefaultInstall, inf.DefaultUninstall, inf.ClassInstall, inf.InterfaceInstall:
			return
		}
		for _, t := range in.Targets {
			for n := 2; n <= len(t.Model.Fields); n++ {
				if t.Model.Value(n) != "" {
					ids.add(strings.ToLower(t.Model.Value(n)))
				}
			}
		}
	}
	if v := f.Version(); v.Class == nil && v.ClassGUID == nil && f.Section("Manufacturer") == nil {
		return // of another kind, such as a list of settings
	}
	if len(ids) == 0 && !slices.ContainsFunc(f.Missing(), func(m inf.Missing) bool { return ofModels(m.Entry) }) {
		span := versionSpan(f)
		if s := f.Section("Manufacturer"); s != nil {
			span = s.Headers[0]
		}
		p.requireAnywhere(Finding{InfVerif: "1297", Span: span,
			Message: "the file installs on no device",
			Because: "no line of a Models section has a hardware ID, so Windows never finds the driver by itself",
			Remedy:  "write the hardware IDs in the Models section. A driver that is not for a device has [DefaultInstall] sections with an architecture"})
		return
	}
	p.madeDevices(ids)
}}

// madeDevices reports the devices that [DeviceInstall32] makes and the file has no driver for.
func (p *Pass) madeDevices(ids set[string]) {
	for e := range p.File.Section("DeviceInstall32").All("AddDevice") {
		id := e.Field(1)
		if id == nil || id.Value == "" || !id.Known() || ids.has(strings.ToLower(id.Value)) {
			continue
		}
		p.requireAnywhere(Finding{InfVerif: "1270", Span: id.Span(), Entry: e,
			Message: "the file has no driver for the device `" + id.Value + "`, which [DeviceInstall32] makes",
			Because: "the device stays without a driver",
			Remedy:  "list the ID in a Models section"})
	}
}
