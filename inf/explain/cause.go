package explain

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
)

// causes has the sentences of the causes that need nothing of the setting.
var causes = map[inf.Cause]string{
	inf.Replaced:         "another line sets the same value, and that one stays",
	inf.DeletedLater:     "a later line deletes the value again",
	inf.NotFirstLine:     "Windows reads only the first line of a .Security section",
	inf.CreatesKey:       "the flag 0x10 (FLG_ADDREG_KEYONLY) creates the key and ignores the value",
	inf.OnlyOverwrites:   "the flag 0x20 (FLG_ADDREG_OVERWRITEONLY) sets the value only where there is one already, which a new device does not have",
	inf.DeletesValue:     "the flag 0x4 (FLG_ADDREG_DELVAL) deletes the value instead of setting it",
	inf.RemovedByDelReg:  "DelReg removes the value",
	inf.ChangedByBitReg:  "BitReg sets or clears single bits of the value that is there",
	inf.PropertyNotKnown: "AddProperty does not know the type of this property; an AddReg line sets it",
	inf.KeyOfEventSource: "HKR is the key of the event source here, and Windows takes CustomSD from the key of the log",
	inf.ClassOfWindows:   "Windows reads [ClassInstall32] only for a setup class that is not installed yet, and has this one",
	inf.SeveralForGUID:   "with more than one Security entry Windows sets no security for the GUID",
}

// Cause says why a setting has no effect; "" for one that has.
func Cause(s *inf.Setting) string {
	switch s.Cause {
	case inf.NotFirstEntry:
		key := "Security"
		if s.Reach.Role == inf.RoleEventChannel {
			key = "Access"
		}
		return fmt.Sprintf("Windows reads only the first %s entry of a section", key)
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
		key = "a key of no device" // a .HW section beside something else than a DDInstall section
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
			return fmt.Sprintf("no device is installed by [%s], so there is no key that HKR could stand for", r.Install.Name())
		}
	}
	remedy := "from an AddReg of a DDInstall.HW section"
	if r.Install.Kind == inf.DeviceInstall {
		remedy = fmt.Sprintf("from an AddReg of [%s.HW]", r.Install.Name())
	}
	return fmt.Sprintf("AddReg in [%s] writes to %s, where the value means nothing; Windows takes it %s, or for a whole setup class from [ClassInstall32]",
		r.From.Section.Name, key, remedy)
}

func unread(u *inf.Unread) string {
	switch {
	case u.From != nil && u.Device != nil:
		return fmt.Sprintf("only [%s] names this section, and Windows does not read that one; the hardware section of this device is [%s.HW]", u.From.Name, u.Device.Name())
	case u.From != nil:
		return fmt.Sprintf("only [%s] names this section, and Windows does not read that one", u.From.Name)
	case u.Similar != nil && strings.ContainsAny(u.Similar.Name.Value, " \t"):
		return fmt.Sprintf("[%s] names [%s], which is one section to Windows, and does not exist; write a comma between the names", u.Similar.From.Section.Name, u.Similar.Name.Value)
	case u.Similar != nil:
		return fmt.Sprintf("no AddReg names this section; [%s] names [%s], which does not exist", u.Similar.From.Section.Name, u.Similar.Name.Value)
	}
	return "no AddReg names this section"
}
