package rules

import (
	"path"
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
)

// A copyTarget is a line of [DestinationDirs], with the files that go there.
type copyTarget struct {
	line  *inf.Entry
	where place
	files []*inf.Field
	// secured is set if all the files have a descriptor of their own.
	secured bool
}

// copyTargets returns the directories that the installs of the file copy files to,
// as far as they are known, in the order in which Windows comes to them.
func (p *Pass) copyTargets() []*copyTarget {
	c := copyCollector{dirs: map[string]*inf.Entry{}, targets: map[*inf.Entry]*copyTarget{}, seen: map[*inf.Section]bool{}}
	dirs := p.File.Section("DestinationDirs")
	if dirs == nil {
		return nil
	}
	for _, e := range dirs.Entries() {
		if e.Key != nil && c.dirs[strings.ToLower(e.Key.Value)] == nil {
			c.dirs[strings.ToLower(e.Key.Value)] = e
		}
	}
	for _, in := range p.File.Installs() {
		if in.Kind == inf.DefaultUninstall {
			continue
		}
		secured := map[*inf.Section]bool{}
		for _, r := range in.Reaches {
			if r.Role == inf.RoleSecurity {
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
	dirs    map[string]*inf.Entry // the lines of [DestinationDirs], by their key in lower case
	targets map[*inf.Entry]*copyTarget
	list    []*copyTarget
	seen    map[*inf.Section]bool
}

// reach adds the files of a file-list section, or those that the CopyFiles lines of
// a section name themselves (@file).
func (c *copyCollector) reach(r *inf.Reach, secured bool) {
	if c.seen[r.Section] {
		return
	}
	c.seen[r.Section] = true
	if r.Role == inf.RoleCopyFiles {
		line := c.dirs[strings.ToLower(r.Section.Name)]
		if line == nil {
			line = c.dirs["defaultdestdir"]
		}
		for _, e := range r.Section.Entries() {
			c.add(line, &e.Fields[0], secured)
		}
		return
	}
	if r.Role != inf.RoleInstall && r.Role != inf.RoleCoInstallers && r.Role != inf.RoleAddInterface {
		return
	}
	for e := range r.Section.All("CopyFiles") {
		for i := range e.Fields {
			if strings.HasPrefix(e.Fields[i].Value, "@") {
				c.add(c.dirs["defaultdestdir"], &e.Fields[i], false)
			}
		}
	}
}

func (c *copyCollector) add(line *inf.Entry, file *inf.Field, secured bool) {
	if line == nil || !file.Known() || file.Value == "" {
		return
	}
	t := c.targets[line]
	if t == nil {
		where, ok := destination(line)
		if !ok {
			return
		}
		t = &copyTarget{line: line, where: where, secured: true}
		c.targets[line] = t
		c.list = append(c.list, t)
	}
	t.files = append(t.files, file)
	t.secured = t.secured && secured
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
