package preflight

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
)

// This file is about the files that an INF file says are in its package (documentation
// of the sections SourceDisksNames and SourceDisksFiles, and of the directives CopyFiles
// and CopyINF).

// A source is a file that an INF file says is in the package.
type source struct {
	entry *inf.Entry // that says so
	path  string     // from the folder of the INF file, with slashes
	inf   bool       // it is another INF file (CopyINF)
	// cabinet is the file that it may be packed in, "" for none.
	cabinet string
}

// sources are the files that one INF file names.
type sources struct {
	named []source
	// tags are files that mark disks, and cabinets.
	tags []string
	// unlisted are copied, and in no [SourceDisksFiles] section for an architecture;
	// undisked are listed for a disk that is not in [SourceDisksNames].
	unlisted []unlisted
	undisked []*inf.Entry
	// foreign are copied under names that the code page of the machine decides.
	foreign []*inf.Entry
	// copied are the names that files are copied to, in small letters.
	copied map[string]bool
	layout bool // files may be listed in that of Windows
}

type unlisted struct {
	entry      *inf.Entry
	name, arch string
}

// disks are the sections about source files, by architecture and name in small letters;
// the architecture is "" for those for all.
type disks struct {
	names, files map[string]map[string]*inf.Entry
}

func sourcesOf(f *inf.File) *sources {
	d := disks{lines(f, "sourcedisksnames"), lines(f, "sourcedisksfiles")}
	s := &sources{copied: map[string]bool{}, layout: f.Section("Version").First("LayoutFile") != nil}
	for _, arch := range d.architectures(f) {
		for name := range d.listed(arch) {
			s.list(&d, name, arch)
		}
	}
	slices.SortStableFunc(s.named, func(a, b source) int { return a.entry.Span().Start - b.entry.Span().Start })
	for _, names := range d.names {
		for _, e := range names {
			s.tags = append(s.tags, location(e, e.Value(2)), location(e, e.Value(6)))
		}
	}
	seen := map[*inf.Field]bool{}
	for _, in := range f.Installs() {
		if in.Kind == inf.DefaultUninstall {
			continue
		}
		for _, r := range in.Reaches {
			if r.Section.File == f {
				s.reach(&d, r, architecturesOf(in), seen)
			}
		}
	}
	return s
}

// lines returns the lines of a section and of those for single architectures.
func lines(f *inf.File, section string) map[string]map[string]*inf.Entry {
	all := map[string]map[string]*inf.Entry{}
	for _, s := range f.Sections {
		base, arch, _ := strings.Cut(strings.ToLower(s.Name), ".")
		if base != section {
			continue
		}
		all[arch] = map[string]*inf.Entry{}
		for _, e := range s.Entries {
			if name := strings.ToLower(e.Key.Raw()); e.Key != nil && all[arch][name] == nil {
				all[arch][name] = e
			}
		}
	}
	return all
}

// architectures returns those that files are listed for: the ones that the file
// installs on, and those with sections of their own; "" where nothing names one.
func (d *disks) architectures(f *inf.File) []string {
	var archs []string
	for _, in := range f.Installs() {
		archs = append(archs, architecturesOf(in)...)
	}
	for _, sections := range []map[string]map[string]*inf.Entry{d.names, d.files} {
		archs = slices.AppendSeq(archs, maps.Keys(sections))
	}
	archs = slices.DeleteFunc(archs, func(arch string) bool { return arch == "" || arch == inf.AnyArch })
	if len(archs) == 0 {
		return []string{""}
	}
	slices.Sort(archs)
	return slices.Compact(archs)
}

// architecturesOf returns the architectures that an install is for, "" where it does not
// say.
func architecturesOf(in *inf.Install) []string {
	if own, ok := inf.ParseDecoration(strings.TrimPrefix(in.Suffix, ".")); ok && own.Arch != "" {
		return []string{own.Arch}
	}
	archs := []string{}
	for _, t := range in.Targets {
		archs = append(archs, t.Decoration.Arch)
	}
	if len(archs) == 0 {
		archs = append(archs, "")
	}
	slices.Sort(archs)
	return slices.Compact(archs)
}

// listed returns the lines about the files for an architecture: those of its own
// section go before those for all.
func (d *disks) listed(arch string) map[string]*inf.Entry {
	all := map[string]*inf.Entry{}
	for _, section := range []string{"", arch} {
		for name, e := range d.files[section] {
			all[name] = e
		}
	}
	return all
}

// list adds a file that is listed for an architecture.
func (s *sources) list(d *disks, name, arch string) {
	e := d.listed(arch)[name]
	if !known(e) {
		return
	}
	id := strings.ToLower(e.Value(1))
	disk := d.names[arch][id]
	if disk == nil {
		disk = d.names[""][id]
	}
	if disk == nil {
		if !slices.Contains(s.undisked, e) {
			s.undisked = append(s.undisked, e)
		}
		return
	}
	found := source{entry: e, path: location(disk, e.Value(2)+`\`+e.Key.Raw())}
	if tag := disk.Value(2); strings.EqualFold(path.Ext(tag), ".cab") {
		found.cabinet = location(disk, tag)
	}
	if !slices.Contains(s.named, found) {
		s.named = append(s.named, found)
	}
}

// location returns the path of a file on a source disk, with slashes; "" without a name.
func location(disk *inf.Entry, name string) string {
	if name == "" {
		return ""
	}
	return strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(disk.Value(4)+`\`+name, `\`, "/")), "/")
}

// reach adds what a section copies.
func (s *sources) reach(d *disks, r *inf.Reach, archs []string, seen map[*inf.Field]bool) {
	if r.Role == inf.RoleCopyFiles {
		for _, e := range r.Section.Entries {
			name := e.Field(2)
			if name == nil || name.Value == "" {
				name = e.Field(1)
			}
			s.copied[strings.ToLower(e.Value(1))] = true
			s.copy(d, e, name, name.Value, archs, seen)
		}
		return
	}
	if r.Role != inf.RoleInstall && r.Role != inf.RoleCoInstallers && r.Role != inf.RoleAddInterface {
		return
	}
	for e := range r.Section.All("CopyFiles") {
		for i := range e.Fields {
			if name, single := strings.CutPrefix(e.Fields[i].Value, "@"); single {
				s.copied[strings.ToLower(name)] = true
				s.copy(d, e, &e.Fields[i], name, archs, seen)
			}
		}
	}
	for e := range r.Section.All("CopyINF") {
		for i := range e.Fields {
			if found := (source{entry: e, path: e.Fields[i].Value, inf: true}); e.Fields[i].Known() && found.path != "" && !slices.Contains(s.named, found) {
				s.named = append(s.named, found)
			}
		}
	}
}

// copy notes a file that a line copies where it is not listed.
func (s *sources) copy(d *disks, e *inf.Entry, field *inf.Field, name string, archs []string, seen map[*inf.Field]bool) {
	if seen[field] || name == "" || !field.Known() {
		return
	}
	seen[field] = true
	if e.Section.File.Encoding == inf.ANSI && strings.IndexFunc(name, func(r rune) bool { return r >= 0x80 }) >= 0 {
		s.foreign = append(s.foreign, e)
		return
	}
	for _, arch := range archs {
		listed := d.listed(arch)[strings.ToLower(name)] != nil
		if arch == "" || arch == inf.AnyArch { // for which the section of any will do
			for _, section := range d.files {
				listed = listed || section[strings.ToLower(name)] != nil
			}
		}
		if !listed {
			s.unlisted = append(s.unlisted, unlisted{e, name, arch})
		}
	}
}
