package rules

import (
	"strings"

	"github.com/inflint/inflint/inf"
)

// A systemLine is a line of an add-registry-section that Windows reads while it
// installs something and that writes to the key of a service, or to any key by its
// full name.
type systemLine struct {
	inf.RegLine
	// key is the name of the key as canonicalKey spells it.
	key string
	// reach is how Windows comes to the section: the first way to a key by its full
	// name; to those of services, the first from each kind of install.
	reach *inf.Reach
}

func (p *Pass) systemLines() []*systemLine { return p.views.systemLines.get(p.collectSystemLines) }

func (p *Pass) collectSystemLines() (lines []*systemLine) {
	type uses struct {
		named     bool
		ofService [inf.InterfaceInstall + 1]bool // by the kind of install
	}
	found := keyed[*inf.Section, uses]{}
	for _, in := range p.File.Installs() {
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
func appendSystemLines(lines []*systemLine, r *inf.Reach, byName, byHKR bool) []*systemLine {
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
			if name := subkey(line); name != last {
				last, key = name, canonicalKey(name)
			}
			lines = append(lines, &systemLine{line, key, r})
		}
	}
	return lines
}
