package facts

import (
	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/sddl"
)

var effectiveDescriptors = fact[[]*access.Descriptor]{collectEffective}

// EffectiveDescriptors returns the descriptors that are parsed and take effect. Those
// that several installs lead to come once, with the first, unless they are for objects of
// different kinds.
func EffectiveDescriptors(f *Facts) []*access.Descriptor { return effectiveDescriptors.of(f) }

func collectEffective(f *Facts) (effective []*access.Descriptor) {
	type use struct {
		value *inf.Field
		kind  sddl.ObjectKind
	}
	seen := map[use]bool{}
	for _, o := range f.Objects {
		for _, d := range o.Descriptors {
			if u := (use{d.Setting.Value, d.Object.Rights}); d.Effective() && !seen[u] {
				seen[u] = true
				effective = append(effective, d)
			}
		}
	}
	return effective
}
