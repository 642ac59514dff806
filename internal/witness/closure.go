package witness

import (
	"errors"
	"path"
	"slices"
	"strings"

	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/internal/bounded"
	"github.com/inflint/inflint/source"
	"github.com/inflint/inflint/source/project"
)

// maxFiles is how many files of one target are read.
const maxFiles = 900

// A sourceKey says of which project the source is, and how its files are shown.
type sourceKey struct{ project, shown string }

// sourceFacts are what the source of a project says.
type sourceFacts struct {
	*source.Facts
	texts []source.File // for findings to point into
	files []string      // that were read, the project first
}

// source returns what the source of a driver's project says; nil if there is none.
func (s *search) source(w wanted) *evidence.Source {
	p := s.pair(w)
	if p == nil {
		return nil
	}
	said := remember(&s.tree.mu, &s.sources, maxSources, sourceKey{p.name, s.shown}, func() *sourceFacts {
		return stamped(&s.cache.sources, maxSources, s.tree, "source "+p.name+"\x00"+s.shown, func(t *tree) *sourceFacts {
			s.reading.Lock()
			defer s.reading.Unlock()
			return s.readTarget(p, t)
		})
	})
	if s.TrackedOnly && !s.tracks(said.files...) {
		return nil
	}
	return &evidence.Source{Origin: s.origin(said.files...), DriverType: p.driverType(), Files: said.texts, Facts: said.Facts}
}

const (
	maxSources = 16       // projects whose source is kept
	maxTarget  = 16 << 20 // bytes of the source of one; drivers that people write stay far below
)

// A closure is the files of a target on their way to be read: what the project names, and
// what these include.
type closure struct {
	*search
	*tree
	target *target
	todo   []string
	seen   map[string]bool
	looked map[string]bool // folder and name of what was included
	texts  []source.File
	size   int
	unread []source.Unread
}

func (s *search) readTarget(p *target, t *tree) *sourceFacts {
	for _, name := range p.files {
		t.note(name)
	}
	c := closure{search: s, tree: t, target: p, seen: map[string]bool{}, looked: map[string]bool{}}
	for _, u := range p.unread {
		c.miss(u.Name, u.Why)
	}
	for _, item := range p.Compiled {
		c.item(item)
	}
	for _, item := range p.Headers { // those that are compiled are included; this only finds them
		if name, found := c.file(path.Dir(p.name), item.Path); found && item.Known() && item.Condition == "" {
			c.add(name)
		}
	}
	for _, item := range p.References {
		c.miss(item.Path, "another project, which this one may link")
	}
	read := []string{}
	for len(c.todo) > 0 {
		name := c.todo[0]
		c.todo = c.todo[1:]
		if len(read) == maxFiles || c.size > maxTarget {
			c.miss(c.show(name), "more of the project than is read")
			break
		}
		if c.read(name) {
			read = append(read, name)
		}
	}
	facts := source.Read(c.texts)
	facts.Unread = append(facts.Unread, c.unread...)
	return &sourceFacts{facts, c.texts, append(slices.Clone(p.files), read...)}
}

func (c *closure) miss(name, why string) {
	c.unread = append(c.unread, source.Unread{Name: name, Why: why})
}

// item adds a file that the project compiles. Which conditions hold is not known.
func (c *closure) item(item project.Item) {
	if c.target.IsSources() && !isCode(item.Path) {
		return // resources, messages and assembler stand in the same list
	}
	switch {
	case item.Condition == "" && slices.Contains(item.Excluded, "true"):
		return
	case item.Condition != "" || len(item.Excluded) > 0:
		c.miss(item.Path, "compiled under a condition alone")
		return
	case !item.Known():
		c.miss(item.Path, "a name that is made of properties")
		return
	}
	name, found := c.file(path.Dir(c.target.name), item.Path)
	if !found {
		c.miss(item.Path, "not there")
		return
	}
	c.add(name)
}

func isCode(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".c", ".cpp", ".cxx", ".cc":
		return true
	}
	return false
}

func (c *closure) add(name string) {
	if !c.seen[name] {
		c.seen[name] = true
		c.todo = append(c.todo, name)
	}
}

// read reads a file, and adds what it includes.
func (c *closure) read(name string) bool {
	data, err := c.Read(name, source.MaxFile)
	if tooLarge := (*bounded.SizeError)(nil); errors.As(err, &tooLarge) {
		c.miss(c.show(name), "larger than 8 MiB")
		return false
	} else if err != nil {
		c.miss(c.show(name), "not readable")
		return false
	}
	text := source.Decode(data)
	c.texts = append(c.texts, source.File{Name: c.show(name), Text: text})
	c.size += len(text)
	for _, include := range source.Includes(text) {
		c.include(path.Dir(name), strings.ReplaceAll(include, `\`, "/"))
	}
	return true
}

// besides are the folders, from that of a file on, in which headers lie. What lies elsewhere
// is a header of the kit, or its constants are unknown.
var besides = [...]string{".", "..", "inc", "include", "shared", "common"}

// include adds an included file: from the folder of the file that includes it, or else from
// those that the project names, or else from a folder beside either. Where several that the
// project names have it, all count, for configurations may have different ones.
func (c *closure) include(folder, name string) {
	key := folder + "\x00" + name
	if path.IsAbs(name) || strings.Contains(name, ":") || c.looked[key] {
		return
	}
	c.looked[key] = true
	if file, found := c.file(folder, name); found {
		c.add(file)
		return
	}
	named := false
	for _, dir := range c.target.Includes {
		if rest, found := cutProperty(dir, "ProjectDir", "MSBuildProjectDirectory"); found {
			dir = "./" + rest
		}
		if !(project.Item{Path: dir}).Known() || path.IsAbs(dir) || strings.Contains(dir, ":") {
			continue
		}
		if file, found := c.file(path.Dir(c.target.name), dir+"/"+name); found {
			c.add(file)
			named = true
		}
	}
	if named {
		return
	}
	for _, from := range []string{folder, path.Dir(c.target.name)} {
		for _, beside := range besides {
			if file, found := c.file(from, beside+"/"+name); found {
				c.add(file)
				return
			}
		}
	}
}
