package checklist

import (
	"fmt"
	"path/filepath"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// guarded looks for devices of which the INF file does not tell that their descriptor
// guards the names below: there the driver's code has to, which a test shows.
func guarded(v *view) answer {
	var a answer
	for _, r := range v.results {
		if r.Options.Framework == rules.KMDF || r.Options.Framework == rules.UMDF {
			continue
		}
		for _, o := range access.Of(r.File, r.Options.Evidence) {
			if o.Kind == inf.KindDevice && o.Install != nil && !guardsNames(o) {
				a.doubts = append(a.doubts, fmt.Sprintf(
					"%s does not tell that the opens of names below the devices of [%s] are checked; their driver may check them", filepath.Base(r.Path), o.Install.Name()))
			}
		}
	}
	return a
}

// guardsNames reports whether the file, or the driver beside it, tells that the names below a
// device are guarded, or the file that it has no driver of its own in the kernel.
func guardsNames(o *access.Object) bool {
	switch access.NamespaceOf(o) {
	case access.Guarded, access.GuardedClass, access.GuardedByFramework, access.GuardedByDriver:
		return true
	case access.NoNamespace:
		return !access.HasFunctionDriver(o.Install)
	}
	return false
}
