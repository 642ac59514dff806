package access

import (
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
)

// A subject is an object as one version of a file has it, for every version of
// Windows and architecture: what two files are compared by.
type subject struct {
	kind  inf.ObjectKind
	keys  []string // by which the two versions are recognised, best first
	units []unit
}

// A unit is a subject for one decoration.
type unit struct {
	row    *Row
	name   string
	target inf.Decoration
}

// subjectsOf returns the subjects in the access map of a file, in its order. It has
// none without a file.
func subjectsOf(f *inf.File) []*subject {
	if f == nil {
		return nil
	}
	var list []*subject
	known := map[string]*subject{}
	rows := Map(f)
	for i := range rows {
		row := &rows[i]
		targets := row.Object.Install.Targets
		if len(targets) == 0 {
			d, _ := inf.ParseDecoration(strings.TrimPrefix(row.Object.Install.Suffix, "."))
			list = addUnit(list, known, keysOf(row, nil), unit{row, row.Object.Name, d})
		}
		for j := range targets {
			t := &targets[j]
			u := unit{row, row.Object.Name, platform(t.Decoration, row.Object.Install.Suffix)}
			if row.Object.Kind == inf.KindDevice && t.Description() != "" && t.Model.Key.Known() {
				u.name = t.Description()
			}
			list = addUnit(list, known, keysOf(row, t), u)
		}
	}
	return list
}

func addUnit(list []*subject, known map[string]*subject, keys []string, u unit) []*subject {
	s := known[keys[0]]
	if s == nil {
		s = &subject{kind: u.row.Object.Kind, keys: keys}
		known[keys[0]] = s
		list = append(list, s)
	}
	// Lines of one Models section may lead to the same place.
	last := len(s.units) - 1
	if last < 0 || s.units[last].row != u.row || s.units[last].target != u.target {
		s.units = append(s.units, u)
	}
	return list
}

// platform returns a decoration with the architecture that the platform extension
// of an install section adds to one that has none.
func platform(d inf.Decoration, suffix string) inf.Decoration {
	own, ok := inf.ParseDecoration(strings.TrimPrefix(suffix, "."))
	if !ok || own.Arch == "" || own.Arch == inf.AnyArch || d.Arch != "" && d.Arch != inf.AnyArch {
		return d
	}
	_, rest, versioned := strings.Cut(d.Text, ".")
	d.Arch, d.Text = own.Arch, "NT"+own.Arch
	if versioned {
		d.Text += "." + rest
	}
	return d
}

// keysOf returns what a subject is known by: devices by their hardware ID, so that
// they may be described and installed otherwise; registry keys and files, which
// have but the name of a section, by what that section creates, too.
func keysOf(row *Row, t *inf.Target) []string {
	o := row.Object
	kind := o.Kind.String() + "\x00"
	byName := kind + "name\x00" + strings.ToLower(o.Name)
	byInstall := kind + "install\x00" + strings.ToLower(o.Install.Base)
	switch o.Kind {
	case inf.KindDevice:
		if t == nil {
			return []string{byName, byInstall}
		}
		byName = kind + "name\x00" + strings.ToLower(t.Description())
		if id := t.Model.Value(2); id != "" {
			return []string{kind + "id\x00" + strings.ToLower(id), byName, byInstall}
		}
		return []string{byName, byName, byInstall}
	case inf.KindClass:
		return []string{kind}
	case inf.KindKey, inf.KindFile:
		return []string{byName, kind + created(o), byInstall}
	}
	return []string{byName}
}

// created lists what a section of files or of registry keys creates.
func created(o *Object) string {
	section := o.Install.Section.File.Section(o.Name)
	if section == nil {
		return ""
	}
	var names []string
	for _, e := range section.Entries() {
		name := e.Value(1)
		if o.Kind == inf.KindKey {
			name += "\\" + e.Value(2)
		}
		names = append(names, strings.ToLower(name))
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), "\x00")
}

// A couple is a subject in both versions of a file, or in the only one that has it.
type couple struct{ before, after *subject }

// couples recognises subjects of one version in the other: by their first keys, and
// what is left by the next ones, where only one on each side has such a key.
func couples(before, after []*subject) []couple {
	partner := map[*subject]*subject{}
	taken := map[*subject]bool{}
	for level := range 3 {
		old := index(before, level, taken)
		fresh := index(after, level, taken)
		for key, s := range fresh {
			if other := old[key]; s != nil && other != nil {
				partner[s] = other
				taken[s], taken[other] = true, true
			}
		}
	}
	var list []couple
	for _, s := range after {
		list = append(list, couple{partner[s], s})
	}
	for _, s := range before {
		if !taken[s] {
			list = append(list, couple{s, nil})
		}
	}
	return list
}

// index finds the subjects without a partner by their keys; nil stands for several.
func index(list []*subject, level int, taken map[*subject]bool) map[string]*subject {
	found := map[string]*subject{}
	for _, s := range list {
		if taken[s] || level >= len(s.keys) {
			continue
		}
		key := s.keys[level]
		if _, several := found[key]; several {
			found[key] = nil
			continue
		}
		found[key] = s
	}
	return found
}
