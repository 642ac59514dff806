package inf

import (
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
	parts := strings.Split(text, ".")
	head := fold(parts[0])
	arch, ok := strings.CutPrefix(head, "nt")
	if !ok || len(parts) > 6 {
		return d, false
	}
	d.Arch = arch
	for i, into := range []*int{&d.Major, &d.Minor, &d.ProductType, &d.SuiteMask, &d.Build} {
		if i+1 >= len(parts) || parts[i+1] == "" {
			continue
		}
		n, err := strconv.ParseInt(parts[i+1], 0, 32)
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

// platformSuffixes returns the suffixes under which Windows looks for a section
// on an architecture, best first. In an INX file, the placeholder stands for the
// architecture too.
func platformSuffixes(arch string) []string {
	return []string{".nt" + arch, ".nt" + AnyArch, ".nt", ""}
}

// platformSections returns the sections that Windows would choose for the given
// name on the given architectures, each once.
func (f *File) platformSections(name string, archs []string) []*Section {
	var found []*Section
	seen := map[*Section]bool{}
	for _, arch := range archs {
		for _, suffix := range platformSuffixes(arch) {
			if s := f.Section(name + suffix); s != nil {
				if !seen[s] {
					seen[s] = true
					found = append(found, s)
				}
				break
			}
		}
	}
	return found
}
