package facts

import (
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/inflint/inflint/inf"
)

// A FileCopy is a file that a section copies, or an install by it.
type FileCopy struct {
	// Install and Arch say who copies it, and for which architecture: "" where that is
	// not known.
	Install *inf.Install
	Arch    string
	// Entry is the line that names the file.
	Entry *inf.Entry
	// Name is the field that names the file, and Source that which names it in the
	// package: the same, or the second of a line of a file-list section.
	Name, Source *inf.Field
	// Dir is the line of [DestinationDirs] for it; nil if there is none.
	Dir *inf.Entry
}

// File returns the name of the file in the package.
func (c FileCopy) File() string { return strings.TrimPrefix(c.Source.Value, "@") }

// Known reports whether the names are those that Windows will see. What a character
// beyond ASCII is depends on the machine.
func (c FileCopy) Known() bool {
	beyondASCII := func(r rune) bool { return r >= utf8.RuneSelf }
	return c.Name.Known() && c.Source.Known() && c.File() != "" && !strings.ContainsFunc(c.File(), beyondASCII)
}

// CopiedBy returns the files that a section copies, whoever installs it: Install, Arch
// and Dir are not set.
func CopiedBy(r *inf.Reach) iter.Seq[FileCopy] { return copierOf(r).files }

// MayCopy reports whether there may be files to copy in sections of a role.
func MayCopy(role inf.Role) bool {
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
func (c copier) files(yield func(FileCopy) bool) {
	for _, e := range c.section.Entries() {
		switch {
		case c.lists:
			file := FileCopy{Entry: e, Name: e.Field(1), Source: e.Field(1)}
			if e.Value(2) != "" {
				file.Source = e.Field(2)
			}
			if !yield(file) {
				return
			}
		case e.Is("CopyFiles"):
			for i := range e.Fields {
				if f := &e.Fields[i]; strings.HasPrefix(f.Value, "@") && !yield(FileCopy{Entry: e, Name: f, Source: f}) {
					return
				}
			}
		}
	}
}
