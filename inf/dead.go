package inf

import "strings"

// wellKnown are the sections that Windows reads by their names, with any
// extension behind a dot.
var wellKnown = []string{
	"version", "manufacturer", "strings", "sourcedisksnames", "sourcedisksfiles", "destinationdirs",
	"controlflags", "signatureattributes", "interfaceinstall32",
}

// Unresolved reports whether sections may be reached that are not known: a reference
// hides behind a token without a value, or there are too many to follow.
func (f *File) Unresolved() bool {
	f.Installs()
	return f.unresolved
}

// Exceeded reports whether the sections of the file lead to more than this package
// follows. What lies beyond is not known: nobody has looked at it.
func (f *File) Exceeded() bool {
	f.Objects()
	return f.exceeded
}

// Dead returns the sections that Windows never reads: no install leads to them,
// and it does not look for their names. Another file may still take them in
// (Needs), as may a co-installer. Where references hide behind tokens that are not
// known, no section is said to be dead.
func (f *File) Dead() []*Section {
	f.Installs()
	if f.unresolved {
		return nil
	}
	var dead []*Section
	for _, s := range f.Sections {
		if s.first != nil || s.listed {
			continue
		}
		if base, _, _ := strings.Cut(s.Name, "."); spelled(wellKnown, base) == "" {
			dead = append(dead, s)
		}
	}
	return dead
}
