package facts

import (
	"iter"
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
)

var copySections = fact[[]*copySection]{collectCopySections}

// FileCopies returns the files that the installs of this file copy, each once for each
// architecture. What a line copies comes at once.
func FileCopies(f *Facts) iter.Seq[FileCopy] {
	return func(yield func(FileCopy) bool) {
		for _, s := range copySections.of(f) {
			for c := range s.files {
				if c.Name.Value == "" {
					continue // INF937
				}
				for _, u := range s.uses {
					c.Install, c.Arch, c.Dir = u.reach.Install, u.arch, s.dir
					if !yield(c) {
						return
					}
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

func collectCopySections(f *Facts) (list []*copySection) {
	found := keyed[*inf.Section, [2]*copySection]{} // of files that it lists, and of others
	for _, in := range f.File.Installs() {
		if in.Kind == inf.DefaultUninstall {
			continue
		}
		for _, arch := range architecturesOf(in) {
			for _, r := range in.Reaches {
				if !MayCopy(r.Role) || r.Section.File != f.File {
					continue
				}
				c, of := copierOf(r), &found.of(r.Section)[1]
				if c.lists {
					of = &found.of(r.Section)[0]
				}
				if *of == nil {
					*of = &copySection{copier: c, dir: DestinationLines(f).Of(r)}
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

// architecturesOf returns the architectures that an install is for, each once, with
// "" for one that is not known.
func architecturesOf(in *inf.Install) []string {
	if len(in.Targets) == 0 {
		return []string{known(PlatformOf(in))}
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

// PlatformOf returns the architecture in the name of an install section, without the
// version of Windows that may follow; "" if there is none.
func PlatformOf(in *inf.Install) string {
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
