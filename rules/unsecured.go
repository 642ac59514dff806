package rules

import (
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
)

// This file finds the devices that a file leaves to the system's default
// descriptor.

// unsecured returns the devices that get a descriptor neither from the file nor,
// as far as it tells, from elsewhere. Where a descriptor is written down and does
// not take effect, that is another rule's subject. Drivers of file systems check
// for themselves, and a device without a function driver in the file is another
// file's to secure.
func (p *Pass) unsecured() []*access.Object { return p.views.unsecured.get(p.findUnsecured) }

func (p *Pass) findUnsecured() []*access.Object {
	if p.filterClass() || p.securedBeside() {
		return nil
	}
	misplaced := map[*inf.Install]bool{}
	for o, s := range p.AllSettings {
		if s.Name == "Security" && s.Effect == inf.WrongSection {
			misplaced[o.Install] = true
		}
	}
	var devices []*access.Object
	for _, o := range p.Objects {
		if o.Kind == inf.KindDevice && !o.External && len(o.Descriptors) == 0 && o.Install != nil && len(o.Install.Targets) > 0 &&
			!misplaced[o.Install] && !hidesSections(o.Install) && hasFunctionDriver(o.Install) && !mayBeFileSystem(o.Install) {
			devices = append(devices, o)
		}
	}
	return devices
}

// securedBeside reports whether the file has a descriptor for a setup class, or
// one in a section that Windows does not read.
func (p *Pass) securedBeside() bool {
	for _, o := range p.Objects {
		if o.Kind == inf.KindClass && (o.External || len(o.Descriptors) > 0) {
			return true
		}
		if o.Install == nil && len(o.Descriptors) > 0 {
			return true
		}
	}
	return false
}

// hidesSections reports whether an install leads to sections whose names are not
// known.
func hidesSections(in *inf.Install) bool {
	for _, list := range [][]*inf.Reach{in.Dangling, in.External} {
		for _, r := range list {
			if !r.Name.Known() {
				return true
			}
		}
	}
	return false
}

// hasFunctionDriver reports whether an install sets up the service that drives the
// device, and not only filters of it.
func hasFunctionDriver(in *inf.Install) bool {
	for _, s := range in.Services() {
		if s.Flags&inf.SvcAssoc != 0 {
			return true
		}
	}
	return false
}

// newClass returns the setup class that the file installs and that is not one of
// Microsoft's, or nil.
func (p *Pass) newClass() *access.Object {
	for _, o := range p.Objects {
		if o.Kind == inf.KindClass && o.Install != nil && o.Install.Kind == inf.ClassInstall {
			if class, known := p.systemClass(); class != nil || !known {
				return nil
			}
			return o
		}
	}
	return nil
}

// A twin is the same device in a Models section of another decoration, where it
// has a descriptor of its own.
type twin struct {
	*access.Object
	target inf.Target
}

// twins finds the devices among some that have a twin, by their hardware IDs.
// target is the line of the device itself.
func (p *Pass) twins(devices []*access.Object) map[*access.Object]struct{ self, other twin } {
	secured := p.securedDevices()
	if len(secured) == 0 {
		return nil
	}
	found := map[*access.Object]struct{ self, other twin }{}
	for _, o := range devices {
		for _, t := range o.Install.Targets {
			id, ok := hardwareID(t)
			if other := secured[id]; ok && other.Object != nil && !strings.EqualFold(other.target.Decoration.Text, t.Decoration.Text) {
				found[o] = struct{ self, other twin }{twin{o, t}, other}
				break
			}
		}
	}
	return found
}

// securedDevices returns the devices that have a descriptor of their own, by their
// hardware IDs.
func (p *Pass) securedDevices() map[string]twin {
	return p.views.securedDevices.get(p.findSecuredDevices)
}

func (p *Pass) findSecuredDevices() map[string]twin {
	secured := map[string]twin{}
	for _, o := range p.Objects {
		if o.Kind != inf.KindDevice || o.Install == nil || o.Effective == nil || o.Effective.Object != o || !o.Effective.Effective() || o.Effective.Setting.Reg == nil {
			continue
		}
		for _, t := range o.Install.Targets {
			if id, ok := hardwareID(t); ok && secured[id].Object == nil {
				secured[id] = twin{o, t}
			}
		}
	}
	return secured
}

func hardwareID(t inf.Target) (id string, ok bool) {
	f := t.Model.Field(2)
	return strings.ToLower(t.Model.Value(2)), f != nil && f.Value != "" && f.Known()
}

// leftToDefault returns the unsecured devices that neither INF222 nor, because
// their setup class is a new one, INF201 of the default preset speaks of. Those of
// a class of Microsoft's that has its own way are left out: its devices are for
// users, or storage, or none.
func (p *Pass) leftToDefault() []*access.Object {
	if class, _ := p.systemClass(); class != nil && class.traits != 0 || p.newClass() != nil {
		return nil
	}
	devices := p.unsecured()
	twins := p.twins(devices)
	var left []*access.Object
	for _, o := range devices {
		if _, uneven := twins[o]; !uneven {
			left = append(left, o)
		}
	}
	return left
}

// lead returns a value that goes with a descriptor, and that an unsecured device
// has without one. Each such value has a rule of its own, and a device gets one
// finding.
func lead(o *access.Object) *inf.Setting {
	for _, name := range []string{"DeviceCharacteristics", "Exclusive", "DeviceType"} {
		s := o.Value(name)
		if s == nil || s.Reg == nil || !s.Value.Known() {
			continue
		}
		n, ok := s.Value.Uint()
		if ok && n != 0 && (name != "DeviceCharacteristics" || n&access.SecureOpen != 0) {
			return s
		}
	}
	return nil
}

// led calls yield for the devices left to the default whose lead is a value of a
// name.
func (p *Pass) led(name string) func(yield func(*access.Object, *inf.Setting) bool) {
	return func(yield func(*access.Object, *inf.Setting) bool) {
		for _, o := range p.leftToDefault() {
			if s := lead(o); s != nil && s.Name == name && !yield(o, s) {
				return
			}
		}
	}
}

// byDefault says what a device without a descriptor comes to, and what to write.
const byDefault = "the system's default applies, which for most device types lets everyone read and write"

const secureLine = `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"`
