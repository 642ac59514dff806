package facts

import "github.com/inflint/inflint/inf"

var deadSections = fact[[]*inf.Section]{collectDead}

// DeadSections returns the sections that Windows never reads. There are none in a file
// that installs nothing: it is there for others to take sections from.
func DeadSections(f *Facts) []*inf.Section { return deadSections.of(f) }

func collectDead(f *Facts) []*inf.Section {
	if len(f.File.Installs()) == 0 {
		return nil
	}
	return f.File.Dead()
}
