package facts

import "github.com/inflint/inflint/inf"

// HardwareSection returns the first add-registry-section of the file that the
// DDInstall.HW section of an install names: its lines write to the device's hardware key. It
// is nil where there is none.
func HardwareSection(f *Facts, in *inf.Install) *inf.Section { return hardwareSections.of(f, in) }

var hardwareSections = factOfInstall[*inf.Section]{func(f *Facts, in *inf.Install) *inf.Section {
	for _, r := range in.Reaches {
		if r.Role == inf.RoleAddReg && r.Section != nil && r.Section.File == f.File && r.From.Role == inf.RoleHardware {
			return r.Section
		}
	}
	return nil
}}
