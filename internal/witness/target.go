package witness

import (
	"path"
	"strings"

	"github.com/inflint/inflint/source"
	"github.com/inflint/inflint/source/project"
)

// A target is a project that makes a driver, with the property sheets that it imports.
type target struct {
	*project.Project
	name  string   // of the project file, in the tree
	files []string // that were read: the project first
	// unread are parts of the project that say nothing.
	unread []source.Unread
}

const (
	maxNear   = 64 // projects near an INF file; more of them tell nothing about it
	maxBeside = 64 // folders of which the projects are near
	maxSheets = 16
)

// pair returns the project that makes a driver; nil if there is none, or more than one.
func (s *search) pair(w wanted) *target {
	base, isDriver := cutExt(w.name, ".sys")
	if !isDriver {
		return nil
	}
	near := s.projectsNear(s.folder)
	if above := path.Dir(s.folder); above != s.folder {
		near = append(near[:len(near):len(near)], s.projectsNear(above)...)
	}
	var found *target
	for _, name := range near {
		if own := strings.TrimSuffix(path.Base(name), path.Ext(name)); !strings.EqualFold(own, base) && s.namedAsFile(name) {
			continue
		}
		p := s.project(name)
		if p == nil || !p.makes(base) || found != nil && found.name == name {
			continue
		}
		if found != nil {
			return nil
		}
		found = p
	}
	return found
}

func cutExt(name, ext string) (base string, found bool) {
	at := len(name) - len(ext)
	if at <= 0 || !strings.EqualFold(name[at:], ext) {
		return "", false
	}
	return name[:at], true
}

// projectsNear returns the projects in a folder and one level below. A language server, which
// walks through no folders, asks at each keystroke: it has the answer while the folders are
// the same.
func (s *search) projectsNear(folder string) []string {
	return remember(&s.tree.mu, &s.near, maxListings, folder, func() []string {
		if s.Finder.walked != nil {
			return s.nearProjects(folder)
		}
		return stamped(&s.cache.past, maxWorked, s.tree, "near "+folder, func(t *tree) []string { return t.nearProjects(folder) })
	})
}

func (t *tree) nearProjects(folder string) []string {
	found := t.projectsIn(folder)
	below := t.folders(folder)
	if len(below) > maxBeside { // a collection of drivers
		below = nil
	}
	for _, dir := range below {
		found = append(found, t.projectsIn(dir)...)
	}
	if len(found) > maxNear {
		return nil
	}
	return found
}

// isProject reports whether a file is a project, by its name in lower case.
func isProject(name string) bool { return strings.HasSuffix(name, ".vcxproj") || name == "sources" }

func (t *tree) projectsIn(folder string) (found []string) {
	for key, entries := range t.brief(folder) {
		if !isProject(key) {
			continue
		}
		for _, e := range entries {
			if e.mode.IsRegular() {
				found = append(found, path.Join(folder, e.name))
			}
		}
	}
	return found
}

// namedAsFile reports whether a project makes a binary with the name of its file: it gives
// none, and imports nothing but what comes with the kit. That shows without reading it as XML,
// which takes much longer, and there are many projects beside an INF file.
func (s *search) namedAsFile(name string) bool {
	return remember(&s.tree.mu, &s.plain, maxListings, name, func() bool {
		return stamped(&s.cache.past, maxWorked, s.tree, "named "+name, func(t *tree) bool { return t.namedAsFile(name) })
	})
}

func (t *tree) namedAsFile(name string) bool {
	data, err := t.Read(name, project.MaxFile)
	if err != nil || !strings.EqualFold(path.Ext(name), ".vcxproj") || len(t.ofFolders(path.Dir(name))) > 0 {
		return false
	}
	text := strings.ToLower(source.Decode(data))
	if strings.Contains(text, "targetname") || strings.Contains(text, "projectname") || strings.Contains(text, "&") { // an entity may stand for any letter
		return false
	}
	for {
		_, rest, found := strings.Cut(text, "project")
		if !found {
			return true
		}
		text = rest
		value, isAttribute := strings.CutPrefix(strings.TrimLeft(text, " \t\r\n"), "=")
		if isAttribute && !ofKit(strings.TrimLeft(value, " \t\r\n\"'")) {
			return false
		}
	}
}

// project returns a project; nil if it cannot be read.
func (s *search) project(name string) *target {
	return remember(&s.tree.mu, &s.projects, maxListings, name, func() *target {
		return stamped(&s.cache.past, maxWorked, s.tree, "project "+name, func(t *tree) *target { return t.readProject(name) })
	})
}

func (t *tree) readProject(name string) *target {
	p, err := t.readFile(name)
	if err != nil {
		return nil
	}
	whole := &target{Project: p, name: name, files: []string{name}}
	whole.addSheets(t)
	return whole
}

// addSheets reads the property sheets that the project and these import.
func (p *target) addSheets(t *tree) {
	todo := p.sheets(t, p.Project)
	if !p.IsSources() {
		todo = append(todo, t.ofFolders(path.Dir(p.name))...)
	}
	var sheets []*project.Project
	seen := map[string]bool{p.name: true}
	for len(todo) > 0 {
		name := todo[0]
		todo = todo[1:]
		if seen[name] {
			continue
		}
		seen[name] = true
		sheet, err := t.readFile(name)
		if err != nil || len(sheets) == maxSheets {
			p.unread = append(p.unread, source.Unread{Name: name, Why: "a part of the project that cannot be read"})
			continue
		}
		p.files, sheets = append(p.files, name), append(sheets, sheet)
		todo = append(todo, p.sheets(t, sheet)...)
	}
	p.Project = p.With(sheets...)
}

func (t *tree) readFile(name string) (*project.Project, error) {
	data, err := t.Read(name, project.MaxFile)
	if err != nil {
		return nil, err
	}
	return project.Read(name, data)
}

// ofFolders returns the sheets that MSBuild takes in where they lie in the folder of a project or
// above it, the nearest of each.
func (t *tree) ofFolders(folder string) (found []string) {
	for _, name := range []string{"Directory.Build.props", "Directory.Build.targets"} {
		for dir := folder; ; dir = path.Dir(dir) {
			if file, is := t.file(dir, name); is {
				found = append(found, file)
				break
			}
			if dir == "." {
				break
			}
		}
	}
	return found
}

// sheets returns the sheets that a part of the project imports, as far as they are there.
func (p *target) sheets(t *tree, from *project.Project) (found []string) {
	for _, item := range from.Imports {
		if ofKit(item.Path) {
			continue
		}
		file, why := p.sheet(t, path.Dir(from.Name), item)
		switch {
		case why != "":
			p.unread = append(p.unread, source.Unread{Name: item.Path, Why: why})
		case file != "":
			found = append(found, file)
		}
	}
	return found
}

// sheet returns the file that an import names; "" if there is none and the build does without,
// or else the reason why it is not known.
func (p *target) sheet(t *tree, folder string, item project.Item) (file, why string) {
	name := item.Path
	if rest, found := cutProperty(name, "MSBuildThisFileDirectory"); found {
		name = rest
	} else if rest, found := cutProperty(name, "ProjectDir", "MSBuildProjectDirectory"); found {
		name, folder = rest, path.Dir(p.name)
	}
	if !(project.Item{Path: name}).Known() || path.IsAbs(name) || strings.Contains(name, ":") {
		return "", "a part of the project whose place is made of properties"
	}
	if file, found := t.file(folder, name); found {
		return file, ""
	}
	if strings.Contains(strings.ToLower(item.Condition), "exists(") {
		return "", "" // as those of packages that are fetched
	}
	return "", "a part of the project that is not there"
}

// cutProperty cuts a property off the beginning of a path.
func cutProperty(name string, properties ...string) (rest string, found bool) {
	for _, property := range properties {
		if rest, found := strings.CutPrefix(name, "$("+property+")"); found {
			return strings.TrimPrefix(rest, "/"), true
		}
	}
	return "", false
}

// ofKit reports whether an import is that of Visual Studio and its kits: these name no source,
// and no target.
func ofKit(name string) bool {
	for _, folder := range [...]string{"vctargetspath", "userrootdir)", "wdkcontentroot)", "msbuildextensionspath", "ntmakeenv)"} {
		if len(name) >= len(folder)+2 && strings.EqualFold(name[:len(folder)+2], "$("+folder) {
			return true
		}
	}
	return false
}

// makes reports whether the project makes the driver with a base name: a binary for the kernel.
func (p *target) makes(base string) bool {
	name, known := p.Target().Get()
	if !known || !strings.EqualFold(name, base) {
		return false
	}
	if p.IsSources() {
		kind, _ := p.Value("TARGETTYPE").Get()
		return strings.EqualFold(kind, "DRIVER") || strings.EqualFold(kind, "MINIPORT") || strings.EqualFold(kind, "EXPORT_DRIVER")
	}
	kind, _ := p.Value("ConfigurationType").Get()
	for _, toolset := range p.Properties["platformtoolset"] {
		if strings.HasPrefix(strings.ToLower(toolset.Value), "windowsusermode") {
			return false
		}
	}
	return strings.EqualFold(kind, "Driver")
}

// driverType returns the kind of driver, as far as the project says.
func (p *target) driverType() string {
	kind, _ := p.Value("DriverType").Get()
	return strings.ToLower(kind)
}
