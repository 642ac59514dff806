package facts

import (
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
)

// A RegistrySection is a section of lines about the registry that Windows reads while it
// installs something, in one of its roles.
type RegistrySection struct {
	*Reading // in RoleAddReg, RoleDelReg or RoleBitReg
	// Lines are those that are well-formed.
	Lines []inf.RegLine
	// By are the requirements on it as a whole.
	By []requirements.Judgement
}

var registrySections = fact[[]*RegistrySection]{collectRegistrySections}

// RegistrySections returns the sections of lines about the registry, in the order in
// which Windows first comes to them.
func RegistrySections(f *Facts) []*RegistrySection { return registrySections.of(f) }

func collectRegistrySections(f *Facts) (list []*RegistrySection) {
	for _, r := range Readings(f) {
		switch r.Role() {
		case inf.RoleAddReg, inf.RoleDelReg, inf.RoleBitReg:
			if len(r.Reaches) > 0 {
				list = append(list, &RegistrySection{r, linesOf(r.Section()), Judged(f, r.Installs()...)})
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

// Deletes reports whether a line removes what it names.
func (s *RegistrySection) Deletes(line inf.RegLine) bool {
	return s.Role() == inf.RoleDelReg || s.Role() == inf.RoleAddReg && line.Bits&inf.RegDelete != 0
}
