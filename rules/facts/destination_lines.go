package facts

import (
	"strings"

	"github.com/inflint/inflint/inf"
)

// DestinationDirs are the lines of [DestinationDirs] by their keys in lower case.
type DestinationDirs map[string]*inf.Entry

var destinationDirs = fact[DestinationDirs]{collectDestinations}

// DestinationLines returns the lines that say where files are copied to.
func DestinationLines(f *Facts) DestinationDirs { return destinationDirs.of(f) }

func collectDestinations(f *Facts) DestinationDirs {
	lines := DestinationDirs{}
	if dirs := f.File.Section("DestinationDirs"); dirs != nil {
		for _, e := range dirs.Entries() {
			if e.Key != nil && lines[strings.ToLower(e.Key.Value)] == nil {
				lines[strings.ToLower(e.Key.Value)] = e
			}
		}
	}
	return lines
}

// Of returns the line for the files that a section copies: that of a file-list section,
// or for files that CopyFiles names itself. It is nil where there is none.
func (d DestinationDirs) Of(r *inf.Reach) *inf.Entry {
	if r.Role == inf.RoleCopyFiles {
		if line := d[strings.ToLower(r.Section.Name)]; line != nil {
			return line
		}
	}
	return d["defaultdestdir"]
}
