package lint

import (
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
)

// Other kinds of file have the extension .inf as well. The sections by which they
// are known:
var (
	// EDK II module information files ("EDK II Module Information (INF) File
	// Specification").
	edk2Sections = []string{"Defines"}
	// AutoPlay instructions on removable media.
	autorunSections = []string{"autorun", "autorun.amd64", "DeviceInstall"}
	// Security templates of secedit.
	templateSections = []string{"System Access", "Event Audit", "Registry Values", "Privilege Rights", "Group Membership", "Service General Setting"}

	installSections = []string{"Manufacturer", "DefaultInstall", "ClassInstall32", "InterfaceInstall32"}
)

// NotDriver says what a file is if it is plainly no driver INF, in words that
// complete "it is …"; "" otherwise.
func NotDriver(f *inf.File) string {
	switch {
	case f.Text == "":
		return "empty"
	case hasSection(f, installSections):
		return ""
	case hasSection(f, templateSections):
		return "a security template"
	case f.HasSignature():
		return ""
	case hasSection(f, edk2Sections):
		return "an EDK II build file"
	case hasSection(f, autorunSections):
		return "an autorun file"
	}
	return "no INF file: there is no [Version] section with a Signature that Windows knows"
}

// hasSection reports whether the file has a section of one of the given names,
// or, for install sections, of one with a platform extension.
func hasSection(f *inf.File, names []string) bool {
	if slices.ContainsFunc(names, func(name string) bool { return f.Section(name) != nil }) {
		return true // as most driver INFs have [Manufacturer]
	}
	return slices.ContainsFunc(f.Sections, func(s *inf.Section) bool {
		base, _, _ := strings.Cut(s.Name, ".")
		return slices.ContainsFunc(names, func(name string) bool {
			return strings.EqualFold(name, base)
		})
	})
}
