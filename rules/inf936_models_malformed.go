package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
)

var modelsMalformed = &Rule{Meta: Meta{
	ID:      "INF936",
	Name:    "models-malformed",
	Summary: "A line of [Manufacturer] or of a Models section lacks a section, or has a decoration that Windows cannot read.",
	Why: "[Manufacturer] leads to the Models sections, and these to what is installed for each hardware ID. Without a section (1011, 1271), or with a decoration that is none (1287), the devices of that line get no driver. " +
		"A build number in a decoration is one from 14310 on, since earlier versions of Windows do not look at it (1288). A `$ARCH$` in an INF file says that stampinf was not run (1274); in an INX file it is right.",
	Bad: `[Models.NTamd64.10.0...17763]
"Acme Other" = ,ROOT\ACMEOTHER
`,
	Good: `[Models.NTamd64.10.0...17763]
"Acme Other" = Acme,ROOT\ACMEOTHER
`,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refInfVerif, refManufacturer, refModels}, InfVerif: []string{"1011", "1271", "1274", "1287", "1288"},
	Item: "architectures",
}, Check: func(p *Pass) {
	manufacturers := p.File.Section("Manufacturer")
	if manufacturers == nil || partOfWindows(p.File) {
		return
	}
	for _, e := range manufacturers.Entries() {
		if e.Key == nil {
			continue
		}
		if e.Field(1) != nil && e.Value(1) == "" {
			p.requireAnywhere(Finding{InfVerif: "1011", Span: e.Span(), Entry: e,
				Message: "the line of [Manufacturer] names no Models section",
				Because: "Windows installs nothing for the manufacturer",
				Remedy:  "name the section that lists the devices"})
		}
		for n := 2; n <= len(e.Fields); n++ {
			p.decoration(e, e.Field(n))
		}
	}
	p.unstampedArchitecture()
	seen := set[*inf.Section]{}
	for _, s := range p.modelsSections() {
		if !seen.add(s) {
			continue
		}
		for _, e := range s.Entries() {
			if e.Key != nil && !e.Lone() && e.Value(1) == "" && e.Value(2) != "" {
				p.requireAnywhere(Finding{InfVerif: "1271", Span: e.Span(), Entry: e,
					Message: fmt.Sprintf("the line for `%s` names no install section", e.Value(2)),
					Because: "Windows installs nothing for the device",
					Remedy:  "name the section between the = and the hardware ID"})
			}
		}
	}
}}

// firstBuild is the first build number that a decoration can name (code 1288).
const firstBuild = 14310

// decoration looks at one of a line of [Manufacturer].
func (p *Pass) decoration(e *inf.Entry, field *inf.Field) {
	if field.Value == "" || !field.Known() {
		return
	}
	d, ok := inf.ParseDecoration(field.Value)
	switch {
	case !ok || d.Arch != "" && !slices.Contains([]string{"x86", "amd64", "arm64", "arm", "ia64"}, d.Arch):
		p.requireAnywhere(Finding{InfVerif: "1287", Span: field.Span(), Entry: e,
			Message: fmt.Sprintf("`%s` is not a decoration for versions of Windows", field.Value),
			Because: "no Windows takes the Models section",
			Remedy:  "write one such as `NTamd64.10.0...17763`: architecture, version, product type, suite and build, with dots"})
	case d.Build > 0 && d.Build < firstBuild:
		p.requireAnywhere(Finding{InfVerif: "1288", Span: field.Span(), Entry: e,
			Message: fmt.Sprintf("`%s` has a build number below %d", field.Value, firstBuild),
			Because: "earlier versions of Windows do not look at it, and take the section all the same",
			Remedy:  fmt.Sprintf("remove the build, or write one from %d on", firstBuild)})
	}
}

// unstampedArchitecture reports the first section of an INF file whose name has the
// placeholder for an architecture.
func (p *Pass) unstampedArchitecture() {
	if inf.IsTemplate(p.File.Name) {
		return
	}
	for _, s := range p.File.Sections {
		if strings.Contains(s.Name, "$ARCH$") {
			p.requireAnywhere(Finding{InfVerif: "1274", Span: s.Headers[0],
				Message: fmt.Sprintf("[%s] has the placeholder $ARCH$ in its name", s.Name),
				Because: "no Windows takes the section",
				Remedy:  "run stampinf, which writes the architecture, or name the file .inx"})
			return
		}
	}
}

// modelsSections returns the Models sections that lines of [Manufacturer] name.
func (p *Pass) modelsSections() (sections []*inf.Section) {
	for _, e := range p.File.Section("Manufacturer").Entries() {
		for n := 1; n <= max(1, len(e.Fields)); n++ {
			name := e.Value(1)
			if n > 1 {
				name += "." + e.Value(n)
			}
			if s := p.File.Section(name); s != nil {
				sections = append(sections, s)
			}
		}
	}
	return sections
}
