package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var frameworkDirectives = &Rule{Meta: Meta{
	ID:      "INF940",
	Name:    "framework-directives",
	Summary: "The .Wdf section names an old UMDF, or lacks what a UMDF driver must say.",
	Why:     "Windows loads a UMDF driver by what its .Wdf section says: each service has a section with UmdfLibraryVersion (1084) and stands in UmdfServiceOrder (1400). UMDF 1 is deprecated, and a Windows driver (InfVerif `/w`) is to be one for UMDF 2 (1402).",
	Bad: `[Acme.NT.Wdf]
UmdfService = AcmeUm,Acme.Umdf
UmdfServiceOrder = AcmeUm

[Acme.Umdf]
UmdfLibraryVersion = 1.11.0
ServiceBinary = %13%\acme.sys
`,
	Good: `[Acme.NT.Wdf]
UmdfService = AcmeUm,Acme.Umdf
UmdfServiceOrder = AcmeUm

[Acme.Umdf]
UmdfLibraryVersion = 2.15.0
ServiceBinary = %13%\acme.sys
`,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refInfVerif, refWDFDirectives, refPortingUMDF}, InfVerif: []string{"1084", "1400", "1402"},
	Item: "frameworks",
}, Check: func(p *Pass) {
	if partOfWindows(p.File) {
		return
	}
	for _, r := range facts.Readings(p.Facts) {
		if r.Role() != inf.RoleWdf || r.Section().File != p.File || r.Section().First("Needs") != nil {
			continue
		}
		ordered, known := set[string]{}, true
		for order := range r.Section().All("UmdfServiceOrder") {
			for i := range order.Fields {
				known = known && order.Fields[i].Known()
				ordered.add(strings.ToLower(order.Value(i + 1)))
			}
		}
		for e := range r.Section().All("UmdfService") {
			p.umdfService(r.First.Install, e, !known || ordered.has(strings.ToLower(e.Value(1))))
		}
	}
}}

// umdfService looks at a service of a .Wdf section, which UmdfServiceOrder names or not.
func (p *Pass) umdfService(in *inf.Install, e *inf.Entry, ordered bool) {
	const notLoaded = "Windows does not load the driver"
	s := p.File.Section(e.Value(2))
	if line := s.First("UmdfLibraryVersion"); line != nil && line.Field(1).Known() && strings.HasPrefix(line.Value(1), "1.") {
		p.require(Finding{InfVerif: "1402", Span: line.Field(1).Span(), Entry: line,
			Message: fmt.Sprintf("the driver is for UMDF %s", line.Value(1)),
			Because: "UMDF 1 is deprecated",
			Remedy:  "port the driver to UMDF 2"}, in)
	} else if s != nil && (line == nil || line.Value(1) == "") {
		p.require(Finding{InfVerif: "1084", Span: s.Headers[0],
			Message: fmt.Sprintf("[%s] has no UmdfLibraryVersion", s.Name),
			Because: notLoaded,
			Remedy:  "write the version of UMDF that the driver is built for, such as `UmdfLibraryVersion = 2.15.0`"}, in)
	}
	if !ordered && e.Value(1) != "" && e.Field(1).Known() {
		p.require(Finding{InfVerif: "1400", Span: e.Field(1).Span(), Entry: e,
			Message: fmt.Sprintf("UmdfServiceOrder does not name the service `%s`", e.Value(1)),
			Because: notLoaded,
			Remedy:  fmt.Sprintf("write `UmdfServiceOrder = %s`", e.Value(1))}, in)
	}
}
