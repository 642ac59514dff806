package facts

import (
	"strings"

	"github.com/inflint/inflint/inf"
)

// A SystemLine is a line of an add-registry-section that Windows reads while it
// installs something and that writes to the key of a service, or to any key by its
// full name.
type SystemLine struct {
	inf.RegLine
	// Key is the name of the key as CanonicalKey spells it.
	Key string
	// Reach is how Windows comes to the section: the first way to a key by its full
	// name; to those of services, the first from each kind of install.
	Reach *inf.Reach
}

var systemLines = fact[[]*SystemLine]{collectSystemLines}

// SystemLines returns the lines of the file that write to the keys of services, or to any
// key by its full name, in the order in which Windows comes to them.
func SystemLines(f *Facts) []*SystemLine { return systemLines.of(f) }

func collectSystemLines(f *Facts) (lines []*SystemLine) {
	type uses struct {
		named     bool
		ofService [inf.InterfaceInstall + 1]bool // by the kind of install
	}
	found := keyed[*inf.Section, uses]{}
	for _, in := range f.File.Installs() {
		if in.Kind == inf.DefaultUninstall {
			continue
		}
		for _, r := range in.Reaches {
			if r.Role != inf.RoleAddReg {
				continue
			}
			u := found.of(r.Section)
			byName, byHKR := !u.named, r.From.Role == inf.RoleServiceInstall && !u.ofService[in.Kind]
			u.named = true
			u.ofService[in.Kind] = u.ofService[in.Kind] || byHKR
			if byName || byHKR {
				lines = appendSystemLines(lines, r, byName, byHKR)
			}
		}
	}
	return lines
}

// appendSystemLines adds the lines of a section that write to keys by their full
// names, and those that write to HKR. What programs keep in HKCR and HKU nobody asks for.
func appendSystemLines(lines []*SystemLine, r *inf.Reach, byName, byHKR bool) []*SystemLine {
	if !byHKR && r.Section.HKROnly() { // as most are
		return lines
	}
	last, key := "", "" // mostly, several lines in a row write to the same key
	for _, e := range r.Section.Entries() {
		wanted := byName
		switch root := e.Value(1); {
		case strings.EqualFold(root, "HKR"):
			wanted = byHKR
		case strings.EqualFold(root, "HKCR"), strings.EqualFold(root, "HKU"):
			wanted = false
		}
		if !wanted {
			continue
		}
		if line, ok := inf.ParseRegLine(e); ok {
			if name := Subkey(line); name != last {
				last, key = name, CanonicalKey(name)
			}
			lines = append(lines, &SystemLine{line, key, r})
		}
	}
	return lines
}
