package rules

import (
	"strings"

	"github.com/inflint/inflint/inf"
)

// packageFiles say where files lie in the package: the lines of the sections for that
// by their keys in lower case.
type packageFiles struct {
	files, disks map[string][]*inf.Entry // [SourceDisksFiles] and [SourceDisksNames], with those for an architecture
}

func (p *Pass) packageFiles() *packageFiles { return p.views.packageFiles.get(p.collectPackageFiles) }

func (p *Pass) collectPackageFiles() *packageFiles {
	v := &packageFiles{map[string][]*inf.Entry{}, map[string][]*inf.Entry{}}
	for _, s := range p.File.Sections {
		base, _, _ := strings.Cut(strings.ToLower(s.Name), ".")
		for _, e := range s.Entries() {
			if e.Key == nil {
				continue
			}
			key := strings.ToLower(e.Key.Value)
			switch base {
			case "sourcedisksfiles":
				v.files[key] = append(v.files[key], e)
			case "sourcedisksnames":
				v.disks[key] = append(v.disks[key], e)
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
