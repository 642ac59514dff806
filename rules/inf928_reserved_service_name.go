package rules

import (
	"fmt"
	"slices"
	"strings"
)

var reservedServiceName = &Rule{Meta: Meta{
	ID:      "INF928",
	Name:    "reserved-service-name",
	Summary: "A service has the name of one of Microsoft's sample drivers.",
	Why: "All drivers on a machine share the names of services: of two packages with one name, the one that is installed last takes over the service of the other. The names in Microsoft's samples are reserved for that reason, and InfVerif refuses them (1293). " +
		"Microsoft does not publish the list; the rule knows the services of the public samples.",
	Bad: `[Acme.NT.Services]
AddService = toaster,,Acme.Other

[Acme.Other]
ServiceType = 1
StartType = 3
ErrorControl = 1
ServiceBinary = %13%\acme.sys
`,
	Good: `[Acme.NT.Services]
AddService = acmetoaster,,Acme.Other

[Acme.Other]
ServiceType = 1
StartType = 3
ErrorControl = 1
ServiceBinary = %13%\acme.sys
`,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refInfVerif, refSampleCode, refAddService}, InfVerif: []string{"1017", "1293"},
	Item: "services",
}, Check: func(p *Pass) {
	for _, in := range p.File.Installs() {
		for _, s := range in.Services() {
			if _, reserved := slices.BinarySearch(sampleServices, strings.ToLower(s.Name)); !reserved || s.Entry.Section.File != p.File {
				continue
			}
			p.require(Finding{InfVerif: "1293", Span: s.Entry.Field(1).Span(), Entry: s.Entry,
				Message: fmt.Sprintf("`%s` is the service of one of Microsoft's sample drivers", s.Name),
				Because: "another driver that was made from the sample would take over the service",
				Remedy:  "choose a name with that of your company in it, in the driver's project as well"}, in)
		}
	}
}}
