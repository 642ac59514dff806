package rules

import (
	"fmt"

	"github.com/inflint/inflint/inf"
)

var extensionINF = &Rule{Meta: Meta{
	ID:      "INF926",
	Name:    "extension-inf-beyond-extension",
	Summary: "An extension INF file has no valid ExtensionId, or installs the function driver of a device.",
	Why: "An extension INF file adds to the one that installs the device. Of several with the same ExtensionId, Windows applies the newest; without an ExtensionId, the file is no extension. The device's own INF file installs the function driver: an extension does not define a service with SPSVCINST_ASSOCSERVICE (flag 0x2). " +
		"It may define others, such as that of a filter. InfVerif asks for all three (1380, 1381, 1383); which directives it refuses in extensions (1382) is not published.",
	Bad: `[Version]
Signature = "$Windows NT$"
Class = Extension
ClassGuid = {e2f84ce7-8efa-411c-aa69-97454ca4cb57}
ExtensionId = {f7a3c1de-5a0e-4c83-9d2f-6b1f0f1f9a01}
Provider = "Acme"
CatalogFile = acme.cat
DriverVer = 01/01/2026,1.0.0.0
PnpLockdown = 1

[Acme.NT.Services]
AddService = acme,0x2,Acme.Service
`,
	Good: `[Acme.NT.Services]
AddService = acmeflt,,Acme.Service
`,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refExtension, refAddService}, InfVerif: []string{"1380", "1381", "1383"},
	Item: "extension",
}, Check: func(p *Pass) {
	v := p.File.Version()
	if !v.Extension() {
		return
	}
	switch id := v.ExtensionID; {
	case id != nil && id.Value(1) != "":
		if field := id.Field(1); field.Known() && !isGUID(field.Value) {
			p.requireAnywhere(Finding{InfVerif: "1380", Span: field.Span(), Entry: id,
				Message: fmt.Sprintf("ExtensionId `%s` is not a GUID in braces", field.Value),
				Because: "without a valid one, the file is no extension",
				Remedy:  "write one that you make once and keep for later versions, with all its hyphens"})
		}
	default:
		p.requireAnywhere(Finding{InfVerif: "1381", Span: versionSpan(p.File),
			Message: "[Version] of the extension INF file has no ExtensionId",
			Because: "without it, the file is no extension INF file; InfVerif rejects the file (1381)",
			Remedy:  "write `ExtensionId = {…}`, with a GUID that you make once and keep for later versions"})
	}
	for _, in := range p.File.Installs() {
		for _, s := range in.Services() {
			if s.Flags&inf.SvcAssoc != 0 && s.Entry.Section.File == p.File {
				p.require(Finding{InfVerif: "1383", Span: s.Entry.Span(), Entry: s.Entry,
					Message: fmt.Sprintf("the extension INF file gives service \"%s\" the flag 0x2", s.Name),
					Because: "the flag makes the service the function driver of the device, which an extension does not install; InfVerif rejects the file (1383)",
					Remedy:  "remove the flag for a filter or another service. A function driver belongs in the INF file of the device"}, in)
			}
		}
	}
}}
