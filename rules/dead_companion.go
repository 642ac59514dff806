package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

// This file finds sections that would go with an install section if they had its name.

// deadCompanions reports the sections that would go with an install section if they were
// called otherwise, and that name a section with a descriptor. That another install reads
// that one as well is no comfort to this one.
func (p *Pass) deadCompanions() {
	dead := facts.DeadSections(p.Facts)
	if len(dead) == 0 {
		return
	}
	secured := p.sectionsWithDescriptors()
	if len(secured) == 0 {
		return
	}
	lacking := map[inf.Role]map[string]*inf.Install{}
	for _, section := range dead {
		install, role, ok := inf.Companion(section.Name)
		if !ok {
			continue
		}
		e, named := firstNamed(section, secured)
		if e == nil {
			continue
		}
		if lacking[role] == nil {
			lacking[role] = p.installsWithout(role)
		}
		in := lacking[role][installBase(install)]
		if in == nil {
			continue // each has a section of its own, or there is none: an older Windows read this one
		}
		suffix := section.Name[len(install):]
		f := Finding{Span: section.Headers[0], Severity: Warning, Entry: e, Message: fmt.Sprintf(
			"Windows never reads the section [%s], so that [%s] does nothing for [%s]. Call it [%s%s].", section.Name, named, in.Name(), in.Name(), suffix)}
		if role == inf.RoleHardware {
			f.Severity = Error
		}
		f.Related = []Related{{Span: e.Span(), Message: "this line names [" + named + "]"}}
		p.Report(f)
	}
}

// sectionsWithDescriptors returns the names, in lower case, of the sections in which
// descriptors are set that take effect for some install.
func (p *Pass) sectionsWithDescriptors() set[string] {
	names := set[string]{}
	for d := range p.Descriptors {
		names.add(strings.ToLower(d.Setting.Entry.Section.Name))
	}
	return names
}

// firstNamed returns the first line of a section that names one of some sections.
func firstNamed(s *inf.Section, names set[string]) (e *inf.Entry, name string) {
	for _, e := range s.Entries() {
		for i := range e.Fields {
			if names[strings.ToLower(e.Fields[i].Value)] {
				return e, e.Fields[i].Value
			}
		}
	}
	return nil, ""
}

// installsWithout returns the first install of each name that has no companion of a role,
// by the name without platform extension and in lower case.
func (p *Pass) installsWithout(role inf.Role) map[string]*inf.Install {
	byBase := map[string]*inf.Install{}
	for _, in := range p.File.Installs() {
		base := strings.ToLower(in.Base)
		if byBase[base] == nil && !slices.ContainsFunc(in.Reaches, func(r *inf.Reach) bool { return r.Role == role }) {
			byBase[base] = in
		}
	}
	return byBase
}
