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
	more  bool // there are others, for which there is no room
}

// A unit is a subject for one decoration.
type unit struct {
	row    *Row
	name   string
	target inf.Decoration
}

// subjectsOf returns the subjects in the access map of the objects of a version of a file, in
// their order.
func subjectsOf(objects []*Object) []*subject {
	var list []*subject
	known := map[string]*subject{}
	rows := Rows(objects, nil) // without doors
	platforms := map[*inf.Install][]*inf.Target{}
	for i := range rows {
		row := &rows[i]
		if row.Object.Kind != inf.KindDevice {
			list = addPlatforms(list, known, row, platforms)
			continue
		}
		targets := row.Object.Install.Targets
		if len(targets) == 0 {
			d, _ := inf.ParseDecoration(strings.TrimPrefix(row.Object.Install.Suffix, "."))
			list = addUnit(list, known, nil, unit{row, row.Object.Name, d})
		}
		for j := range targets {
			t := &targets[j]
			u := unit{row, row.Object.Name, platform(t.Decoration, row.Object.Install.Suffix)}
			if row.Object.Kind == inf.KindDevice && t.Description() != "" && t.Model.Key.Known() {
				u.name = t.Description()
			}
			list = addUnit(list, known, t, u)
		}
	}
	return list
}

// addPlatforms adds the units of an object that is no device: one for each decoration of
// its install, of which there may be as many as there are objects.
func addPlatforms(list []*subject, known map[string]*subject, row *Row, platforms map[*inf.Install][]*inf.Target) []*subject {
	in := row.Object.Install
	targets, asked := platforms[in]
	if !asked {
		targets = platformsOf(in)
		platforms[in] = targets
	}
	if len(targets) == 0 {
		d, _ := inf.ParseDecoration(strings.TrimPrefix(in.Suffix, "."))
		return addUnit(list, known, nil, unit{row, row.Object.Name, d})
	}
	for _, t := range targets[:min(len(targets), maxTargets)] {
		list = addUnit(list, known, t, unit{row, row.Object.Name, platform(t.Decoration, in.Suffix)})
	}
	if len(targets) > maxTargets {
		known[keyOf(row, nil)].more = true
	}
	return list
}

// platformsOf returns the first target of an install for each decoration.
func platformsOf(in *inf.Install) []*inf.Target {
	var first []*inf.Target
	seen := map[inf.Decoration]bool{}
	for i := range in.Targets {
		t := &in.Targets[i]
		if d := platform(t.Decoration, in.Suffix); !seen[d] {
			seen[d] = true
			first = append(first, t)
		}
	}
	return first
}

// addUnit adds a unit for a Models line, or for none, to the subject that it is of.
func addUnit(list []*subject, known map[string]*subject, t *inf.Target, u unit) []*subject {
	key := keyOf(u.row, t)
	s := known[key]
	if s == nil {
		s = &subject{kind: u.row.Object.Kind, keys: append([]string{key}, lesserKeys(u.row, t)...)}
		known[key] = s
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

// keyOf returns what a subject is known by: devices by their hardware ID, so that they
// may be described and installed otherwise.
func keyOf(row *Row, t *inf.Target) string {
	o := row.Object
	kind := o.Kind.String() + "\x00"
	switch {
	case o.Kind == inf.KindClass:
		return kind
	case o.Kind == inf.KindDevice && t != nil && t.Model.Value(2) != "":
		return kind + "id\x00" + strings.ToLower(t.Model.Value(2))
	}
	return kind + "name\x00" + strings.ToLower(nameOf(o, t))
}

// lesserKeys returns what a subject is known by where its key is not found, best first:
// registry keys and files, which have but the name of a section, by what that section
// creates. That is read once for each section, however many installs share it.
func lesserKeys(row *Row, t *inf.Target) []string {
	o := row.Object
	kind := o.Kind.String() + "\x00"
	byInstall := kind + "install\x00" + strings.ToLower(o.Install.Base)
	switch {
	case o.Kind == inf.KindDevice && t != nil:
		return []string{kind + "name\x00" + strings.ToLower(nameOf(o, t)), byInstall}
	case o.Kind == inf.KindDevice:
		return []string{byInstall}
	case o.Kind == inf.KindKey || o.Kind == inf.KindFile:
		return []string{kind + created(o), byInstall}
	}
	return nil
}

// nameOf returns the description of a device in its Models line, or the name of an
// object.
func nameOf(o *Object, t *inf.Target) string {
	if o.Kind == inf.KindDevice && t != nil {
		return t.Description()
	}
	if o.Section != nil {
		return o.Section.Name
	}
	return o.Name
}

// created lists what a section of files or of registry keys creates.
func created(o *Object) string {
	if o.Section == nil {
		return ""
	}
	var names []string
	for _, e := range o.Section.Entries() {
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
