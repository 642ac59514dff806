package facts

import (
	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
)

var keyedObjects = fact[map[*inf.Install]*access.Object]{collectKeyed}

// KeyedObjects returns the device or the setup class of each install.
func KeyedObjects(f *Facts) map[*inf.Install]*access.Object { return keyedObjects.of(f) }

func collectKeyed(f *Facts) map[*inf.Install]*access.Object {
	objects := map[*inf.Install]*access.Object{}
	for _, o := range f.Objects {
		if o.Kind == inf.KindDevice || o.Kind == inf.KindClass && o.Install != nil && o.Install.Kind == inf.ClassInstall {
			objects[o.Install] = o
		}
	}
	return objects
}
