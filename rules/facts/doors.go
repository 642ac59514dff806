package facts

import (
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
)

// A Door is what the code of a driver makes, with the line that installs the driver.
type Door struct {
	// Row is the door's row of the access map.
	access.Row
	// Binary is the ServiceBinary line that names the driver.
	Binary *inf.Entry
	// Installs are those that set up the driver's service.
	Installs []*inf.Install
}

var doors = fact[[]*Door]{collectDoors}

// Doors returns what the drivers of the file make, by witnesses that everybody sees: a
// finding about a file that git does not track would be there on one machine alone.
func Doors(f *Facts) []*Door { return doors.of(f) }

func collectDoors(f *Facts) (list []*Door) {
	tracked := f.Evidence.Tracked()
	if tracked == nil || len(tracked.Drivers) == 0 {
		return nil
	}
	installed := installedDrivers(f)
	for _, row := range access.Doors(f.Objects, tracked) {
		if of := installed[strings.ToLower(row.Object.Driver.Name)]; of != nil {
			list = append(list, &Door{row, of.binary, of.installs})
		}
	}
	return list
}

// An installedDriver is where a file installs a driver.
type installedDriver struct {
	binary   *inf.Entry
	installs []*inf.Install
}

// installedDrivers returns the drivers that a file installs, by the name of the binary in
// lower case.
func installedDrivers(f *Facts) map[string]*installedDriver {
	found := map[string]*installedDriver{}
	for _, in := range f.File.Installs() {
		for _, s := range in.Services() {
			if s.Binary == "" {
				continue
			}
			name := strings.ToLower(s.Binary)
			d := found[name]
			if d == nil {
				d = &installedDriver{binary: s.Entry.Section.File.Section(s.Entry.Value(3)).First("ServiceBinary")}
				found[name] = d
			}
			if n := len(d.installs); n == 0 || d.installs[n-1] != in {
				d.installs = append(d.installs, in)
			}
		}
	}
	return found
}
