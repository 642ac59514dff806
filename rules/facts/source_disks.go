package facts

import (
	"strings"

	"github.com/inflint/inflint/inf"
)

// PackageFiles say where files lie in the package: the lines of the sections for that
// by their keys in lower case.
type PackageFiles struct {
	files map[string][]*inf.Entry // of [SourceDisksFiles], with those for an architecture
	// inFolder are the disks of [SourceDisksNames], with those for an architecture, of which
	// a line names a folder.
	inFolder map[string]bool
	known    map[sourceKey]*Sources // what has been asked for
}

type sourceKey struct{ file, arch string }

// Sources are the lines of [SourceDisksFiles] for a file on an architecture.
type Sources struct {
	Lines []*inf.Entry
	// folders are the folders of the package that they name; anywhere is set where one of
	// them may name any.
	folders  map[string]bool
	anywhere bool
}

var sourceDisks = fact[*PackageFiles]{collectPackageFiles}

// SourceDisks returns where the file says that its files lie.
func SourceDisks(f *Facts) *PackageFiles { return sourceDisks.of(f) }

func collectPackageFiles(f *Facts) *PackageFiles {
	v := &PackageFiles{map[string][]*inf.Entry{}, map[string]bool{}, map[sourceKey]*Sources{}}
	for _, s := range f.File.Sections {
		base, _, _ := strings.Cut(strings.ToLower(s.Name), ".")
		if base != "sourcedisksfiles" && base != "sourcedisksnames" {
			continue
		}
		for _, e := range s.Entries() {
			if e.Key == nil {
				continue
			}
			switch key := strings.ToLower(e.Key.Value); {
			case base == "sourcedisksfiles":
				v.files[key] = append(v.files[key], e)
			case folder(e.Value(4)) != "":
				v.inFolder[key] = true
			}
		}
	}
	return v
}

// Sources returns the lines of [SourceDisksFiles] for a file on an architecture: those
// of the section for it, and of that without; of all sections where the architecture
// is not known.
func (v *PackageFiles) Sources(file, arch string) *Sources {
	key := sourceKey{strings.ToLower(file), strings.ToLower(arch)}
	s := v.known[key]
	if s == nil {
		s = v.sources(key)
		v.known[key] = s
	}
	return s
}

func (v *PackageFiles) sources(key sourceKey) *Sources {
	s := &Sources{folders: map[string]bool{}}
	for _, e := range v.files[key.file] {
		_, platform, _ := strings.Cut(e.Section.Name, ".")
		if key.arch != "" && platform != "" && !strings.EqualFold(platform, key.arch) {
			continue
		}
		s.Lines = append(s.Lines, e)
		s.folders[folder(e.Value(2))] = true
		s.anywhere = s.anywhere || !e.Field(2).Known() || v.inFolder[strings.ToLower(e.Value(1))]
	}
	return s
}

// MayLieIn reports whether one of the lines puts the file into a folder of the package,
// or may do so.
func (s *Sources) MayLieIn(path string) bool { return s.anywhere || s.folders[folder(path)] }

// folder returns a path below the package in a form to be compared.
func folder(path string) string {
	return strings.Trim(strings.TrimPrefix(strings.ToLower(path), "."), `\`)
}
