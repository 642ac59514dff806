package facts

import (
	"strings"

	"github.com/inflint/inflint/inf"
)

// PackageFiles say where files lie in the package: the lines of the sections for that
// by their keys in lower case.
type PackageFiles struct {
	files map[string][]*inf.Entry // of [SourceDisksFiles], with those for an architecture
	// Disks are the lines of [SourceDisksNames], with those for an architecture.
	Disks map[string][]*inf.Entry
}

var sourceDisks = fact[*PackageFiles]{collectPackageFiles}

// SourceDisks returns where the file says that its files lie.
func SourceDisks(f *Facts) *PackageFiles { return sourceDisks.of(f) }

func collectPackageFiles(f *Facts) *PackageFiles {
	v := &PackageFiles{map[string][]*inf.Entry{}, map[string][]*inf.Entry{}}
	for _, s := range f.File.Sections {
		var lines map[string][]*inf.Entry
		switch base, _, _ := strings.Cut(strings.ToLower(s.Name), "."); base {
		case "sourcedisksfiles":
			lines = v.files
		case "sourcedisksnames":
			lines = v.Disks
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

// Sources returns the lines of [SourceDisksFiles] for a file on an architecture: those
// of the section for it, and of that without; of all sections where the architecture
// is not known.
func (v *PackageFiles) Sources(file, arch string) []*inf.Entry {
	var lines []*inf.Entry
	for _, e := range v.files[strings.ToLower(file)] {
		if _, platform, _ := strings.Cut(e.Section.Name, "."); arch == "" || platform == "" || strings.EqualFold(platform, arch) {
			lines = append(lines, e)
		}
	}
	return lines
}
