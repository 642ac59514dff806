package sddl

import (
	"slices"
	"strings"
)

// A DeviceConstant is a descriptor that wdmsec.h has a name for, to be given to
// IoCreateDeviceSecure or WdfControlDeviceInitAllocate.
type DeviceConstant struct {
	Name    string // SDDL_DEVOBJ_…
	SDDL    string // as the header writes it
	Meaning string // in a few words
}

// DeviceConstants returns the descriptors of wdmsec.h, from the tightest to the
// loosest.
func DeviceConstants() []DeviceConstant { return slices.Clone(deviceConstants[:]) }

// LookupDeviceConstant returns the descriptor with the given name.
func LookupDeviceConstant(name string) (DeviceConstant, bool) {
	for _, c := range deviceConstants {
		if c.Name == name {
			return c, true
		}
	}
	return DeviceConstant{}, false
}

// DeviceConstant returns the descriptor of wdmsec.h that says the same as sd, in
// whatever way sd writes it. Of two with the same text it is the first.
func (sd *SecurityDescriptor) DeviceConstant() (DeviceConstant, bool) {
	text := sd.String()
	for _, c := range deviceConstants {
		if known, err := Parse(c.SDDL); err == nil && known.String() == text {
			return c, true
		}
	}
	return DeviceConstant{}, false
}

// CheckDeviceSubset lists what keeps IoCreateDeviceSecure from taking the
// descriptor: it knows a protected DACL of plain allow ACEs, and a part of the
// rights and SIDs ("SDDL for Device Objects"). The Security value of an INF file may
// be any descriptor, and so may what [SecurityDescriptor.MarshalBinary] returns.
func (sd *SecurityDescriptor) CheckDeviceSubset() []Diagnostic {
	c := deviceCheck{sd: sd}
	const expected = "; expected D:P and allow ACEs alone"
	if sd.Owner != nil {
		c.report(DeviceSection, sd.OwnerSpan, "an owner", expected)
	}
	if sd.Group != nil {
		c.report(DeviceSection, sd.GroupSpan, "a group", expected)
	}
	if sd.SACL != nil {
		c.report(DeviceSection, sd.SACL.Span, "a SACL", expected)
	}
	switch {
	case sd.DACL == nil:
		c.report(DeviceSection, Span{}, "no DACL", expected)
	case sd.DACL.Null:
		c.report(DeviceSection, sd.DACL.Span, "NO_ACCESS_CONTROL", expected)
	case sd.DACL.Flags != Protected:
		c.report(DeviceSection, sd.DACL.Span, "a DACL with other flags than P", expected)
	}
	if sd.DACL != nil {
		for i := range sd.DACL.ACEs {
			c.ace(&sd.DACL.ACEs[i])
		}
		c.restrictedCode()
	}
	return c.found
}

type deviceCheck struct {
	sd    *SecurityDescriptor
	found []Diagnostic
}

func (c *deviceCheck) report(code DiagnosticCode, at Span, msg ...string) {
	c.found = append(c.found, Diagnostic{code, at, strings.Join(msg, "")})
}

func (c *deviceCheck) ace(a *ACE) {
	if a.Type != AccessAllowed {
		c.report(DeviceACE, a.Spans.Type, "an ACE that is not of type A; expected allow ACEs alone")
	}
	if a.Flags != 0 {
		c.report(DeviceACE, a.Spans.Flags, "ACE flags; expected none, since nothing inherits from a device")
	}
	// Bytes have no spelling, and any mask can be written as a number.
	if text := c.sd.at(a.Spans.Rights); text != "" && !isDeviceRights(text) {
		c.report(DeviceRights, a.Spans.Rights, "rights ", quoted(text), "; expected ", strings.Join(deviceRights[:], ", "), ", or a number that begins with 0x")
	}
	if alias, _ := a.SID.Alias(); !slices.Contains(deviceSIDs[:], alias) {
		c.report(DeviceSID, a.Spans.SID, "SID ", a.SID.String(), "; expected one of ", strings.Join(deviceSIDs[:], ", "))
	}
}

// isDeviceRights reports whether a rights field is a hexadecimal number or has only
// letters that are known for devices.
func isDeviceRights(text string) bool {
	if hasPrefixFold(text, "0x") {
		return true
	}
	for len(text) > 0 {
		if len(text) < 2 || !slices.Contains(deviceRights[:], strings.ToUpper(text[:2])) {
			return false
		}
		text = text[2:]
	}
	return true
}

// restrictedCode reports entries for restricted code that stand alone: what they
// grant must be granted to Everyone as well.
func (c *deviceCheck) restrictedCode() {
	aces := c.sd.DACL.ACEs
	if slices.ContainsFunc(aces, func(a ACE) bool { return a.SID == everyone }) {
		return
	}
	for i := range aces {
		if aces[i].SID == restrictedCode {
			c.report(DeviceSID, aces[i].Spans.SID, "RC without WD; expected an ACE for WD that grants the same")
		}
	}
}
