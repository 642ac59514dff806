package facts

import (
	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
)

var unsecured = fact[[]*access.Object]{collectUnsecured}

// Unsecured returns the devices that get a descriptor neither from the file nor,
// as far as it tells, from elsewhere. Where a descriptor is written down and does
// not take effect, that is another rule's subject. Drivers of file systems check
// for themselves, and a device without a function driver in the file is another
// file's to secure. Where the sections of the file lead to more than is followed, none is known
// to be without.
func Unsecured(f *Facts) []*access.Object { return unsecured.of(f) }

func collectUnsecured(f *Facts) []*access.Object {
	if class, _ := f.File.SystemClass(); class != nil && class.Traits&inf.ForFilters != 0 || f.File.Exceeded() || securedBeside(f) {
		return nil
	}
	misplaced := map[*inf.Install]bool{}
	for o, s := range f.AllSettings {
		if s.Name == "Security" && s.Effect == inf.WrongSection {
			misplaced[o.Install] = true
		}
	}
	var devices []*access.Object
	for _, o := range f.Objects {
		if o.Kind == inf.KindDevice && !o.External && len(o.Descriptors) == 0 && o.Install != nil && len(o.Install.Targets) > 0 &&
			!misplaced[o.Install] && !HidesSections(o.Install) && access.HasFunctionDriver(o.Install) && !MayBeFileSystem(o.Install) {
			devices = append(devices, o)
		}
	}
	return devices
}

// securedBeside reports whether the file has a descriptor for a setup class, or
// one in a section that Windows does not read.
func securedBeside(f *Facts) bool {
	for _, o := range f.Objects {
		if o.Kind == inf.KindClass && (o.External || len(o.Descriptors) > 0) {
			return true
		}
		if o.Install == nil && len(o.Descriptors) > 0 {
			return true
		}
	}
	return false
}

// HidesSections reports whether an install leads to sections whose names are not
// known.
func HidesSections(in *inf.Install) bool {
	for _, list := range [][]*inf.Reach{in.Dangling, in.External} {
		for _, r := range list {
			if !r.Name.Known() {
				return true
			}
		}
	}
	return false
}

// MayBeFileSystem reports whether an install sets up a file system driver, as far
// as is known. Such a driver has names below its devices by trade, and checks them
// itself.
func MayBeFileSystem(in *inf.Install) bool {
	for _, s := range in.Services() {
		if s.Type == 2 || s.Type == 8 || !s.TypeKnown { // SERVICE_FILE_SYSTEM_DRIVER, SERVICE_RECOGNIZER_DRIVER
			return true
		}
	}
	return false
}
