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

// Twins are the same device, by its hardware ID, for two decorations: for the one it has
// no descriptor, for the other it has one of its own.
type Twins struct{ Self, Other Twin }

var unevenDevices = fact[map[*access.Object]Twins]{findUneven}

// UnevenDevices returns the Unsecured devices that have a twin with a descriptor.
func UnevenDevices(f *Facts) map[*access.Object]Twins { return unevenDevices.of(f) }

func findUneven(f *Facts) map[*access.Object]Twins {
	secured := securedDevices(f)
	if len(secured) == 0 { // as in most files
		return nil
	}
	found := map[*access.Object]Twins{}
	for _, o := range Unsecured(f) {
		for _, t := range o.Install.Targets {
			id, ok := hardwareID(t)
			if other := secured[id]; ok && other.Object != nil && !strings.EqualFold(other.Target.Decoration.Text, t.Decoration.Text) {
				found[o] = Twins{Twin{o, t}, other}
				break
			}
		}
	}
	return found
}

// securedDevices returns the devices that have a descriptor of their own, by their
// hardware IDs.
func securedDevices(f *Facts) map[string]Twin {
	secured := map[string]Twin{}
	for _, o := range f.Objects {
		if o.Kind != inf.KindDevice || o.Install == nil || o.Effective == nil || o.Effective.Object != o || !o.Effective.Effective() || o.Effective.Setting.Reg == nil {
			continue
		}
		for _, t := range o.Install.Targets {
			if id, ok := hardwareID(t); ok && secured[id].Object == nil {
				secured[id] = Twin{o, t}
			}
		}
	}
	return secured
}

func hardwareID(t inf.Target) (id string, ok bool) {
	f := t.Model.Field(2)
	return strings.ToLower(t.Model.Value(2)), f != nil && f.Value != "" && f.Known()
}
