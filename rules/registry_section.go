package rules

import (
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
)

// A regSection is a section of lines about the registry that Windows reads while it
// installs something, in one of its roles.
type regSection struct {
	*reading // in RoleAddReg, RoleDelReg or RoleBitReg
	lines    []inf.RegLine
	// by are the requirements on it as a whole.
	by []requirements.Judgement
}

// sectionsOfLines returns the sections of lines about the registry, in the order in
// which Windows first comes to them.
func (p *Pass) sectionsOfLines() []*regSection { return p.views.regSections.get(p.collectSections) }

func (p *Pass) collectSections() (list []*regSection) {
	for _, r := range p.readings() {
		switch r.role() {
		case inf.RoleAddReg, inf.RoleDelReg, inf.RoleBitReg:
			if len(r.reaches) > 0 {
				list = append(list, &regSection{r, linesOf(r.section()), p.judged(r.installs()...)})
			}
		}
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

// deletes reports whether a line removes what it names.
func (s *regSection) deletes(line inf.RegLine) bool {
	return s.role() == inf.RoleDelReg || s.role() == inf.RoleAddReg && line.Bits&inf.RegDelete != 0
}
