package access

import (
	"strings"

	"github.com/inflint/inflint/inf"
)

// A reach is what an INF file, or the setup class, does to the descriptors of the devices
// that a driver serves.
type reach uint8

const (
	setsOne      reach = 1 << iota // the file sets the descriptor of a device
	leavesOne                      // it sets none for a device
	maySetOne                      // it may set one, or sets one that is not known
	classMaySet                    // Windows may have one in the key of the setup class
	classIsSet                     // the file sets one for a setup class
	filtersAbove                   // it puts a filter above the driver's device
	servesBeside                   // the driver is a filter of a device, not its function driver
)

// reaches are those of the drivers of a file, by the lower-case name of the binary.
type reaches struct {
	ofDriver map[string]reach
	everyone reach // what holds for each driver
}

func (r *reaches) of(binary string) reach { return r.everyone | r.ofDriver[strings.ToLower(binary)] }

func reachesOf(objects []*Object) *reaches {
	ofInstall := map[*inf.Install]reach{}
	r := &reaches{ofDriver: map[string]reach{}}
	for _, o := range objects {
		switch {
		case o.Kind == inf.KindClass && o.Effective != nil:
			r.everyone |= classIsSet
		case o.Kind == inf.KindDevice && o.Install != nil:
			ofInstall[o.Install] |= o.reach()
		}
	}
	for in, one := range ofInstall {
		for _, s := range in.Services() {
			all := one
			if s.Flags&inf.SvcAssoc == 0 {
				all |= servesBeside
			}
			r.ofDriver[strings.ToLower(s.Binary)] |= all
		}
	}
	return r
}

func (o *Object) reach() (r reach) {
	switch d := o.Effective; {
	case o.External || o.Unread:
		r = maySetOne
	case d == nil || d.Status == Empty:
		r = leavesOne
	case d.Status == Parsed:
		r = setsOne
	default:
		r = maySetOne
	}
	if class := o.systemClass(); class != nil && class.Traits&(inf.Guarding|inf.ForStorage) != 0 {
		r |= classMaySet
	}
	if o.Value("UpperFilters") != nil {
		r |= filtersAbove
	}
	return r
}

// replaces reports whether the descriptors of the file replace those of each device that the
// driver puts into a stack.
func (r reach) replaces() bool { return r&setsOne != 0 && r&(leavesOne|maySetOne|servesBeside) == 0 }
