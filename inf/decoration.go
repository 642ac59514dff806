package inf

import (
	"slices"
	"strconv"
	"strings"
)

// A Decoration is the TargetOSVersion of a Models section: the part of its name
// that says for which versions of Windows it is meant.
//
//	NT[arch][.[major][.[minor][.[product type][.[suite mask][.[build]]]]]]
//
// Parts that are absent or empty do not restrict. Source: the documentation of
// the [Manufacturer] section.
type Decoration struct {
	// Text is the decoration as written; "" for an undecorated section.
	Text string
	// Arch is x86, ia64, amd64, arm or arm64, in lower case, "" for none, and
	// AnyArch for the INX placeholder.
	Arch string
	// The remaining parts; Any where there is none.
	Major, Minor, ProductType, SuiteMask, Build int
}

// AnyArch is the placeholder that stampinf replaces by an architecture.
const AnyArch = "$arch$"

// Any is the value of a part of a [Decoration] that does not restrict.
const Any = -1

// architectures are the platform extensions that Windows knows.
var architectures = []string{"x86", "amd64", "arm64", "arm", "ia64"}

// ParseDecoration parses a decoration. It reports false where the text is none;
// the Decoration then has its Text only.
func ParseDecoration(text string) (Decoration, bool) {
	d := Decoration{text, "", Any, Any, Any, Any, Any}
	if text == "" {
		return d, true
	}
	head, rest, _ := strings.Cut(text, ".")
	if len(head) < len(plainPlatform) || !sameName(head[:len(plainPlatform)], plainPlatform) || strings.Count(rest, ".") > 4 {
		return d, false
	}
	arch := head[len(plainPlatform):]
	if d.Arch = spelled(architectures, arch); d.Arch == "" {
		d.Arch = fold(arch)
	}
	for _, into := range [...]*int{&d.Major, &d.Minor, &d.ProductType, &d.SuiteMask, &d.Build} {
		var part string
		if part, rest, _ = strings.Cut(rest, "."); part == "" {
			continue
		}
		n, err := strconv.ParseInt(part, 0, 32)
		if err != nil || n < 0 {
			return d, false
		}
		*into = int(n)
	}
	return d, true
}

// archs returns the architectures that a decoration stands for.
func (d Decoration) archs() []string {
	if d.Arch == "" || d.Arch == AnyArch {
		return architectures
	}
	return []string{d.Arch}
}

// platformExtensions are what the names of sections may have at their ends: those
// of the architectures, in their order, and two more.
var platformExtensions = [...]string{".ntx86", ".ntamd64", ".ntarm64", ".ntarm", ".ntia64", anyExtension: ".nt" + AnyArch, plainExtension: "." + plainPlatform}

const anyExtension, plainExtension = 5, 6

// plainPlatform is what all of them begin with, behind the dot.
const plainPlatform = "nt"

// platformSections returns the sections that Windows would choose for the given
// name on the given architectures, each once, in the room of found. It looks with
// the extension of the architecture first, then with .nt, then without any; in an
// INX file, the placeholder stands for the architecture too.
func (f *File) platformSections(found []*Section, name string, archs []string) []*Section {
	found = found[:0]
	// What an architecture without a section of its own gets.
	common := f.extended(name, anyExtension)
	if common == nil {
		common = f.extended(name, plainExtension)
	}
	if common == nil {
		common = f.Section(name)
	}
	for _, arch := range archs {
		var s *Section
		if i := slices.Index(architectures, arch); i >= 0 {
			s = f.extended(name, i)
		} else {
			s = f.Section(name + ".nt" + arch)
		}
		if s == nil {
			s = common
		}
		if s != nil && !slices.Contains(found, s) {
			found = append(found, s)
		}
	}
	return found
}

// extended returns the section that has the name with a platform extension, or nil.
func (f *File) extended(name string, extension int) *Section {
	return f.Section(name + platformExtensions[extension])
}
