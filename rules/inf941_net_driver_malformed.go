package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var netDriverMalformed = &Rule{Meta: Meta{
	ID:      "INF941",
	Name:    "net-driver-malformed",
	Summary: "A [DefaultInstall.NetDrivers] section stands in the file of another class, a line for a network component is malformed, or a filter has no class.",
	Why: "A file of the class NetDriver installs filters and protocols of the network with AddNetFilter and AddNetProtocol in a section of this name (2405, 2420). Each has the ID of a component and a section (2400); an ID has small letters, digits and underscores (2412) and does not begin as those of Windows do (2415), and so has the class of a filter (2414). " +
		"A filter of NDIS that changes packets has a FilterClass (2418), and its NetCfgInstanceId is a GUID (2411). What else the lines of these sections may have is not documented.",
	Bad: `[DefaultInstall.NetDrivers]
AddNetFilter = acme_lwf,Acme.Lwf
`,
	Good: `[Acme.NT]
CopyFiles = @acme.sys
`,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refInfVerif, refNetFilter}, InfVerif: []string{"2400", "2405", "2411", "2412", "2414", "2415", "2418", "2420"},
	Item: "parts",
}, Check: func(p *Pass) {
	v := p.File.Version()
	ofClass := v.Class != nil && strings.EqualFold(v.Class.Value(1), "NetDriver")
	if v.Class != nil && !v.Class.Field(1).Known() {
		return
	}
	p.modifyingFilters()
	p.instanceIDs()
	components := 0
	for _, s := range p.File.Sections {
		if name := strings.ToLower(s.Name); !strings.HasPrefix(name, "defaultinstall") || !strings.HasSuffix(name, ".netdrivers") {
			continue
		}
		if !ofClass {
			p.requireAnywhere(Finding{InfVerif: "2405", Span: s.Headers[0],
				Message: fmt.Sprintf("the file has [%s] and is not of the class NetDriver", s.Name),
				Because: "Windows does not read the section",
				Remedy:  "remove the section, or write the class NetDriver"})
			continue
		}
		for _, e := range s.Entries() {
			if e.Is("AddNetFilter") || e.Is("AddNetProtocol") {
				components++
				p.netComponent(e)
			}
		}
	}
	if ofClass && components == 0 {
		p.requireAnywhere(Finding{InfVerif: "2420", Span: versionSpan(p.File),
			Message: "the file is of the class NetDriver, and has neither AddNetFilter nor AddNetProtocol",
			Because: "Windows installs nothing of it",
			Remedy:  "write one of them in [DefaultInstall.NTamd64.NetDrivers], with the architecture that the file is for"})
	}
}}

// modifyingFilters reports the filters of NDIS that change what passes (FilterType 2) and have
// no FilterClass, which says where in the stack they stand ("Configuring an INF file for a
// modifying filter driver").
func (p *Pass) modifyingFilters() {
	types, classes := map[*inf.Install]inf.RegLine{}, map[*inf.Install]bool{}
	for _, s := range facts.RegistrySections(p.Facts) {
		if s.Role() != inf.RoleAddReg || s.Section().File != p.File {
			continue
		}
		modifies, classed := filterOf(s)
		if modifies.Entry == nil && !classed {
			continue
		}
		for _, in := range s.Installs() {
			classes[in] = classes[in] || classed
			if modifies.Entry != nil {
				types[in] = modifies
			}
		}
	}
	for _, in := range p.File.Installs() {
		if l, modifies := types[in]; modifies && !classes[in] && !facts.HidesSections(in) && len(in.External) == 0 {
			p.unusable("2418", l.Value, l.Entry, "the filter changes packets (FilterType 2) and has no FilterClass", "Windows cannot tell where in the stack it belongs", "write `HKR,Ndi,FilterClass,,…` with one of the documented classes")
		}
	}
}

// instanceIDs reports a NetCfgInstanceId of a filter that is no GUID ("Configuring an INF file for a
// modifying filter driver").
func (p *Pass) instanceIDs() {
	for _, in := range p.File.Installs() {
		for e := range in.Section.All("NetCfgInstanceId") {
			if id := e.Field(1); id.Known() && e.Section.File == p.File && !isGUID(e.Value(1)) {
				p.unusable("2411", id, e, fmt.Sprintf("NetCfgInstanceId `%s` is not a GUID in braces", e.Value(1)), "it has to identify this filter among all others", "write a new GUID, with all its hyphens")
			}
		}
	}
}

// filterOf returns the line of a section that says that a filter changes packets, and whether
// another gives the filter a class.
func filterOf(s *facts.RegistrySection) (modifies inf.RegLine, classed bool) {
	for _, l := range s.Lines {
		if l.Root != "HKR" || l.Name == nil || !strings.EqualFold(facts.Subkey(l), "Ndi") {
			continue
		}
		switch strings.ToLower(l.Name.Value) {
		case "filterclass":
			classed = true
		case "filtertype":
			if n, ok := l.Value.Uint(); ok && l.Value.Known() && n == 2 {
				modifies = l
			}
		}
	}
	return modifies, classed
}

// netComponent looks at an AddNetFilter or AddNetProtocol line and the class in its section.
func (p *Pass) netComponent(e *inf.Entry) {
	id := e.Field(1)
	wrong := func(code string, at *inf.Field, message, remedy string) {
		p.unusable(code, at, e, message, "Windows does not install the component", remedy)
	}
	switch {
	case len(e.Fields) != 2 || e.Value(1) == "" || e.Value(2) == "":
		wrong("2400", nil, e.Key.Value+" has not the two fields that it takes", "write the ID of the component and the name of its section")
	case !id.Known():
	case !isIdentifier(id.Value):
		wrong("2412", id, fmt.Sprintf("`%s` is not the ID of a network component", id.Value), "write small letters, digits and underscores only")
	case strings.HasPrefix(id.Value, "ms_") || strings.HasPrefix(id.Value, "vms_"):
		wrong("2415", id, fmt.Sprintf("`%s` begins as the IDs of Windows do", id.Value), "write an ID with the name of your company in it")
	}
	if class := p.File.Section(e.Value(2)).First("FilterClass"); class != nil && class.Field(1).Known() && !isIdentifier(class.Value(1)) {
		p.unusable("2414", class.Field(1), class, fmt.Sprintf("`%s` is not the class of a filter", class.Value(1)), "Windows does not install the component", "write small letters, digits and underscores only")
	}
}

// isIdentifier reports whether a text is one of small letters, digits and underscores.
func isIdentifier(text string) bool {
	return text != "" && strings.Trim(text, "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
}
