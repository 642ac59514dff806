package rules

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var sectionNotFoundOrUnused = &Rule{Meta: Meta{
	ID:      "INF910",
	Name:    "section-not-found-or-unused",
	Summary: "A line names a section that the file does not have, or no line names a section.",
	Why: "Windows passes over a reference to a section that is not there: what the section was to set up is missing on the machine. InfVerif has an error for it (1203). A usual cause is `CopyFiles = acme.sys`, which names a section; a file is named with an @. " +
		"Windows never reads a section that nothing names, and InfVerif warns of it (2083): the section is left over, its name is misspelled, or a companion section has another platform extension than its install section. " +
		"An Include does not help: sections of an included file are named by Needs only (1220). The rule says nothing about sections that another file may name.",
	Bad: `[Acme.NT]
AddReg = Acme.Setings

[Acme.Settings]
HKR,Parameters,BufferSize,0x10001,64
`,
	Good: `[Acme.NT]
AddReg = Acme.Settings

[Acme.Settings]
HKR,Parameters,BufferSize,0x10001,64
`,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refInfVerif, refSyntax, refInstallSection}, InfVerif: []string{"1203", "1220", "1261", "2006", "2083"},
	Item: "sections",
}, Check: func(p *Pass) {
	if partOfWindows(p.File) {
		return
	}
	p.missingSections()
	if installsSomething(p.File) {
		p.unusedSections()
	}
}}

// missingSections reports the references to sections that are not there.
func (p *Pass) missingSections() {
	const because, remedy = "what the section was to set up is missing on the machine", "write the section, or the name of the one that you mean"
	for _, m := range p.File.Missing() {
		code := "1203"
		if ofModels(m.Entry) {
			code = "1261"
		}
		p.requireAnywhere(Finding{InfVerif: code, Span: m.Field.Span(), Entry: m.Entry,
			Message: fmt.Sprintf("the file has no section [%s]", m.Name), Because: because, Remedy: remedy})
	}
	for in, r := range p.missingReferences {
		f := Finding{InfVerif: "1203", Span: r.Name.Span(), Entry: r.Via,
			Message: fmt.Sprintf("the file has no section [%s]", r.Name.Value), Because: because, Remedy: remedy}
		if r.Role == inf.RoleServiceInstall {
			f.InfVerif = "2006"
		}
		if includes := r.From.Section.First("Include"); includes != nil {
			f.Because = "InfVerif does not look into included files here: only Needs may name their sections"
			f.Remedy = "write the section here, or take in the install section that names it by Needs"
			if p.inIncluded(includes, r.Name.Value) {
				f.InfVerif = "1220"
			}
		}
		if r.Role == inf.RoleCopyFiles && path.Ext(r.Name.Value) != "" && len(facts.SourceDisks(p.Facts).Sources(r.Name.Value, "").Lines) > 0 {
			f.Message = fmt.Sprintf("`%s` names a section here, not the file", r.Name.Value)
			f.Because = "there is no such section, so Windows does not copy the file"
			f.Remedy = fmt.Sprintf("write `@%s`", r.Name.Value)
			f.Fixes = []Fix{{"name the file, not a section", true, []inf.Edit{{Span: r.Name.Span(), New: "@" + r.Name.Value}}}}
		}
		p.require(f, in)
	}
}

// inIncluded reports whether one of the first files that a line includes is at hand and has a
// section.
func (p *Pass) inIncluded(include *inf.Entry, section string) bool {
	return slices.ContainsFunc(include.Fields[:min(len(include.Fields), maxRelated)], func(name inf.Field) bool {
		f := p.File.Included(name.Value)
		return f != nil && f.Section(section) != nil
	})
}

// ofModels reports whether an entry is one of a Models section.
func ofModels(e *inf.Entry) bool {
	return !strings.EqualFold(e.Section.Name, "Manufacturer") && !strings.EqualFold(e.Section.Name, "InterfaceInstall32")
}

// unusedSections reports the sections that Windows never reads, and that no line
// names, even one that is not read itself.
func (p *Pass) unusedSections() {
	dead := facts.DeadSections(p.Facts)
	if len(dead) == 0 {
		return
	}
	named := make(map[string]bool, len(dead))
	for _, s := range dead {
		named[referredAs(s)] = false
	}
	for _, s := range p.File.Sections {
		for _, e := range s.Entries() {
			for i := range e.Fields {
				name := strings.ToLower(e.Fields[i].Value)
				if known, asked := named[name]; asked && !known {
					named[name] = true
				}
			}
		}
	}
	for _, s := range dead {
		if named[referredAs(s)] || readByOthers(strings.ToLower(s.Name)) || descriptorSection(s) != nil {
			continue
		}
		p.requireAnywhere(Finding{InfVerif: "2083", Span: s.Headers[0],
			Message: fmt.Sprintf("no line names the section [%s]", s.Name),
			Because: "Windows never reads the section, so its lines do nothing",
			Remedy:  "remove the section, or correct its name or the line that should name it"})
	}
}

// referredAs returns the name, in lower case, by which a line would name a section. One
// for a platform may be for another, or there may be one with a better name.
func referredAs(s *inf.Section) string {
	name := strings.ToLower(s.Name)
	if base, platform := cutLastDot(name); strings.HasPrefix(platform, "nt") {
		return base
	}
	return name
}

// readByOthers reports whether a section, whose name is given in lower case, is read
// although nothing names it.
func readByOthers(name string) bool {
	base, _, extended := strings.Cut(name, ".")
	switch base {
	case "defaultinstall", "defaultuninstall": // for versions of Windows: samples of minifilters in Windows-driver-samples
		return extended
	case "deviceinstall32": // devices that the file makes: INF930
		return true
	case "targetcomputers": // extension INF files: "INF TargetComputers section"
		return true
	}
	// network components: "INF requirements for network components"
	return strings.HasSuffix(name, ".remove") || strings.Contains(name, ".remove.")
}
