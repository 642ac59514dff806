package facts

import (
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
)

// A Twin is a device as one line of a Models section lists it.
type Twin struct {
	*access.Object
	Target inf.Target
}

// Twins are the same device, by its hardware ID, on two kinds of machine: on the one it
// has no descriptor, on the other it has one that restricts.
type Twins struct{ Self, Other Twin }

var unevenDevices = fact[map[*access.Object]Twins]{findUneven}

// UnevenDevices returns the Unsecured devices that have a twin with a descriptor. One
// that gives everybody what the system's default gives is none to miss.
func UnevenDevices(f *Facts) map[*access.Object]Twins { return unevenDevices.of(f) }

func findUneven(f *Facts) map[*access.Object]Twins {
	secured := restrictedDevices(f)
	if len(secured.byID) == 0 { // as in most files
		return nil
	}
	found := map[*access.Object]Twins{}
	for _, o := range Unsecured(f) {
		for _, t := range o.Install.Targets {
			if other, ok := secured.twinOf(t); ok {
				found[o] = Twins{Twin{o, t}, other}
				break
			}
		}
	}
	return found
}

// restricted has devices with a descriptor that restricts: by hardware ID, one for each
// decoration, and by the Models line, which leads to an install section for each
// architecture where its own section has no decoration.
type restricted struct {
	byID   map[string][]Twin
	byLine map[*inf.Entry]Twin
}

func restrictedDevices(f *Facts) restricted {
	r := restricted{map[string][]Twin{}, map[*inf.Entry]Twin{}}
	for _, o := range f.Objects {
		if o.Kind != inf.KindDevice || o.Install == nil || o.Effective == nil || o.Effective.Object != o || !o.Effective.Effective() ||
			o.Effective.Setting.Reg == nil || !Restrictive(o.Effective) {
			continue
		}
		for _, t := range o.Install.Targets {
			id, ok := hardwareID(t)
			if !ok {
				continue
			}
			r.byLine[t.Model] = Twin{o, t}
			if twins := r.byID[id]; len(twins) == 0 || len(twins) == 1 && !sameDecoration(twins[0].Target, t) {
				r.byID[id] = append(twins, Twin{o, t}) // of two, one has another decoration than any third
			}
		}
	}
	return r
}

// twinOf returns the twin of an unsecured device.
func (r *restricted) twinOf(t inf.Target) (Twin, bool) {
	if twin, ok := r.byLine[t.Model]; ok {
		return twin, true
	}
	id, ok := hardwareID(t)
	if !ok {
		return Twin{}, false
	}
	for _, twin := range r.byID[id] {
		if !sameDecoration(twin.Target, t) {
			return twin, true
		}
	}
	return Twin{}, false
}

func sameDecoration(a, b inf.Target) bool {
	return strings.EqualFold(a.Decoration.Text, b.Decoration.Text)
}

func hardwareID(t inf.Target) (id string, ok bool) {
	f := t.Model.Field(2)
	return strings.ToLower(t.Model.Value(2)), f != nil && f.Value != "" && f.Known()
}
