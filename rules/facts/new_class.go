package facts

import (
	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
)

var newClass = fact[*access.Object]{findNewClass}

// NewClass returns the setup class that the file installs and that is not one of
// Microsoft's, or nil.
func NewClass(f *Facts) *access.Object { return newClass.of(f) }

func findNewClass(f *Facts) *access.Object {
	for _, o := range f.Objects {
		if o.Kind == inf.KindClass && o.Install != nil && o.Install.Kind == inf.ClassInstall {
			if class, known := f.File.SystemClass(); class != nil || !known {
				return nil
			}
			return o
		}
	}
	return nil
}
