package lint

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
)

// A Kind says what a file is that is clearly no driver INF, in words that complete
// "it is …". For any other file it is "".
type Kind string

// The kinds of files that are nothing else, either.
const (
	Empty   Kind = "empty"
	Unknown Kind = "no INF file: there is no [Version] section with a Signature that Windows knows"
)

// Known reports whether a file is of a kind of its own, such as an autorun file. Such a
// file among INF files is no mistake.
func (k Kind) Known() bool { return k != "" && k != Empty && k != Unknown }

// A kind is known by its sections.
type otherKind struct {
	name     Kind
	sections []string
}

var (
	// Kinds that share a Signature with driver INFs: security templates of secedit
	// ("Security Template Files"), and what Internet Explorer installs ("About INF
	// Files" in "Internet Component Download").
	signed = []otherKind{
		{"a security template", []string{"System Access", "Event Audit", "Registry Values", "Privilege Rights", "Group Membership", "Service General Setting", "Kerberos Policy"}},
		{"an Internet component file", []string{"Add.Code"}},
	}
	// Kinds that have none: EDK II module information files ("EDK II Module Information
	// (INF) File Specification"), AutoPlay instructions on removable media
	// ("Autorun.inf Entries"), and answers for unattended installation ("Unattend.txt",
	// and /SAVEINF of Inno Setup).
	unsigned = []otherKind{
		{"an EDK II build file", []string{"Defines"}},
		{"an autorun file", []string{"autorun", "autorun.amd64", "DeviceInstall"}},
		{"an answer file of a setup program", []string{"Unattended", "GuiUnattended", "BatchSetup", "Setup"}},
	}

	installSections = []string{"Manufacturer", "DefaultInstall", "ClassInstall32", "InterfaceInstall32"}
)

// NotDriver says what a file is if it is clearly no driver INF.
func NotDriver(f *inf.File) Kind {
	if f.Text == "" {
		return Empty
	}
	if hasSection(f, installSections) {
		if forAdvPack(f) {
			return "an AdvancedINF file, which advpack.dll installs"
		}
		return ""
	}
	if kind := kindOf(f, signed); kind != "" {
		return kind
	}
	if securesObjects(f) {
		return "a security template"
	}
	if f.HasSignature() {
		return ""
	}
	if kind := kindOf(f, unsigned); kind != "" {
		return kind
	}
	return Unknown
}

// kindOf returns the first kind of which the file has a section, and "" for none.
func kindOf(f *inf.File, kinds []otherKind) Kind {
	for _, k := range kinds {
		if slices.ContainsFunc(k.sections, func(name string) bool { return f.Section(name) != nil }) {
			return k.name
		}
	}
	return ""
}

// securesObjects reports whether the first line of a section is one with which a
// security template secures keys or files: "name",mode,"descriptor". The names of these
// sections alone tell nothing, since an AddReg section may have them.
func securesObjects(f *inf.File) bool {
	return slices.ContainsFunc([]string{"Registry Keys", "File Security"}, func(name string) bool {
		entries := f.Section(name).Entries()
		return len(entries) > 0 && len(entries[0].Fields) == 3 && descriptorStart.MatchString(entries[0].Value(3))
	})
}

var descriptorStart = regexp.MustCompile(`^[OGDS]:`)

// forAdvPack reports whether a file is for advpack.dll and not for a device or service:
// its version asks for that, and it installs neither.
func forAdvPack(f *inf.File) bool {
	version := f.Section("Version")
	if version.First("AdvancedINF") == nil || version.First("Class") != nil || version.First("ClassGuid") != nil || version.First("CatalogFile") != nil {
		return false
	}
	return !hasSection(f, []string{"Manufacturer", "ClassInstall32", "InterfaceInstall32"}) &&
		!slices.ContainsFunc(f.Sections, func(s *inf.Section) bool { return strings.HasSuffix(strings.ToLower(s.Name), ".services") })
}

// Skip returns why a file is not linted: its kind, or an error if the user named it and it
// is of no known kind.
func (in Input) Skip(f *inf.File) (Kind, error) {
	kind := NotDriver(f)
	if in.Named && kind != "" && !kind.Known() {
		return "", errors.New("is " + string(kind))
	}
	return kind, nil
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
