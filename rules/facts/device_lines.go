package facts

import (
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
)

// A DeviceLine is a line of an add-registry-section that writes a device value to the
// key of a device or of a setup class.
type DeviceLine struct {
	Object  *access.Object
	Setting *inf.Setting
}

var deviceLines = fact[[]DeviceLine]{collectDeviceLines}

// DeviceLines returns the lines of device values that stand where Windows looks for
// them, whatever becomes of the value. Lines that several installs lead to come once.
func DeviceLines(f *Facts) []DeviceLine { return deviceLines.of(f) }

func collectDeviceLines(f *Facts) (lines []DeviceLine) {
	seen := map[*inf.Entry]bool{}
	for o, s := range f.AllSettings {
		if o.Kind != inf.KindDevice && o.Kind != inf.KindClass || s.Reg == nil || s.Reg.Root != "HKR" ||
			!IsSecurityValue(s.Name) && !IsFilter(s.Name) || s.Effect == inf.WrongSection || s.Effect == inf.Unreached || s.Reach.Role != inf.RoleAddReg || seen[s.Entry] {
			continue
		}
		seen[s.Entry] = true
		lines = append(lines, DeviceLine{o, s})
	}
	return lines
}

// IsSecurityValue reports whether a value of that name, in the key of a device or
// of a setup class, decides who may open devices.
func IsSecurityValue(name string) bool {
	return strings.EqualFold(name, "Security") || strings.EqualFold(name, "DeviceCharacteristics") ||
		strings.EqualFold(name, "DeviceType") || strings.EqualFold(name, "Exclusive")
}

// IsFilter reports whether a value of that name, there, adds drivers to devices.
func IsFilter(name string) bool {
	return strings.EqualFold(name, "UpperFilters") || strings.EqualFold(name, "LowerFilters")
}
