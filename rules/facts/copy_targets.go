package facts

import (
	"slices"

	"github.com/inflint/inflint/inf"
)

// A CopyTarget is a line of [DestinationDirs], with the files that go there.
type CopyTarget struct {
	Line *inf.Entry
	// Files name what is copied there, one at the least.
	Files []*inf.Field
	// Installs are those that copy files there.
	Installs []*inf.Install
	// Bare are those of the files that have no descriptor of their own.
	Bare []*inf.Field
}

var copyTargets = fact[[]*CopyTarget]{collectCopies}

// CopyTargets returns the lines of [DestinationDirs] that the installs of the file copy
// files by, in the order in which Windows comes to them.
func CopyTargets(f *Facts) []*CopyTarget { return copyTargets.of(f) }

var copyTargetLines = fact[map[*inf.Entry]bool]{func(f *Facts) map[*inf.Entry]bool {
	lines := map[*inf.Entry]bool{}
	for _, t := range CopyTargets(f) {
		lines[t.Line] = true
	}
	return lines
}}

// IsCopyTarget reports whether files are copied to where a line of [DestinationDirs] says.
func IsCopyTarget(f *Facts, line *inf.Entry) bool { return copyTargetLines.of(f)[line] }

func collectCopies(f *Facts) []*CopyTarget {
	c := copyCollector{dirs: DestinationLines(f), targets: map[*inf.Entry]*CopyTarget{}, seen: keyed[*inf.Section, copied]{}}
	if len(c.dirs) == 0 {
		return nil
	}
	for _, in := range f.File.Installs() {
		if in.Kind == inf.DefaultUninstall {
			continue
		}
		var secured map[*inf.Section]bool
		for _, r := range in.Reaches {
			if r.Role == inf.RoleSecurity {
				if secured == nil {
					secured = map[*inf.Section]bool{}
				}
				secured[r.From.Section] = true
			}
		}
		for _, r := range in.Reaches {
			if r.Section.File == f.File {
				c.reach(r, secured[r.Section])
			}
		}
	}
	return c.list
}

type copyCollector struct {
	dirs    DestinationDirs
	targets map[*inf.Entry]*CopyTarget
	list    []*CopyTarget
	seen    keyed[*inf.Section, copied]
}

// copied is where the files go that a section copies.
type copied struct {
	seen    bool
	targets []*CopyTarget
}

// reach adds the files that a section copies. Only a file-list section can have
// descriptors for them.
func (c *copyCollector) reach(r *inf.Reach, secured bool) {
	of := c.seen.of(r.Section)
	if !of.seen {
		of.seen = true
		if line := c.dirs.Of(r); line != nil && MayCopy(r.Role) {
			for file := range CopiedBy(r) {
				of.targets = c.add(of.targets, line, file.Name, secured && r.Role == inf.RoleCopyFiles)
			}
		}
	}
	for _, t := range of.targets {
		if n := len(t.Installs); n == 0 || t.Installs[n-1] != r.Install {
			t.Installs = append(t.Installs, r.Install)
		}
	}
}

// add adds a file, and its target to others.
func (c *copyCollector) add(targets []*CopyTarget, line *inf.Entry, file *inf.Field, secured bool) []*CopyTarget {
	if !file.Known() || file.Value == "" {
		return targets
	}
	t := c.targets[line]
	if t == nil {
		t = &CopyTarget{Line: line}
		c.targets[line] = t
		c.list = append(c.list, t)
	}
	t.Files = append(t.Files, file)
	if !secured {
		t.Bare = append(t.Bare, file)
	}
	if !slices.Contains(targets, t) {
		targets = append(targets, t)
	}
	return targets
}
