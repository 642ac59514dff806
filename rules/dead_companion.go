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
// called otherwise, but for those that have been told of. That another install reads what
// they name as well does not help this one. It reports a slip in the suffix, such as .HWX,
// only if something loses its descriptor: such a name may be meant as it is.
func (p *Pass) deadCompanions(told set[*inf.Section]) {
	lacking := map[inf.Role]map[string]*inf.Install{}
	named := namedDescriptors{}
	for _, section := range facts.DeadSections(p.Facts) {
		install, role, ok := inf.Companion(section.Name)
		suffix, misspelled := section.Name[len(install):], false
		if !ok {
			install, suffix, role, misspelled = inf.NearCompanion(section.Name)
		}
		if !ok && !misspelled || told[section] {
			continue
		}
		line := directiveIn(section, role)
		if line == nil {
			continue // something else of such a name, a service-install-section perhaps
		}
		if lacking[role] == nil {
			lacking[role] = p.installsWithout(role)
		}
		in := lacking[role][installBase(install)]
		if in == nil {
			continue // each has a section of its own, or there is none: an older Windows read this one
		}
		name := in.Name() + suffix
		f := Finding{
			Span: section.Headers[0], Entry: line, Severity: Note,
			Message: fmt.Sprintf("Windows never reads the section [%s]", section.Name),
			Because: fmt.Sprintf("the section does nothing for [%s]", in.Name()),
			Remedy:  fmt.Sprintf("call the section [%s]", name),
		}
		if by := named.by(section, role); by != nil {
			f.Entry, f.Severity = by.entry, Warning
			if role == inf.RoleHardware && in.Kind == inf.DeviceInstall {
				f.Severity = Error
			}
			f.Because = fmt.Sprintf("[%s], which it names, does nothing for [%s]", by.section.Name, in.Name())
			f.Related = []Related{{Span: by.entry.Span(), Message: "this line names [" + by.section.Name + "]"}}
		} else if misspelled || p.File.Section(install) != nil || partOfWindows(p.File) {
			continue // it goes with a section that an older Windows read, or that others take in
		}
		p.Report(f)
	}
}

// directiveIn returns the first entry of a section that Windows would follow, if it read
// the section in its role; nil if there is none.
func directiveIn(s *inf.Section, role inf.Role) *inf.Entry {
	for _, e := range s.Entries() {
		for i := range e.Fields {
			if _, ok := role.Names(e, i+1); ok {
				return e
			}
		}
	}
	return nil
}

// A namedDescriptor is a section that sets a descriptor or leads to one, and the line that
// names it.
type namedDescriptor struct {
	entry   *inf.Entry
	section *inf.Section
}

// namedDescriptors has, for the sections that lines name, whether these lead to a
// descriptor. Many lines may name one section.
type namedDescriptors map[naming]bool

// A naming is a section with its role, and that of the section in which its name stands.
type naming struct {
	section    *inf.Section
	from, role inf.Role
}

// by returns the first line of a section by which something would get a descriptor, if
// Windows read the section in its role; nil if there is none.
func (n namedDescriptors) by(s *inf.Section, role inf.Role) *namedDescriptor {
	for _, e := range s.Entries() {
		for i := range e.Fields {
			target, ok := role.Names(e, i+1)
			if !ok {
				continue
			}
			if named := s.File.Section(e.Value(i + 1)); named != nil && n.leads(naming{named, role, target}) {
				return &namedDescriptor{e, named}
			}
		}
	}
	return nil
}

func (n namedDescriptors) leads(to naming) bool {
	leads, asked := n[to]
	if !asked {
		leads = setsDescriptor(to.section, to.from, to.role) || n.by(to.section, to.role) != nil
		n[to] = leads
	}
	return leads
}

// setsDescriptor reports whether a section sets the descriptor of what the section that
// names it is about: in an add-registry-section, of a device.
func setsDescriptor(s *inf.Section, from, role inf.Role) bool {
	switch {
	case role == inf.RoleAddReg && from == inf.RoleHardware:
		return slices.ContainsFunc(s.Entries(), func(e *inf.Entry) bool {
			line, ok := inf.ParseRegLine(e)
			return ok && line.Root == "HKR" && line.Subkey.Known() && line.Subkey.Value == "" && plainWrite(line) &&
				strings.EqualFold(line.Name.Value, "Security") && facts.StartsDescriptor(line.Value.Value)
		})
	case role == inf.RoleServiceInstall || role == inf.RoleWMIClass:
		return facts.StartsDescriptor(s.First("Security").Value(1))
	case role == inf.RoleEventChannel:
		return facts.StartsDescriptor(s.First("Access").Value(1))
	}
	return false
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
