package facts

import (
	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
)

var writtenDescriptors = fact[[]*access.Descriptor]{collectWritten}

// WrittenDescriptors returns a descriptor for each line that sets one or means to,
// whatever becomes of it. Lines that several installs lead to come once, with the first.
func WrittenDescriptors(f *Facts) []*access.Descriptor { return writtenDescriptors.of(f) }

func collectWritten(f *Facts) (written []*access.Descriptor) {
	seen := map[*inf.Entry]bool{}
	for _, o := range f.Objects {
		for _, d := range o.Descriptors {
			if !seen[d.Setting.Entry] {
				seen[d.Setting.Entry] = true
				written = append(written, d)
			}
		}
	}
	return written
}
