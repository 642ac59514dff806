package inf

import "strings"

// walk finds every section that Windows reads because of an install.
func (f *File) walk(in *Install) {
	w := walker{f: f, install: in, seen: map[visit]bool{}}
	root := &Reach{Section: in.Section, Role: RoleInstall, Install: in}
	w.add(root)
	for _, c := range companions {
		if s := f.Section(in.Name() + c.suffix); s != nil {
			w.add(&Reach{Section: s, Role: c.role, Install: in, From: root})
		}
	}
}

type walker struct {
	f       *File
	install *Install
	seen    map[visit]bool
}

// A visit is what makes reading a section again worth nothing: the same section
// in the same role, for a section of the same role. It bounds cycles of Needs
// and files that name one section a thousand times.
type visit struct {
	section  *Section
	role     Role
	fromRole Role
	from     *Section
}

func (w *walker) add(r *Reach) {
	v := visit{section: r.Section, role: r.Role}
	if r.From != nil {
		v.fromRole, v.from = r.From.Role, r.From.Section
	}
	if w.seen[v] || !w.f.spend() {
		return
	}
	w.seen[v] = true
	w.install.Reaches = append(w.install.Reaches, r)
	w.follow(r)
}

// follow reads the directives of a section, in order.
func (w *walker) follow(r *Reach) {
	switch r.Role {
	case RoleAddReg, RoleCopyFiles:
		if s := w.f.Section(r.Section.Name + ".Security"); s != nil {
			w.add(&Reach{Section: s, Role: RoleSecurity, Install: r.Install, From: r})
		}
		return
	case RoleDelReg, RoleBitReg, RoleDelFiles, RoleRenFiles, RoleProperties, RoleSecurity, RoleOther:
		return
	}
	for _, e := range r.Section.Entries {
		if e.Key == nil || !w.f.spend() {
			continue
		}
		if e.Is("Needs") {
			w.needs(r, e)
			continue
		}
		for i := range directives {
			if d := &directives[i]; d.in.has(r.Role) && e.Is(d.key) {
				w.references(r, e, d)
			}
		}
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
	if !w.f.spend() || name.Value == "" || d.target == RoleCopyFiles && strings.HasPrefix(name.Value, "@") {
		return // CopyFiles=@file names a file
	}
	sections := []*Section{w.f.Section(name.Value)}
	if d.decorated {
		sections = w.f.platformSections(name.Value, architectures)
	}
	found := false
	for _, s := range sections {
		if s != nil {
			found = true
			w.install.named[name] = s
			w.add(&Reach{s, d.target, r.Install, r, e, name})
		}
	}
	if !found {
		w.f.unresolved = w.f.unresolved || !name.Known()
		w.install.Dangling = append(w.install.Dangling, &Reach{nil, d.target, r.Install, r, e, name})
	}
}

// needs visits sections that are to be read as if their entries stood here.
// Those of other INF files are not at hand.
func (w *walker) needs(r *Reach, e *Entry) {
	for i := range e.Fields {
		name := &e.Fields[i]
		if !w.f.spend() {
			return
		}
		if s := w.f.Section(name.Value); s != nil {
			w.add(&Reach{s, r.Role, r.Install, r, e, name})
		} else if name.Value != "" {
			w.f.unresolved = w.f.unresolved || !name.Known()
			w.install.External = append(w.install.External, &Reach{nil, r.Role, r.Install, r, e, name})
		}
	}
}
