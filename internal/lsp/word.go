package lsp

import (
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
)

// roleKinds are the kinds of section that directives name.
var roleKinds = map[inf.Role]string{
	inf.RoleInstall: "install", inf.RoleAddReg: "addreg", inf.RoleDelReg: "delreg", inf.RoleBitReg: "bitreg",
	inf.RoleCopyFiles: "copyfiles", inf.RoleDelFiles: "delfiles", inf.RoleRenFiles: "renfiles", inf.RoleProperties: "properties",
	inf.RoleServiceInstall: "service", inf.RoleEventLog: "eventlog", inf.RoleAddInterface: "interface", inf.RoleWMIClass: "wmiclass",
	inf.RoleWdfService: "wdfservice", inf.RoleEventProvider: "provider", inf.RoleEventChannel: "channel",
}

// sectionRoles tells what the sections are that directives name.
func (t *tree) sectionRoles() map[*inf.Section][]string {
	kinds := map[*inf.Section][]string{}
	add := func(s *inf.Section, kind string) {
		if s != nil && kind != "" && !slices.Contains(kinds[s], kind) {
			kinds[s] = append(kinds[s], kind)
		}
	}
	for _, in := range t.Installs() {
		for _, target := range in.Targets {
			add(target.Model.Section, "models")
		}
		for _, r := range in.Reaches {
			add(r.Section, roleKinds[r.Role])
		}
	}
	return kinds
}

// kinds returns what a section is: by its name, by the end of its name, and by what
// names it. A section that nothing leads to yet may be an install section.
func (t *tree) kinds(s *inf.Section) []string {
	base, _, _ := strings.Cut(s.Name, ".")
	suffix := s.Name[strings.LastIndexByte(s.Name, '.')+1:]
	var kinds []string
	for _, w := range namedSections {
		if strings.EqualFold(w.name, base) {
			kinds = append(kinds, w.name)
		}
	}
	for _, w := range companionSections {
		if strings.EqualFold(w.name, suffix) && suffix != s.Name {
			kinds = append(kinds, w.name)
		}
	}
	kinds = append(kinds, t.roles()[s]...)
	if len(kinds) == 0 {
		return []string{"install"}
	}
	return kinds
}

// wordsFor returns the words of a list that mean something in a section.
func (t *tree) wordsFor(list []word, s *inf.Section) []word {
	kinds := t.kinds(s)
	var words []word
	for _, w := range list {
		if slices.ContainsFunc(strings.Fields(w.in), func(kind string) bool { return slices.Contains(kinds, kind) }) {
			words = append(words, w)
		}
	}
	return words
}

// meaning finds what a name means in a section.
func (t *tree) meaning(list []word, name string, s *inf.Section) (word, bool) {
	words := t.wordsFor(list, s)
	i := slices.IndexFunc(words, func(w word) bool { return strings.EqualFold(w.name, name) })
	if i < 0 {
		return word{}, false
	}
	return words[i], true
}

// markdown returns the meaning with the address of its source.
func (w word) markdown() string {
	return w.meaning + " [Documentation](" + documentation + w.page + ")"
}
