package rules

import (
	"slices"
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
// each architecture. What a line copies comes at once.
func (p *Pass) FileCopies(yield func(fileCopy) bool) {
	for _, s := range p.views.copySections.get(p.collectCopySections) {
		for c := range s.files {
			for _, u := range s.uses {
				c.install, c.arch, c.dir = u.reach.Install, u.arch, s.dir
				if !yield(c) {
					return
				}
			}
		}
	}
}

// A copySection is a section that copies files, with its roles and architectures.
type copySection struct {
	copier
	dir  *inf.Entry // the line of [DestinationDirs] for them
	uses []copyUse
}

type copyUse struct {
	reach *inf.Reach
	arch  string
}

func (p *Pass) collectCopySections() (list []*copySection) {
	found := keyed[*inf.Section, [2]*copySection]{} // of files that it lists, and of others
	for _, in := range p.File.Installs() {
		if in.Kind == inf.DefaultUninstall {
			continue
		}
		for _, arch := range architecturesOf(in) {
			for _, r := range in.Reaches {
				if !mayCopy(r.Role) || r.Section.File != p.File {
					continue
				}
				c, of := copierOf(r), &found.of(r.Section)[1]
				if c.lists {
					of = &found.of(r.Section)[0]
				}
				if *of == nil {
					*of = &copySection{copier: c, dir: p.destinationLines().of(r)}
					list = append(list, *of)
				}
				s := *of
				if !slices.ContainsFunc(s.uses, func(u copyUse) bool { return u.reach.Role == r.Role && u.arch == arch }) {
					s.uses = append(s.uses, copyUse{r, arch})
				}
			}
		}
	}
	return list
}

// mayCopy reports whether there may be files to copy in sections of a role.
func mayCopy(role inf.Role) bool {
	return role == inf.RoleCopyFiles || role == inf.RoleInstall || role == inf.RoleCoInstallers || role == inf.RoleAddInterface
}

// A copier is a section that copies files: it lists them, or has CopyFiles lines that name
// some themselves (@file).
type copier struct {
	section *inf.Section
	lists   bool
}

func copierOf(r *inf.Reach) copier { return copier{r.Section, r.Role == inf.RoleCopyFiles} }

// files calls yield for each file, whoever installs it.
func (c copier) files(yield func(fileCopy) bool) {
	for _, e := range c.section.Entries() {
		switch {
		case c.lists:
			file := fileCopy{entry: e, name: e.Field(1), source: e.Field(1)}
			if e.Value(2) != "" {
				file.source = e.Field(2)
			}
			if !yield(file) {
				return
			}
		case e.Is("CopyFiles"):
			for i := range e.Fields {
				if f := &e.Fields[i]; strings.HasPrefix(f.Value, "@") && !yield(fileCopy{entry: e, name: f, source: f}) {
					return
				}
			}
		}
	}
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
