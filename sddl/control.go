package sddl

// Control holds the control bits of a descriptor that SDDL has no letters for.
// Only the binary form carries them (MS-DTYP 2.4.6).
type Control uint16

// The control bits.
const (
	OwnerDefaulted       Control = 0x0001 // the owner came from a default
	GroupDefaulted       Control = 0x0002
	DACLDefaulted        Control = 0x0008
	SACLDefaulted        Control = 0x0020
	DACLTrusted          Control = 0x0040
	ServerSecurity       Control = 0x0080
	ResourceManagerValid Control = 0x4000 // SecurityDescriptor.ResourceManager means something
)

// The control bits that this package keeps in another form: that a list is there,
// its flags, and that the binary form is the self-relative one.
const (
	controlSelfRelative Control = 0x8000
	controlDACL         Control = 0x0004
	controlSACL         Control = 0x0010
)

// aclControl has, for each flag of a list, its bit for the DACL. That for the SACL
// is the next higher one.
var aclControl = [...]struct {
	flag ACLFlags
	bit  Control
}{
	{Protected, 0x1000}, {AutoInheritRequired, 0x0100}, {AutoInherited, 0x0400},
}

// listBits returns the bits that speak of a list's flags.
func listBits(system bool) Control {
	const dacl = 0x1000 | 0x0100 | 0x0400
	if system {
		return dacl << 1
	}
	return dacl
}

// control returns all control bits of the binary form. The flags of a list that is
// not there are in Control.
func (sd *SecurityDescriptor) control() Control {
	c := sd.Control &^ (controlDACL | controlSACL)
	c |= controlSelfRelative
	if sd.DACL != nil {
		c = c&^listBits(false) | controlDACL | sd.DACL.Flags.control(false)
	}
	if sd.SACL != nil {
		c = c&^listBits(true) | controlSACL | sd.SACL.Flags.control(true)
	}
	return c
}

func (f ACLFlags) control(system bool) Control {
	var c Control
	for _, row := range aclControl {
		if f&row.flag != 0 {
			c |= row.bit
		}
	}
	if system {
		c <<= 1
	}
	return c
}

// listFlags takes a list's flags out of the control bits.
func (c Control) listFlags(system bool) ACLFlags {
	if system {
		c >>= 1
	}
	var f ACLFlags
	for _, row := range aclControl {
		if c&row.bit != 0 {
			f |= row.flag
		}
	}
	return f
}
