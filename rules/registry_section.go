package rules

import "github.com/inflint/inflint/inf"

// A regSection is a section of lines about the registry that Windows reads while it
// installs something, in one of its roles.
type regSection struct {
	section *inf.Section
	role    inf.Role // RoleAddReg, RoleDelReg or RoleBitReg
	// reaches are the ways in which Windows comes to it: from an install one for each
	// thing that HKR stands for.
	reaches []*inf.Reach
	lines   []inf.RegLine
	// by are the requirements on it as a whole.
	by []judgement
}

// sectionsOfLines returns the sections of lines about the registry, in the order in
// which Windows first comes to them.
func (p *Pass) sectionsOfLines() []*regSection { return p.views.regSections.get(p.collectSections) }

func (p *Pass) collectSections() (list []*regSection) {
	type key struct {
		section *inf.Section
		role    inf.Role
	}
	found := map[key]*regSection{}
	for _, in := range p.File.Installs() {
		if in.Kind == inf.DefaultUninstall {
			continue
		}
		for _, r := range in.Reaches {
			if r.Role != inf.RoleAddReg && r.Role != inf.RoleDelReg && r.Role != inf.RoleBitReg {
				continue
			}
			k := key{r.Section, r.Role}
			if found[k] == nil {
				found[k] = &regSection{section: r.Section, role: r.Role, lines: linesOf(r.Section)}
				list = append(list, found[k])
			}
			found[k].reaches = append(found[k].reaches, r)
		}
	}
	for _, s := range list {
		s.by = p.judged(s.installs()...)
	}
	return list
}

func linesOf(s *inf.Section) []inf.RegLine {
	lines := make([]inf.RegLine, 0, len(s.Entries())) // which most of them are
	for _, e := range s.Entries() {
		if line, ok := inf.ParseRegLine(e); ok {
			lines = append(lines, line)
		}
	}
	return lines
}

// installs returns the installs that lead to the section, each once.
func (s *regSection) installs() (installs []*inf.Install) {
	for _, r := range s.reaches {
		if n := len(installs); n == 0 || installs[n-1] != r.Install {
			installs = append(installs, r.Install)
		}
	}
	return installs
}

// deletes reports whether a line removes what it names.
func (s *regSection) deletes(line inf.RegLine) bool {
	return s.role == inf.RoleDelReg || s.role == inf.RoleAddReg && line.Bits&inf.RegDelete != 0
}
