package access

import (
	"strings"

	"github.com/inflint/inflint/inf"
)

// A shared is a line that sets descriptors of objects of a kind.
type shared struct {
	line *inf.Entry
	kind inf.ObjectKind
}

// countOthers finds out of how many things each line sets the descriptor that takes
// effect: several installs may share a section, and so may several lines of one.
func countOthers(objects []*Object) {
	uses := map[shared][]*Descriptor{}
	for _, o := range objects {
		for _, d := range o.Descriptors {
			if d.Setting.Effect == inf.Effective {
				use := shared{d.Setting.Entry, o.Kind}
				uses[use] = append(uses[use], d)
			}
		}
	}
	for use, list := range uses {
		if len(list) < 2 || use.kind == inf.KindKey || use.kind == inf.KindFile {
			continue // the line is for one object, or for what one section creates
		}
		things := map[string]bool{}
		for _, d := range list {
			if use.kind != inf.KindDevice {
				things[strings.ToLower(d.Object.Name)] = true
				continue
			}
			for _, device := range d.Object.Install.Devices() {
				things[device] = true
			}
		}
		for _, d := range list {
			d.Others = len(things) - 1
		}
	}
}
