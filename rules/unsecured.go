package rules

import (
	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
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
const secureLine = `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"`
