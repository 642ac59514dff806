package rules

import (
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
)

// This file answers what rules ask about a service.

// Bits of ServiceType (winnt.h).
const (
	serviceDriver      = 0x1 | 0x2 // SERVICE_KERNEL_DRIVER, SERVICE_FILE_SYSTEM_DRIVER
	serviceWin32       = 0x10 | 0x20
	serviceOfUser      = 0x40 // SERVICE_USER_SERVICE: a copy runs as each user
	serviceInteractive = 0x100
)

// win32Service returns the line that says that a service is a program that runs
// in a process of its own or in a shared one, with its bits; nil for a driver and
// for what is not known.
func win32Service(o *access.Object) (line *inf.Setting, bits uint32) {
	s := o.Value("ServiceType")
	if s == nil || !s.Value.Known() {
		return nil, 0
	}
	bits, ok := s.Value.Uint()
	if !ok || bits&serviceDriver != 0 || bits&serviceWin32 == 0 {
		return nil, 0
	}
	return s, bits
}

// runsAsSystem reports whether a service of a file that says so, or does not say
// otherwise, runs as LocalSystem.
func runsAsSystem(o *access.Object) bool {
	account := o.Value("StartName")
	if account == nil {
		account = o.Value("ObjectName") // the value that StartName sets
	}
	if account == nil {
		return true
	}
	if account.Value == nil {
		return false
	}
	return account.Value.Known() && (account.Value.Value == "" || isLocalSystem(account.Value.Value))
}

// isLocalSystem reports whether the name of an account is one of LocalSystem.
func isLocalSystem(account string) bool {
	switch strings.ToLower(account) {
	case "localsystem", `.\localsystem`, `nt authority\system`, `nt authority\localsystem`:
		return true
	}
	return false
}
