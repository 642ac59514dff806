package inf

import "strings"

// This file makes settings of lines: directives, properties, and lines of
// add-registry-sections.

// directives adds the lines of a section that the table names to an object. There
// may be several of a kind; all of them count.
func (x *extractor) directives(o *Object, r *Reach) {
	if o == nil {
		return
	}
	keys := valueDirectives[r.Role]
	if len(keys) == 0 {
		return
	}
	entries := r.Section.Entries()
	for _, e := range entries {
		if e.Key == nil {
			continue
		}
		key := spelled(keys, e.Key.Value)
		if key == "" {
			continue
		}
		if !r.spend(x.f) {
			return
		}
		if o.Values == nil {
			o.Values = make([]*Setting, 0, min(len(entries), usualValues))
		}
		o.Values = append(o.Values, &Setting{Name: key, Entry: e, Value: e.Field(1), Label: e.Key, Reach: r})
	}
}

// usualValues is how many lines of a section the table names, or more.
const usualValues = 8

// properties adds the lines of an add-property section that set one of the
// properties in the table:
//
//	{guid},pid,type,[flags],value
func (x *extractor) properties(o *Object, r *Reach) {
	if o == nil {
		return
	}
	for _, e := range r.Section.Entries() {
		if !r.spend(x.f) {
			return
		}
		for _, p := range properties {
			if !strings.EqualFold(p.set, e.Value(1)) || p.id != e.Value(2) {
				continue
			}
			o.add(&Setting{Name: p.name, Entry: e, Value: e.Field(5), Label: e.Field(2), Reach: r, property: &p})
		}
	}
}

// destination returns the line of [DestinationDirs] that says where a file-list
// section copies to.
func destination(section *Section) *Entry {
	dirs := section.File.Section("DestinationDirs")
	if e := dirs.First(section.Name); e != nil {
		return e
	}
	return dirs.First("DefaultDestDir")
}

// undone adds the device values that the lines of a del-registry-section or of a
// bit-registry-section undo, wholly or in part. Windows works through DelReg
// before AddReg, so that such a line matters only to what was there before.
func (x *extractor) undone(own *Object, r *Reach) {
	if own == nil || r.From.Role != RoleHardware && own.Kind != KindClass {
		return
	}
	for _, line := range x.linesOf(r.Section).device {
		if !r.spend(x.f) {
			return
		}
		own.add(deviceSetting(line, r))
	}
}

// interfaces adds the device interfaces of an .Interfaces section, and returns them by
// their lines with those that are known already.
func (x *extractor) interfaces(objects map[*Entry]*Object, r *Reach) map[*Entry]*Object {
	for e := range r.Section.All("AddInterface") {
		if !r.spend(x.f) {
			break
		}
		o := x.add(&Object{Kind: KindInterface, Name: e.Value(1), Install: r.Install})
		if objects == nil {
			objects = map[*Entry]*Object{}
		}
		objects[e] = o
		if ref := e.Field(2); ref != nil && ref.Value != "" {
			o.Values = append(o.Values, &Setting{Name: "ReferenceString", Entry: e, Value: ref, Label: e.Key, Reach: r})
		}
	}
	return objects
}

// files adds the files that a file-list section copies, with the line that says
// where to.
func (x *extractor) files(r *Reach) {
	o := x.add(&Object{Kind: KindFile, Name: r.Section.Name, Section: r.Section, Install: r.Install})
	r.object = o
	if e := destination(r.Section); e != nil {
		o.Values = append(o.Values, &Setting{Name: "DestinationDir", Entry: e, Value: e.Field(1), Label: e.Key, Reach: r})
	}
}

// owner returns the object that a .Security section speaks of: the files of a
// CopyFiles section, or the keys of an AddReg section.
func (x *extractor) owner(r *Reach) *Object {
	o := r.From.object
	if o == nil {
		section := r.From.Section
		o = x.add(&Object{Kind: KindKey, Name: section.Name, Section: section, Install: r.Install})
	}
	o.nameCreated()
	return o
}

// regValues adds lines of an add-registry-section to an object, under the names
// that a function gives them.
func (x *extractor) regValues(o *Object, r *Reach, lines []*RegLine, name func(RegLine) string) {
	if o == nil {
		return
	}
	for _, line := range lines {
		if !r.spend(x.f) {
			return
		}
		o.add(&Setting{Name: name(*line), Entry: line.Entry, Value: line.Value, Label: line.Name, Reg: line, Reach: r})
	}
}

// globals adds the descriptors that an add-registry-section writes under their
// full names.
func (x *extractor) globals(r *Reach) {
	for _, line := range x.linesOf(r.Section).global {
		if !r.spend(x.f) {
			return
		}
		kind, name, _ := globalLine(*line)
		if kind == KindKey {
			name = line.key()
		}
		o := x.add(&Object{Kind: kind, Name: name, Install: r.Install})
		o.add(&Setting{Name: "Security", Entry: line.Entry, Value: line.Value, Label: line.Name, Reg: line, Reach: r})
	}
}
