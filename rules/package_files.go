package rules

import (
	"strings"

	"github.com/inflint/inflint/inf"
)

// packageFiles say where files lie in the package and where they are copied to: the
// lines of the sections for that by their keys in lower case.
type packageFiles struct {
	files, disks map[string][]*inf.Entry // [SourceDisksFiles] and [SourceDisksNames], with those for an architecture
	dirs         map[string]*inf.Entry   // [DestinationDirs]
}

func (p *Pass) packageFiles() *packageFiles {
	if p.views.files != nil {
		return p.views.files
	}
	v := &packageFiles{map[string][]*inf.Entry{}, map[string][]*inf.Entry{}, map[string]*inf.Entry{}}
	p.views.files = v
	for _, s := range p.File.Sections {
		base, _, _ := strings.Cut(strings.ToLower(s.Name), ".")
		for _, e := range s.Entries() {
			if e.Key == nil {
				continue
			}
			key := strings.ToLower(e.Key.Value)
			switch {
			case base == "sourcedisksfiles":
				v.files[key] = append(v.files[key], e)
			case base == "sourcedisksnames":
				v.disks[key] = append(v.disks[key], e)
			case strings.EqualFold(s.Name, "DestinationDirs") && v.dirs[key] == nil:
				v.dirs[key] = e
			}
		}
	}
	return v
}

// sources returns the lines of [SourceDisksFiles] for a file on an architecture: those
// of the section for it, and of that without; of all sections where the architecture
// is not known.
func (v *packageFiles) sources(file, arch string) []*inf.Entry {
	var lines []*inf.Entry
	for _, e := range v.files[strings.ToLower(file)] {
		if _, platform, _ := strings.Cut(e.Section.Name, "."); arch == "" || platform == "" || strings.EqualFold(platform, arch) {
			lines = append(lines, e)
		}
	}
	return lines
}

// destination returns the line of [DestinationDirs] for the files that a section
// copies: that of a file-list section, or for files that CopyFiles names itself. It is
// nil where there is none.
func (v *packageFiles) destination(r *inf.Reach) *inf.Entry {
	if r.Role == inf.RoleCopyFiles {
		if line := v.dirs[strings.ToLower(r.Section.Name)]; line != nil {
			return line
		}
	}
	return v.dirs["defaultdestdir"]
}
