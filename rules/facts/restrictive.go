package facts

import (
	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/sddl"
)

// Restrictive reports whether a descriptor keeps from ordinary callers anything of
// what the system's default for devices gives them: to read, write and execute.
func Restrictive(d *access.Descriptor) bool {
	wanted := sddl.KindDevice.ReadBits() | sddl.KindDevice.WriteBits() | sddl.KindDevice.ExecuteBits()
	for _, p := range []access.Principal{access.User, access.NetworkUser, access.Guest} {
		if wanted&^d.Granted(p) != 0 {
			return true
		}
	}
	return false
}
