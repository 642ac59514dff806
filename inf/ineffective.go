package inf

import (
	"fmt"
	"strings"
)

// This file says why settings take no effect.

// wrongSection says what HKR stands for in an add-registry-section that is not
// one of a device or a setup class.
func wrongSection(r *Reach) string {
	var key string
	switch r.From.Role {
	case RoleHardware:
		key = "a key of no device" // a .HW section beside something else than a DDInstall section
	case RoleServiceInstall:
		key = "the service's key"
	case RoleEventLog:
		key = "the event log's key"
	case RoleAddInterface:
		key = "the interface's key"
	case RoleCoInstallers:
		key = "the device's software key"
	default:
		switch r.Install.Kind {
		case DeviceInstall:
			key = "the device's software key"
		case InterfaceInstall:
			key = "the interface class's key"
		default:
			return fmt.Sprintf("no device is installed by [%s], so there is no key that HKR could stand for", r.Install.Name())
		}
	}
	remedy := "from an AddReg of a DDInstall.HW section"
	if r.Install.Kind == DeviceInstall {
		remedy = fmt.Sprintf("from an AddReg of [%s.HW]", r.Install.Name())
	}
	return fmt.Sprintf("AddReg in [%s] writes to %s, where the value means nothing; Windows takes it %s, or for a whole setup class from [ClassInstall32]",
		r.From.Section.Name, key, remedy)
}

// unreached adds the device values of sections that no install leads to. A file
// that installs nothing is one that other files take sections from, and where a
// reference hides behind an unknown token or an included file nothing can be
// said.
func (x *extractor) unreached() {
	if len(x.f.installs) == 0 && !x.f.uninstalled || x.f.unresolved {
		return
	}
	w := why{f: x.f}
	for _, s := range x.f.Sections {
		if s.first != nil || !s.mayRegister() {
			continue
		}
		var o *Object
		for _, line := range x.linesOf(s).device {
			setting := x.deviceSetting(line, nil)
			if setting.Name != "Security" && setting.Name != "DeviceCharacteristics" {
				continue
			}
			if o == nil {
				o = x.add(&Object{Kind: KindDevice, Name: s.Name})
			}
			setting.Effect, setting.Reason = Unreached, w.unreached(s)
			o.add(setting)
		}
	}
}

// A why explains sections that Windows does not read. Its indexes are made when
// first needed.
type why struct {
	f         *File
	referrers map[string]*Section // section name to the section whose AddReg names it
	installs  map[string]*Install // base name to device install
	suggested int
}

// maxSuggestions bounds the search for misspelled references, which compares
// each section with each reference.
const maxSuggestions = 32

// unreached names the section that refers to s although Windows does not read
// it, if there is one.
func (w *why) unreached(s *Section) string {
	if w.referrers == nil {
		w.index()
	}
	if from := w.referrers[fold(s.Name)]; from != nil {
		text := fmt.Sprintf("only [%s] names this section, and Windows does not read that one", from.Name)
		base, _, _ := strings.Cut(fold(from.Name), ".")
		if in := w.installs[base]; in != nil {
			text += fmt.Sprintf("; the hardware section of this device is [%s.HW]", in.Name())
		}
		return text
	}
	if w.suggested++; w.suggested <= maxSuggestions {
		return "no AddReg names this section" + w.misspelled(s.Name)
	}
	return "no AddReg names this section"
}

func (w *why) index() {
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

// misspelled suggests a reference whose section is missing and whose name is
// almost the same.
func (w *why) misspelled(name string) string {
	for _, in := range w.f.installs {
		for _, r := range in.Dangling {
			if r.Role == RoleAddReg && similar(fold(r.Name.Value), fold(name)) {
				return fmt.Sprintf("; [%s] names [%s], which does not exist", r.From.Section.Name, r.Name.Value)
			}
		}
	}
	return ""
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
