package checklist

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
)

// kmdfVersions compares the KMDF version that the INF file gives with the one that the driver
// is bound to. They come from the same build ("Specifying WDF directives in INF files"), so
// that a difference shows an INF file or a driver of another one.
func kmdfVersions(v *view) answer {
	a := answer{idle: true}
	seen := map[*inf.Entry]bool{}
	for _, r := range v.results {
		for _, in := range r.File.Installs() {
			for _, reach := range in.Reaches {
				if reach.Role != inf.RoleWdf {
					continue
				}
				for e := range reach.Section.All("KmdfService") {
					line := e.Section.File.Section(e.Value(2)).First("KmdfLibraryVersion")
					if line == nil || !line.Field(1).Known() || seen[line] {
						continue
					}
					seen[line] = true
					a.kmdfVersion(line, driverOf(r, in, e.Value(1)))
				}
			}
		}
	}
	return a
}

// driverOf returns what is known of the driver of a service that an install sets up.
func driverOf(r *Result, in *inf.Install, service string) *evidence.Driver {
	for _, s := range in.Services() {
		if strings.EqualFold(s.Name, service) {
			return r.Options.Evidence.Driver(s.Binary)
		}
	}
	return nil
}

func (a *answer) kmdfVersion(line *inf.Entry, d *evidence.Driver) {
	if d == nil {
		return
	}
	for _, b := range d.Binaries {
		if b.Framework == nil {
			continue
		}
		a.idle = false
		if bound := fmt.Sprintf("%d.%d", b.Framework.Major, b.Framework.Minor); !sameVersion(line.Value(1), bound) {
			a.doubts = append(a.doubts, fmt.Sprintf("line %d gives KMDF %s, and %s is bound to KMDF %s", lineOf(line), line.Value(1), b.Path, bound))
		}
	}
}

// sameVersion compares two versions of two numbers, as 1.9 and 1.09.
func sameVersion(a, b string) bool {
	var x, y, z, w int
	_, errA := fmt.Sscanf(a, "%d.%d", &x, &y)
	_, errB := fmt.Sscanf(b, "%d.%d", &z, &w)
	return errA == nil && errB == nil && x == z && y == w
}
