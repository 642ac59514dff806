package inf

import (
	"slices"
	"strings"
)

// unreached adds the device values of sections that no install leads to. A file
// that installs nothing is one that other files take sections from, and where a
// reference hides behind an unknown token or an included file nothing can be
// said.
func (x *extractor) unreached() {
	if len(x.f.installs) == 0 && !x.f.uninstalled || x.f.unresolved {
		return
	}
	for _, s := range x.f.Sections {
		if s.first != nil || !s.mayRegister() {
			continue
		}
		var o *Object
		for _, line := range x.linesOf(s).device {
			setting := deviceSetting(line, nil)
			if setting.Name != "Security" && setting.Name != "DeviceCharacteristics" {
				continue
			}
			if o == nil {
				o = x.add(&Object{Kind: KindDevice, Name: s.Name})
			}
			o.add(setting)
		}
	}
}

// An unreadIndex knows what concerns sections that Windows does not read. It is made when
// first needed.
type unreadIndex struct {
	f         *File
	referrers map[string]*Section // section name to the section whose AddReg names it
	installs  map[string]*Install // base name to device install
	suggested int
}

// maxSuggestions bounds the search for misspelled references, which compares
// each section with each reference.
const maxSuggestions = 32

// unread returns what there is to know about a section that Windows never reads.
func (w *unreadIndex) unread(s *Section) *Unread {
	if w.referrers == nil {
		w.index()
	}
	if from := w.referrers[fold(s.Name)]; from != nil {
		base, _, _ := strings.Cut(fold(from.Name), ".")
		return &Unread{From: from, Device: w.installs[base]}
	}
	var u Unread
	if w.suggested++; w.suggested <= maxSuggestions {
		u.Similar = w.similar(s.Name)
	}
	return &u
}

func (w *unreadIndex) index() {
	w.referrers, w.installs = map[string]*Section{}, map[string]*Install{}
	for _, from := range w.f.Sections {
		for e := range from.All("AddReg") {
			for i := range e.Fields {
				w.referrers[fold(e.Fields[i].Value)] = from
			}
		}
	}
	for _, in := range w.f.installs {
		if in.Kind == DeviceInstall {
			w.installs[fold(in.Base)] = in
		}
	}
}

// similar returns a reference whose section is missing and whose name is almost the
// same, or has this one in it: a comma is missing there.
func (w *unreadIndex) similar(name string) *Reach {
	for _, in := range w.f.installs {
		for _, r := range in.Dangling {
			if r.Role != RoleAddReg {
				continue
			}
			missing, name := fold(r.Name.Value), fold(name)
			if similar(missing, name) || slices.Contains(strings.Fields(missing), name) {
				return r
			}
		}
	}
	return nil
}

// similar reports whether two names differ by one inserted, lost, changed or
// swapped character.
func similar(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	rest, other := a[i:], b[i:]
	switch {
	case rest == "" || other == "":
		return true
	case len(a) < len(b):
		return rest == other[1:]
	case rest[1:] == other[1:]:
		return true
	}
	return len(rest) > 1 && rest[0] == other[1] && rest[1] == other[0] && rest[2:] == other[2:]
}
