package explain

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
)

// causes has the sentences of the causes that need nothing of the setting.
var causes = map[inf.Cause]string{
	inf.Replaced:         "another line sets the same value, and Windows takes that one",
	inf.DeletedLater:     "a later line deletes the value again",
	inf.NotFirstLine:     "Windows reads only the first line of a .Security section",
	inf.CreatesKey:       "with the flag 0x10 (FLG_ADDREG_KEYONLY) Windows creates the key and ignores the value",
	inf.OnlyOverwrites:   "with the flag 0x20 (FLG_ADDREG_OVERWRITEONLY) Windows only replaces a value that is there, and a new device has none",
	inf.DeletesValue:     "with the flag 0x4 (FLG_ADDREG_DELVAL) Windows deletes the value instead of setting it",
	inf.RemovedByDelReg:  "DelReg removes the value",
	inf.ChangedByBitReg:  "BitReg only sets or clears bits of a value that is there",
	inf.PropertyNotKnown: "AddProperty does not know the type of this property; an AddReg line sets it",
	inf.KeyOfEventSource: "HKR is the key of the event source here, and Windows takes CustomSD from the key of the log",
	inf.ClassOfWindows:   "Windows reads [ClassInstall32] only for a setup class that is not installed yet, and this class comes with Windows",
	inf.SeveralForGUID:   "with more than one Security directive Windows sets no security for the GUID",
}

// Cause says why a setting has no effect; "" for one that has.
func Cause(s *inf.Setting) string {
	switch s.Cause {
	case inf.NotFirstEntry:
		key := "Security"
		if s.Reach.Role == inf.RoleEventChannel {
			key = "Access"
		}
		return fmt.Sprintf("Windows reads only the first %s directive of a section", key)
	case inf.OtherKey:
		return otherKey(s.Reach)
	case inf.SectionUnread:
		return unread(s.Unread)
	}
	return causes[s.Cause]
}

// otherKey says what HKR stands for in an add-registry-section that is not one of a
// device or a setup class.
func otherKey(r *inf.Reach) string {
	var key string
	switch r.From.Role {
	case inf.RoleHardware:
		key = "a key that belongs to no device" // a .HW section beside something else than a DDInstall section
	case inf.RoleServiceInstall:
		key = "the service's key"
	case inf.RoleEventLog:
		key = "the event log's key"
	case inf.RoleAddInterface:
		key = "the interface's key"
	case inf.RoleCoInstallers:
		key = "the device's software key"
	default:
		switch r.Install.Kind {
		case inf.DeviceInstall:
			key = "the device's software key"
		case inf.InterfaceInstall:
			key = "the interface class's key"
		default:
			return fmt.Sprintf("[%s] installs no device, so HKR stands for no key", r.Install.Name())
		}
	}
	return fmt.Sprintf("AddReg in [%s] writes the value to %s, but Windows takes it from the device's hardware key", r.From.Section.Name, key)
}

func unread(u *inf.Unread) string {
	switch {
	case u.From != nil:
		return fmt.Sprintf("only [%[1]s] names this section, and Windows does not read [%[1]s]", u.From.Name)
	case u.Similar != nil && strings.ContainsAny(u.Similar.Name.Value, " \t"):
		return fmt.Sprintf("Windows takes [%s] in [%s] for the name of one section, which does not exist", u.Similar.Name.Value, u.Similar.From.Section.Name)
	case u.Similar != nil:
		return fmt.Sprintf("no AddReg names this section: [%s] names [%s], which does not exist", u.Similar.From.Section.Name, u.Similar.Name.Value)
	}
	return "no AddReg names this section"
}
