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
		var lines map[string][]*inf.Entry
		switch base, _, _ := strings.Cut(strings.ToLower(s.Name), "."); base {
		case "sourcedisksfiles":
			lines = v.files
		case "sourcedisksnames":
			lines = v.disks
		default:
			continue
		}
		for _, e := range s.Entries() {
			if e.Key != nil {
				key := strings.ToLower(e.Key.Value)
				lines[key] = append(lines[key], e)
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
