package facts

import (
	"maps"
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
)

// PackageFiles say where files lie in the package: the lines of the sections for that
// by their keys in lower case.
type PackageFiles struct {
	files map[string][]*inf.Entry // of [SourceDisksFiles], with those for an architecture
	disks map[diskKey]*inf.Entry  // of [SourceDisksNames], the first of each section
	known map[sourceKey]*Sources  // what has been asked for
}

type sourceKey struct{ file, arch string }

// A diskKey is a disk in the section for an architecture, or in that for all ("").
type diskKey struct{ disk, arch string }

// Sources are the lines of [SourceDisksFiles] for a file on an architecture.
type Sources struct {
	Lines []*inf.Entry
	// Folder is the folder of the package that the first of them names.
	Folder string
	// folders are all that they name; anywhere is set where one of them may name any.
	folders  map[string]bool
	anywhere bool
}

var sourceDisks = fact[*PackageFiles]{func(f *Facts) *PackageFiles { return PackageFilesOf(f.File) }}

// SourceDisks returns where the file says that its files lie.
func SourceDisks(f *Facts) *PackageFiles { return sourceDisks.of(f) }

// PackageFilesOf is SourceDisks for those who ask nothing else of a file. Only one goroutine
// at a time may use the result.
func PackageFilesOf(f *inf.File) *PackageFiles {
	v := &PackageFiles{map[string][]*inf.Entry{}, map[diskKey]*inf.Entry{}, map[sourceKey]*Sources{}}
	for _, s := range f.Sections {
		base, arch, _ := strings.Cut(strings.ToLower(s.Name), ".")
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
			case v.disks[diskKey{key, arch}] == nil:
				v.disks[diskKey{key, arch}] = e
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
		s.anywhere = s.anywhere || !e.Field(2).Known()
		for _, disk := range v.disksOf(e, key.arch, platform) {
			in := folder(disk.Value(4) + `\` + e.Value(2))
			if len(s.folders) == 0 {
				s.Folder = in
			}
			s.folders[in] = true
			// In a cabinet, the files may lie otherwise.
			s.anywhere = s.anywhere || !disk.Field(2).Known() || !disk.Field(4).Known() || disk.Value(2) != ""
		}
	}
	s.anywhere = s.anywhere || len(s.folders) == 0
	return s
}

// disksOf returns the lines of [SourceDisksNames] for the disk of a file that is listed for a
// platform: of the architecture, or of all where that is not known, and else of the section
// for all.
func (v *PackageFiles) disksOf(file *inf.Entry, arch, platform string) (disks []*inf.Entry) {
	archs := []string{arch, strings.ToLower(platform)}
	if arch == "" && platform == "" {
		archs = []string{"x86", "amd64", "arm64", "arm", "ia64"}
	}
	disk := strings.ToLower(file.Value(1))
	for _, arch := range archs {
		if e := v.disks[diskKey{disk, arch}]; e != nil && arch != "" && !slices.Contains(disks, e) {
			disks = append(disks, e)
		}
	}
	if e := v.disks[diskKey{disk, ""}]; e != nil && len(disks) == 0 {
		disks = append(disks, e)
	}
	return disks
}

// HasDisk reports whether a disk is listed for an architecture, or for all; for files that are
// for all ("") any of them will do, and for a placeholder as well.
func (v *PackageFiles) HasDisk(disk, arch string) bool {
	disk = strings.ToLower(disk)
	if v.disks[diskKey{disk, ""}] != nil || v.disks[diskKey{disk, arch}] != nil || v.disks[diskKey{disk, inf.AnyArch}] != nil {
		return true
	}
	if arch != "" && !strings.Contains(arch, "$") {
		return false
	}
	return slices.ContainsFunc([]string{"x86", "amd64", "arm64", "arm", "ia64"}, func(arch string) bool { return v.disks[diskKey{disk, arch}] != nil })
}

// HasDisks reports whether any disk is listed.
func (v *PackageFiles) HasDisks() bool { return len(v.disks) > 0 }

// Folders are all folders of the package that the lines name, in lower case.
func (s *Sources) Folders() []string { return slices.Sorted(maps.Keys(s.folders)) }

// MayLieIn reports whether one of the lines puts the file into a folder of the package,
// or may do so.
func (s *Sources) MayLieIn(path string) bool { return s.anywhere || s.folders[folder(path)] }

// folder returns a path below the package in a form to be compared.
func folder(path string) string {
	var parts []string
	for part := range strings.SplitSeq(strings.ToLower(path), `\`) {
		if part != "" && part != "." {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, `\`)
}
