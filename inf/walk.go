package inf

import "strings"

// walk finds every section that Windows reads because of an install.
func (f *File) walk(in *Install) {
	w := walker{f: f, install: in}
	in.Reaches = make([]*Reach, 0, usualReaches)
	root := w.add(&Reach{Section: in.Section, Role: RoleInstall, Install: in})
	if root == nil {
		return
	}
	name := in.Section.Name
	for _, c := range companions {
		if s := f.Section(name + c.suffix); s != nil {
			w.add(&Reach{Section: s, Role: c.role, Install: in, From: root})
		}
	}
}

// usualReaches is how many sections belong to most installs.
const usualReaches = 8

type walker struct {
	f       *File
	install *Install
	seen    map[visit]bool // except the first of each section
	depth   int
}

// maxDepth is how many sections may lead from one to the next: a stack for every
// section of a hostile file is more than the language allows. What lies deeper is not
// known.
const maxDepth = 10_000

// A visit is what makes reading a section again worth nothing: the same section
// in the same role, for a section of the same role and for the same object. It bounds
// cycles of Needs and files that name one section a thousand times.
type visit struct {
	section  *Section
	role     Role
	fromRole Role
	from     *Section
	line     *Entry // see Reach; nil for what does not depend on the object
}

// visit returns what counts of the way to a section, with a line or without.
func (r *Reach) visit(line *Entry) visit {
	v := visit{section: r.Section, role: r.Role, line: line}
	if r.From != nil {
		v.fromRole, v.from = r.From.Role, r.From.Section
	}
	return v
}

// objectLine returns the line that makes the object to which the section adds: Windows
// reads a section once for each line that names it, so that two AddService lines with
// one section are two services.
func (r *Reach) objectLine() *Entry {
	switch {
	case r.From == nil:
		return nil
	case makers.has(r.Role) && r.From.Role != r.Role: // otherwise it is Needs that names it
		return r.Via
	case makers.has(r.Role) || r.Role == RoleAddReg || r.Role == RoleProperties:
		return r.From.line
	}
	return nil
}

// hasSeen reports whether there has been such a visit in this walk, with the line of the
// reach or with any. Most sections are visited once, which they remember themselves.
func (w *walker) hasSeen(r *Reach, line *Entry) bool {
	if r.Section.File == w.f {
		first := r.Section.first
		if first == nil {
			return false
		}
		if first.Install == w.install && (line == nil || line == first.line) && first.visit(line) == r.visit(line) {
			return true
		}
	}
	return w.seen[r.visit(line)]
}

func (w *walker) note(r *Reach) {
	if r.Section.first == nil && r.Section.File == w.f {
		r.Section.first = r
		return
	}
	if w.seen == nil {
		w.seen = map[visit]bool{}
	}
	w.seen[r.visit(nil)] = true
	if r.line != nil {
		w.seen[r.visit(r.line)] = true
	}
}

// add visits a section, and returns the reach, or nil if there is no more to visit.
func (w *walker) add(r *Reach) *Reach {
	r.line = r.objectLine()
	r.again = w.hasSeen(r, nil)
	if r.again && (r.line == nil || w.hasSeen(r, r.line)) || !r.spend(w.f) {
		return nil
	}
	if w.depth == maxDepth {
		w.f.unresolved, w.f.exceeded = true, true
		return nil
	}
	if r.Section.File != w.f && !w.f.take(r.Section) {
		w.leaveOut(r)
		return nil
	}
	w.note(r)
	w.install.Reaches = append(w.install.Reaches, r)
	w.depth++
	w.follow(r)
	w.depth--
	return r
}

// maxIncludedEntries is how many entries the sections of included files may have that
// belong to the installs of one file. What is found there is said for each file that
// includes it, so that many small files with a large one would take the product.
const maxIncludedEntries = 1 << 14

// take takes a section of an included file in, if there is room for its entries.
func (f *File) take(s *Section) bool {
	if f.taken[s] {
		return true
	}
	if f.taken == nil {
		f.taken, f.entriesLeft = map[*Section]bool{}, maxIncludedEntries
	}
	if len(s.Entries()) > f.entriesLeft {
		return false
	}
	f.entriesLeft -= len(s.Entries())
	f.taken[s] = true
	return true
}

// leaveOut notes that a section of an included file stays out. What the file's own section
// needs of it is then as little known as that of a file which is not at hand.
func (w *walker) leaveOut(r *Reach) {
	w.f.unresolved = true
	for r.From.Section.File != w.f {
		r = r.From
	}
	needed := *r
	needed.Section = nil
	w.install.External = append(w.install.External, &needed)
}

// follow reads the directives of a section, in order.
func (w *walker) follow(r *Reach) {
	switch r.Role {
	case RoleAddReg, RoleCopyFiles:
		if s := r.Section.File.Section(r.Section.Name + securitySuffix); s != nil {
			w.add(&Reach{Section: s, Role: RoleSecurity, Install: r.Install, From: r})
		}
		return
	case RoleDelReg, RoleBitReg, RoleDelFiles, RoleRenFiles, RoleProperties, RoleSecurity, RoleOther:
		return
	}
	followed := followed()[r.Role]
	var include, needs []*Entry
	for _, e := range r.Section.Entries() {
		if e.Key == nil || !r.spend(w.f) {
			continue
		}
		for _, d := range followed {
			if e.Is(d.key) {
				w.references(r, e, d)
			}
		}
		switch {
		case e.Is("Include"):
			include = append(include, e)
		case e.Is("Needs"):
			needs = append(needs, e)
		}
	}
	// What other sections bring in comes after a section's own directives.
	var included []*File
	for _, e := range include {
		for i := range e.Fields {
			if other := w.f.include(e.Value(i + 1)); other != nil {
				included = append(included, other)
			}
		}
	}
	for _, e := range needs {
		w.needs(r, e, included)
	}
}

// references visits the sections that a directive names.
func (w *walker) references(r *Reach, e *Entry, d *directive) {
	switch d.field {
	case allFields:
		for i := range e.Fields {
			w.reference(r, e, &e.Fields[i], d)
		}
	case lastField:
		for i := len(e.Fields); i > 1; i-- {
			if e.Value(i) != "" {
				w.reference(r, e, e.Field(i), d)
				return
			}
		}
	default:
		if name := e.Field(d.field); name != nil {
			w.reference(r, e, name, d)
		}
	}
}

func (w *walker) reference(r *Reach, e *Entry, name *Field, d *directive) {
	if !r.spend(w.f) || name.Value == "" || d.target == RoleCopyFiles && strings.HasPrefix(name.Value, "@") {
		return // CopyFiles=@file names a file
	}
	file := r.Section.File // names are those of the file in which they stand
	var room [2]*Section   // for most
	sections := room[:0]
	if d.decorated {
		sections = file.platformSections(sections, name.Value, architectures)
	} else if s := file.Section(name.Value); s != nil {
		sections = append(sections, s)
	}
	for _, s := range sections {
		w.add(&Reach{Section: s, Role: d.target, Install: r.Install, From: r, Via: e, Name: name})
	}
	if len(sections) == 0 && !r.again {
		w.f.unresolved = w.f.unresolved || !name.Known()
		w.install.Dangling = append(w.install.Dangling, &Reach{Role: d.target, Install: r.Install, From: r, Via: e, Name: name})
	}
}

// needs visits sections that are to be read as if their entries stood here. They
// may stand in included files.
func (w *walker) needs(r *Reach, e *Entry, included []*File) {
	for i := range e.Fields {
		name := &e.Fields[i]
		if name.Value == "" || !r.spend(w.f) {
			continue
		}
		s := r.Section.File.Section(name.Value)
		for j := 0; s == nil && j < len(included) && r.spend(w.f); j++ {
			s = included[j].Section(name.Value)
		}
		if s != nil {
			w.add(&Reach{Section: s, Role: r.Role, Install: r.Install, From: r, Via: e, Name: name})
			continue
		}
		if r.again {
			continue
		}
		w.f.unresolved = w.f.unresolved || !name.Known()
		w.install.External = append(w.install.External, &Reach{Role: r.Role, Install: r.Install, From: r, Via: e, Name: name})
	}
}

// include returns the file that Include names, if it is at hand.
func (f *File) include(name string) *File {
	if f.Include == nil || name == "" || !f.spend() {
		return nil
	}
	key := fold(name)
	other, asked := f.included[key]
	if !asked {
		if f.included == nil {
			f.included = map[string]*File{}
		}
		other = f.Include(name)
		f.included[key] = other
	}
	return other
}

// Included returns the file with the given name if a section that Windows reads
// includes it and it is at hand, and nil otherwise.
func (f *File) Included(name string) *File {
	f.Installs()
	return f.included[fold(name)]
}
