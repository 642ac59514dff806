package checklist

import (
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
	// unlisted is set where a file is copied that is in no [SourceDisksFiles] section for
	// an architecture.
	unlisted bool
	// foreign are copied under names that the code page of the machine decides.
	foreign []*inf.Entry
	// copied are the names that files are copied to, in small letters.
	copied map[string]bool
	layout bool // files may be listed in that of Windows
}

// A sourceReader finds the sources of a file.
type sourceReader struct {
	*sources
	disks, files byArch
	anywhere     map[string]bool // the names in files
	seen         map[any]bool    // sources, and lines and fields that have been looked at
}

// byArch are the lines of a section and of those for single architectures, by
// architecture and key in small letters; the architecture is "" for those for all.
type byArch map[string]map[string]*inf.Entry

// architectures are those that sections about source files may be for, in an INX file
// the placeholder among them.
var architectures = []string{"x86", "ia64", "amd64", "arm", "arm64", inf.AnyArch}

func sourcesOf(f *inf.File) *sources {
	s := &sources{copied: map[string]bool{}, layout: f.Section("Version").First("LayoutFile") != nil}
	r := sourceReader{s, linesOf(f, "SourceDisksNames"), linesOf(f, "SourceDisksFiles"), map[string]bool{}, map[any]bool{}}
	installed := map[string]bool{}
	for _, in := range f.Installs() {
		for _, arch := range architecturesOf(in) {
			installed[arch] = true
		}
	}
	for _, arch := range architectures {
		if installed[arch] || r.disks[arch] != nil || r.files[arch] != nil {
			r.list(arch)
		}
	}
	if len(r.seen) == 0 { // nothing names an architecture
		r.list("")
	}
	slices.SortStableFunc(s.named, func(a, b source) int { return a.entry.Span().Start - b.entry.Span().Start })
	for _, in := range f.Installs() {
		if in.Kind == inf.DefaultUninstall {
			continue
		}
		archs := architecturesOf(in)
		for _, reach := range in.Reaches {
			if reach.Section.File == f {
				r.reach(reach, archs)
			}
		}
	}
	return s
}

func linesOf(f *inf.File, section string) byArch {
	all := byArch{}
	for _, arch := range append([]string{""}, architectures...) {
		name := section
		if arch != "" {
			name += "." + arch
		}
		s := f.Section(name)
		if s == nil {
			continue
		}
		all[arch] = map[string]*inf.Entry{}
		for _, e := range s.Entries() {
			if e.Key == nil {
				continue
			}
			if name := strings.ToLower(e.Key.Raw()); all[arch][name] == nil {
				all[arch][name] = e
			}
		}
	}
	return all
}

// find returns the line for a key on an architecture, whose own section goes before that
// for all.
func (b byArch) find(key, arch string) *inf.Entry {
	if e := b[arch][key]; e != nil {
		return e
	}
	return b[""][key]
}

// architecturesOf returns the architectures that an install is for, "" where it does not
// say.
func architecturesOf(in *inf.Install) []string {
	if own, ok := inf.ParseDecoration(strings.TrimPrefix(in.Suffix, ".")); ok && own.Arch != "" {
		return []string{own.Arch}
	}
	archs := []string{}
	for l := range in.Listings {
		archs = append(archs, l.Decoration.Arch)
	}
	if len(archs) == 0 {
		archs = append(archs, "")
	}
	slices.Sort(archs)
	return slices.Compact(archs)
}

// list adds the files that are listed for an architecture.
func (r *sourceReader) list(arch string) {
	for _, section := range slices.Compact([]string{"", arch}) {
		for name, e := range r.files[section] {
			r.anywhere[name] = true
			if known(e) && r.files.find(name, arch) == e {
				r.file(e, arch)
			}
		}
	}
}

// file adds a file that a line lists for an architecture.
func (r *sourceReader) file(e *inf.Entry, arch string) {
	disk := r.disks.find(strings.ToLower(e.Value(1)), arch)
	if disk == nil {
		return
	}
	found := source{entry: e, path: location(disk, e.Value(2)+`\`+e.Key.Raw())}
	r.tags = append(r.tags, location(disk, disk.Value(2)), location(disk, disk.Value(6)))
	if tag := disk.Value(2); strings.EqualFold(path.Ext(tag), ".cab") {
		found.cabinet = location(disk, tag)
	}
	if r.first(found) {
		r.named = append(r.named, found)
	}
}

func (r *sourceReader) first(what any) bool {
	first := !r.seen[what]
	r.seen[what] = true
	return first
}

// location returns the path of a file on a source disk, with slashes; "" without a name.
func location(disk *inf.Entry, name string) string {
	if name == "" {
		return ""
	}
	return strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(disk.Value(4)+`\`+name, `\`, "/")), "/")
}

// A copier is a section that copies files: those that it lists, or those that its lines
// name.
type copier struct {
	section *inf.Section
	lists   bool
}

// reach adds what a section copies, once for all installs that share it.
func (r *sourceReader) reach(reach *inf.Reach, archs []string) {
	switch reach.Role {
	case inf.RoleCopyFiles:
		if !r.first(copier{reach.Section, true}) {
			return
		}
		for _, e := range reach.Section.Entries() {
			name := e.Field(2)
			if name == nil || name.Value == "" {
				name = e.Field(1)
			}
			r.copied[strings.ToLower(e.Value(1))] = true
			r.unlistedCopy(e, name, name.Value, archs)
		}
	case inf.RoleInstall, inf.RoleCoInstallers, inf.RoleAddInterface:
		if !r.first(copier{reach.Section, false}) {
			return
		}
		for e := range reach.Section.All("CopyFiles") {
			for i := range e.Fields {
				if name, single := strings.CutPrefix(e.Fields[i].Value, "@"); single {
					r.copied[strings.ToLower(name)] = true
					r.unlistedCopy(e, &e.Fields[i], name, archs)
				}
			}
		}
		for e := range reach.Section.All("CopyINF") {
			for i := range e.Fields {
				if found := (source{entry: e, path: e.Fields[i].Value, inf: true}); e.Fields[i].Known() && found.path != "" && r.first(found) {
					r.named = append(r.named, found)
				}
			}
		}
	}
}

// unlistedCopy notes a file that a line copies where it is not listed.
func (r *sourceReader) unlistedCopy(e *inf.Entry, field *inf.Field, name string, archs []string) {
	if name == "" || !field.Known() || !r.first(field) {
		return
	}
	if e.Section.File.Encoding == inf.ANSI && strings.IndexFunc(name, func(r rune) bool { return r >= 0x80 }) >= 0 {
		r.foreign = append(r.foreign, e)
		return
	}
	key := strings.ToLower(name)
	for _, arch := range archs {
		listed := r.files.find(key, arch) != nil
		if arch == "" || arch == inf.AnyArch { // for which the section of any will do
			listed = r.anywhere[key]
		}
		r.unlisted = r.unlisted || !listed
	}
}
