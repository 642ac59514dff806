package facts

import (
	"strings"

	"github.com/inflint/inflint/inf"
)

// A SystemLine is a line of an add-registry-section that Windows reads while it
// installs something and that names its key in full.
type SystemLine struct {
	inf.RegLine
	// Key is the name of the key as CanonicalKey spells it.
	Key string
	// Reach is the first way in which Windows comes to the section.
	Reach *inf.Reach
}

var systemLines = fact[[]*SystemLine]{collectSystemLines}

// SystemLines returns the lines of the file that name their keys in full, in the order in
// which Windows comes to them.
func SystemLines(f *Facts) []*SystemLine { return systemLines.of(f) }

func collectSystemLines(f *Facts) (lines []*SystemLine) {
	seen := map[*inf.Section]bool{}
	for _, in := range f.File.Installs() {
		if in.Kind == inf.DefaultUninstall {
			continue
		}
		for _, r := range in.Reaches {
			if r.Role == inf.RoleAddReg && !seen[r.Section] {
				seen[r.Section] = true
				lines = appendSystemLines(lines, r)
			}
		}
	}
	return lines
}

// appendSystemLines adds the lines of a section that name their keys in full. What
// programs keep in HKCR and HKU nobody asks for.
func appendSystemLines(lines []*SystemLine, r *inf.Reach) []*SystemLine {
	if r.Section.HKROnly() { // as most are
		return lines
	}
	last, key := "", "" // mostly, several lines in a row write to the same key
	for _, e := range r.Section.Entries() {
		switch root := e.Value(1); {
		case strings.EqualFold(root, "HKR"), strings.EqualFold(root, "HKCR"), strings.EqualFold(root, "HKU"):
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
