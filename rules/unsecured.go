package rules

import (
	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
	"github.com/inflint/inflint/sddl"
)

// This file is about what goes with the descriptor of a device, where there is none.

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
		for _, o := range facts.LeftToDefault(p.Facts) {
			if s := lead(o); s != nil && s.Name == name && !yield(o, s) {
				return
			}
		}
	}
}

// secureLine is what to write for a device without a descriptor.
const secureLine = `HKR,,Security,,"` + secureDescriptor + `"`

// secureDescriptor is what to write for a device that only the system and administrators
// need. No rule has anything to say about it: administrators can use the device, and not
// give others access to it.
const secureDescriptor = "D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"

// closedDescriptor is what to write for an object of a kind that only the system and
// administrators need. Those of sections also update and remove what they guard.
func closedDescriptor(kind sddl.ObjectKind) string {
	if kind == sddl.KindDevice {
		return secureDescriptor
	}
	return "D:P(A;;GA;;;SY)(A;;GA;;;BA)"
}

// whoElse follows a remedy with the descriptor.
const whoElse = "This lets in only SYSTEM and administrators: if another account needs the device, add an ACE for it, such as for the SID of your service (S-1-5-80-…)"
