package rules

import (
	"path"
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
)

// A copyTarget is a line of [DestinationDirs], with the files that go there.
type copyTarget struct {
	line *inf.Entry
	// where is the directory, if it is known.
	where place
	known bool
	files []*inf.Field
	// bare are those of the files that have no descriptor of their own.
	bare []*inf.Field
	// installs are those that copy files there.
	installs []*inf.Install
}

// copyTargets returns the directories that the installs of the file copy files to,
// as far as they are known, in the order in which Windows comes to them.
func (p *Pass) copyTargets() []*copyTarget {
	return slices.DeleteFunc(slices.Clone(p.copyLines()), func(t *copyTarget) bool { return !t.known })
}

// copyLines is copyTargets with the directories that are not known.
func (p *Pass) copyLines() []*copyTarget {
	return p.views.copies.get(p.collectCopies)
}

func (p *Pass) collectCopies() []*copyTarget {
	c := copyCollector{dirs: p.destinationLines(), targets: map[*inf.Entry]*copyTarget{}, list: []*copyTarget{}}
	if len(c.dirs) == 0 {
		return c.list
	}
	for _, in := range p.File.Installs() {
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
			if r.Section.File == p.File {
				c.reach(r, secured[r.Section])
			}
		}
	}
	return c.list
}

type copyCollector struct {
	dirs    destinationLines // the lines of [DestinationDirs], by their key in lower case
	targets map[*inf.Entry]*copyTarget
	list    []*copyTarget
	seen    keyed[*inf.Section, copied]
}

// copied is where the files go that a section copies.
type copied struct {
	seen    bool
	targets []*copyTarget
}

// reach adds the files that a section copies. Only a file-list section can have
// descriptors for them.
func (c *copyCollector) reach(r *inf.Reach, secured bool) {
	of := c.seen.of(r.Section)
	if !of.seen {
		of.seen = true
		if line := c.dirs.of(r); line != nil && mayCopy(r.Role) {
			for file := range copierOf(r).files {
				of.targets = c.add(of.targets, line, file.name, secured && r.Role == inf.RoleCopyFiles)
			}
		}
	}
	for _, t := range of.targets {
		if n := len(t.installs); n == 0 || t.installs[n-1] != r.Install {
			t.installs = append(t.installs, r.Install)
		}
	}
}

// add adds a file, and its target to others.
func (c *copyCollector) add(targets []*copyTarget, line *inf.Entry, file *inf.Field, secured bool) []*copyTarget {
	if !file.Known() || file.Value == "" {
		return targets
	}
	t := c.targets[line]
	if t == nil {
		t = &copyTarget{line: line}
		t.where, t.known = destination(line)
		c.targets[line] = t
		c.list = append(c.list, t)
	}
	t.files = append(t.files, file)
	if !secured {
		t.bare = append(t.bare, file)
	}
	if !slices.Contains(targets, t) {
		targets = append(targets, t)
	}
	return targets
}

// destinationLines are the lines of [DestinationDirs] by their keys in lower case.
type destinationLines map[string]*inf.Entry

// of returns the line for the files that a section copies: that of a file-list section,
// or for files that CopyFiles names itself. It is nil where there is none.
func (d destinationLines) of(r *inf.Reach) *inf.Entry {
	if r.Role == inf.RoleCopyFiles {
		if line := d[strings.ToLower(r.Section.Name)]; line != nil {
			return line
		}
	}
	return d["defaultdestdir"]
}

func (p *Pass) destinationLines() destinationLines {
	return p.views.destinations.get(p.collectDestinations)
}

func (p *Pass) collectDestinations() destinationLines {
	lines := map[string]*inf.Entry{}
	if dirs := p.File.Section("DestinationDirs"); dirs != nil {
		for _, e := range dirs.Entries() {
			if e.Key != nil && lines[strings.ToLower(e.Key.Value)] == nil {
				lines[strings.ToLower(e.Key.Value)] = e
			}
		}
	}
	return lines
}

// destinations returns the lines of [DestinationDirs], by the place that they mean.
func (p *Pass) destinations() map[string]*inf.Entry {
	lines := map[string]*inf.Entry{}
	section := p.File.Section("DestinationDirs")
	if section == nil {
		return lines
	}
	for _, e := range section.Entries() {
		if where, ok := destination(e); ok && lines[where.same()] == nil {
			lines[where.same()] = e
		}
	}
	return lines
}

// isCode reports whether Windows runs or loads files of a name.
func isCode(name string) bool {
	return slices.Contains(codeExtensions, strings.ToLower(path.Ext(name)))
}

var codeExtensions = []string{
	".sys", ".exe", ".dll", ".ocx", ".cpl", ".scr", ".com", ".drv", ".ax", ".tsp", ".acm", ".mui",
	".msi", ".msp", ".bat", ".cmd", ".ps1", ".psm1", ".vbs", ".js", ".wsf", ".hta", ".jar",
}
