package rules

import (
	"strings"
	"unicode/utf8"

	"github.com/inflint/inflint/inf"
)

// A fileCopy is a file that an install copies.
type fileCopy struct {
	install *inf.Install
	arch    string // that it is copied on; "" where that is not known
	entry   *inf.Entry
	// name is the field that names the file, and source that which names it in the
	// package: the same, or the second of a line of a file-list section.
	name, source *inf.Field
	// dir is the line of [DestinationDirs] for it; nil if there is none.
	dir *inf.Entry
}

// file returns the name of the file in the package.
func (c fileCopy) file() string { return strings.TrimPrefix(c.source.Value, "@") }

// known reports whether the names are those that Windows will see. What a character
// beyond ASCII is depends on the machine.
func (c fileCopy) known() bool {
	beyondASCII := func(r rune) bool { return r >= utf8.RuneSelf }
	return c.name.Known() && c.source.Known() && c.file() != "" && !strings.ContainsFunc(c.file(), beyondASCII)
}

// FileCopies calls yield for each file that an install of this file copies, once for
// each architecture.
func (p *Pass) FileCopies(yield func(fileCopy) bool) {
	var copies []fileCopy
	for _, l := range p.views.copyLists.get(p.collectCopyLists) {
		copies = p.appendCopies(copies[:0], l.reach, l.arch)
		for _, c := range copies {
			if !yield(c) {
				return
			}
		}
	}
}

// A copyList is a section that copies files on an architecture.
type copyList struct {
	reach *inf.Reach
	arch  string
}

func (p *Pass) collectCopyLists() (lists []copyList) {
	type use struct {
		section *inf.Section
		role    inf.Role
		arch    string
	}
	seen := map[use]bool{}
	for _, in := range p.File.Installs() {
		if in.Kind == inf.DefaultUninstall {
			continue
		}
		for _, arch := range architecturesOf(in) {
			for _, r := range in.Reaches {
				if u := (use{r.Section, r.Role, arch}); mayCopy(r.Role) && r.Section.File == p.File && !seen[u] {
					seen[u] = true
					lists = append(lists, copyList{r, arch})
				}
			}
		}
	}
	return lists
}

// mayCopy reports whether there may be files to copy in sections of a role.
func mayCopy(role inf.Role) bool {
	return role == inf.RoleCopyFiles || role == inf.RoleInstall || role == inf.RoleCoInstallers || role == inf.RoleAddInterface
}

// appendCopies adds the files of a file-list section, or those that the CopyFiles
// lines of a section name themselves (@file).
func (p *Pass) appendCopies(copies []fileCopy, r *inf.Reach, arch string) []fileCopy {
	if !mayCopy(r.Role) {
		return copies
	}
	c := fileCopy{install: r.Install, arch: arch, dir: p.destinationLines().of(r)}
	switch r.Role {
	case inf.RoleCopyFiles:
		for _, c.entry = range r.Section.Entries() {
			c.name, c.source = c.entry.Field(1), c.entry.Field(1)
			if c.entry.Value(2) != "" {
				c.source = c.entry.Field(2)
			}
			copies = append(copies, c)
		}
	default:
		for c.entry = range r.Section.All("CopyFiles") {
			for i := range c.entry.Fields {
				if c.name = &c.entry.Fields[i]; strings.HasPrefix(c.name.Value, "@") {
					c.source = c.name
					copies = append(copies, c)
				}
			}
		}
	}
	return copies
}

// architecturesOf returns the architectures that an install is for, each once, with
// "" for one that is not known.
func architecturesOf(in *inf.Install) []string {
	if len(in.Targets) == 0 {
		return []string{known(platformOf(in))}
	}
	var archs []string
	seen := map[string]bool{}
	for l := range in.Listings {
		if arch := known(l.Decoration.Arch); !seen[arch] {
			seen[arch] = true
			archs = append(archs, arch)
		}
	}
	return archs
}

// platformOf returns the architecture in the name of an install section, without the
// version of Windows that may follow; "" if there is none.
func platformOf(in *inf.Install) string {
	arch, _, _ := strings.Cut(strings.TrimPrefix(strings.ToLower(in.Suffix), ".nt"), ".")
	return arch
}

// known returns an architecture, or "" for the placeholder of one.
func known(arch string) string {
	if arch == inf.AnyArch {
		return ""
	}
	return arch
}
