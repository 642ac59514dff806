package rules

import (
	"fmt"

	"github.com/inflint/inflint/inf"
)

var extensionINF = &Rule{Meta: Meta{
	ID:      "INF926",
	Name:    "extension-inf-beyond-extension",
	Summary: "An extension INF file has no ExtensionId, or installs the function driver of a device.",
	Why: "An extension INF file is put on top of the one that installs the device. Of those with one ExtensionId Windows applies the newest; without it the file is no extension. The function driver is the business of the device's own INF file: an extension does not define a service with SPSVCINST_ASSOCSERVICE (flag 0x2). " +
		"It may define others, such as that of a filter. What else InfVerif has against extensions (1382, 1383) is not published.",
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
	References: []Reference{refExtension, refAddService}, InfVerif: []string{"1382", "1383"},
	Item: "extension",
}, Check: func(p *Pass) {
	v := p.File.Version()
	if !v.Extension() {
		return
	}
	if v.ExtensionID == nil || v.ExtensionID.Value(1) == "" {
		p.Report(Finding{Span: versionSpan(p.File), Message: "an extension INF file needs an ExtensionId in [Version]. Write `ExtensionId = {…}`, with a GUID that you make once and keep for its later versions."})
	}
	for _, in := range p.File.Installs() {
		for _, s := range in.Services() {
			if s.Flags&inf.SvcAssoc != 0 && s.Entry.Section.File == p.File {
				p.Report(Finding{Span: s.Entry.Span(), Entry: s.Entry, Message: fmt.Sprintf(
					"an extension INF file does not install the function driver of a device, which `%s` is by the flag 0x2. Leave the flag out for a filter or another service; the function driver belongs into the INF file of the device.", s.Name)})
			}
		}
	}
}}
