package facts

import (
	"slices"

	"github.com/inflint/inflint/access"
)

var leftToDefault = fact[[]*access.Object]{collectLeft}

// LeftToDefault returns the Unsecured devices that nothing in the file says more of: they
// have no twin with a descriptor, and their setup class is no new one, which could have
// one. Those of a class of Microsoft's that has its own way are left out: its devices are
// for users, or storage, or none.
func LeftToDefault(f *Facts) []*access.Object { return leftToDefault.of(f) }

func collectLeft(f *Facts) []*access.Object {
	if class, _ := f.File.SystemClass(); class != nil && class.Traits != 0 || NewClass(f) != nil {
		return nil
	}
	uneven := UnevenDevices(f)
	return slices.DeleteFunc(slices.Clone(Unsecured(f)), func(o *access.Object) bool {
		_, found := uneven[o]
		return found
	})
}
