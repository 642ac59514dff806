package inf

import "strings"

// An InstallKind says from where Windows comes to an install section.
type InstallKind uint8

// The kinds of install.
const (
	DeviceInstall    InstallKind = iota // a DDInstall section, from [Manufacturer]
	DefaultInstall                      // [DefaultInstall], no device
	DefaultUninstall                    // [DefaultUninstall]
	ClassInstall                        // [ClassInstall32], a device setup class
	InterfaceInstall                    // from [InterfaceInstall32], a device interface class
)

var installKindNames = [...]string{
	DeviceInstall: "device", DefaultInstall: "default install", DefaultUninstall: "default uninstall",
	ClassInstall: "device setup class", InterfaceInstall: "device interface class",
}

// String returns the kind in words.
func (k InstallKind) String() string {
	if int(k) < len(installKindNames) {
		return installKindNames[k]
	}
	return "install"
}

// An Install is one install section with everything Windows reads because of it.
// Sections that differ only in their platform extension are installs of their
// own, since each is what some Windows would install.
type Install struct {
	Kind InstallKind
	// Base is the name without platform extension, Suffix the extension as
	// written, with its dot. Companion sections are named Base + Suffix + ".HW"
	// and so on.
	Base, Suffix string
	Section      *Section
	// Targets are the Models lines that lead here. Only a DeviceInstall has any.
	Targets []Target
	// Reaches holds the sections that Windows reads, the install section first.
	Reaches []*Reach
	// Dangling holds the references to sections that this file does not have.
	Dangling []*Reach
	// External holds the sections of other INF files that the install takes in
	// (Needs): what they do is not known.
	External []*Reach

	kmdf map[string]bool // see kmdfServices; that of the file
}

// Name returns the name of the install section, with its platform extension.
func (in *Install) Name() string { return in.Base + in.Suffix }

// A Target is a Models line: the devices that an install section is for.
type Target struct {
	*Listing
	Model *Entry // the line of the Models section
}

// A Listing is a Models section as a line of [Manufacturer] lists it.
type Listing struct {
	Manufacturer *Entry
	Models       *Section
	Decoration   Decoration
}

// Listings calls yield for each listing by which Windows comes to the install. Its
// targets of one stand together.
func (in *Install) Listings(yield func(*Listing) bool) {
	var last *Listing
	for _, t := range in.Targets {
		if t.Listing != last && !yield(t.Listing) {
			return
		}
		last = t.Listing
	}
}

// Description returns the device description of the Models line, without blanks around
// it.
func (t Target) Description() string { return strings.TrimSpace(t.Model.Key.Value) }

// HardwareIDs returns the hardware ID and the compatible IDs of the Models line.
func (t Target) HardwareIDs() []string {
	var ids []string
	for i := 2; i <= len(t.Model.Fields); i++ {
		ids = append(ids, t.Model.Value(i))
	}
	return ids
}

// A Reach is one way in which Windows comes to read a section.
type Reach struct {
	Section *Section // nil for a dangling reference
	Role    Role
	Install *Install
	// From is the section that leads here; nil for the install section.
	From *Reach
	// Via is the line of From that names the section, and Name its field that
	// does. Both are nil for the install section and for companions, which are
	// found by their name.
	Via  *Entry
	Name *Field

	object *Object // the files of a CopyFiles section, or what line makes
	// line is the line that makes the object to which the section adds, such as an
	// AddService line; nil for what concerns the install as a whole.
	line *Entry
	// again is set when the install reads the section for another line as well, and did
	// so before: all that it does beside that object is known.
	again bool
}

// Path returns the lines that lead to the section, from the root on.
func (r *Reach) Path() []*Entry {
	var path []*Entry
	if r.From != nil {
		path = r.From.Path()
	} else if len(r.Install.Targets) > 0 {
		t := r.Install.Targets[0]
		path = append(path, t.Manufacturer, t.Model)
	}
	if r.Via != nil {
		path = append(path, r.Via)
	}
	return path
}

// Installs returns everything the file installs, for every version of Windows
// and every architecture, in the order of the file: devices first, then default
// installs, setup classes and interface classes.
func (f *File) Installs() []*Install {
	f.resolveOnce.Do(func() {
		f.budget = budgetBase + len(f.Text)/bytesPerStep
		f.againBudget = againBase + len(f.Text)/bytesPerStep
		r := resolver{f: f}
		r.manufacturers()
		r.named(DefaultInstall, "DefaultInstall")
		r.named(DefaultUninstall, "DefaultUninstall")
		r.named(ClassInstall, classSection)
		r.interfaceClasses()
		for _, in := range r.installs {
			f.walk(in)
		}
		f.installs = r.installs
		kmdf := kmdfServices(f.installs)
		for _, in := range f.installs {
			in.kmdf = kmdf
		}
	})
	return f.installs
}

// What a file may have resolved and extracted: a sum that real files do not come
// near, and that keeps the work linear in the size of one whose sections name each
// other without end.
const (
	budgetBase   = 1 << 12
	bytesPerStep = 4
)

// againBase is budgetBase for what is done when a section is read again, for another
// line. That has a budget of its own, so that all of what comes once is known whatever
// becomes of the rest: what a file with very many such lines loses is objects alike.
const againBase = 1 << 16

// spend takes one step from the budget. When that is used up, part of what the
// file does is not known, and spend reports false.
func (f *File) spend() bool {
	f.budget--
	if f.budget < 0 {
		f.unresolved, f.exceeded = true, true
	}
	return f.budget >= 0
}

// spend is the same for a step that is made because of the reach.
func (r *Reach) spend(f *File) bool {
	if !r.again {
		return f.spend()
	}
	f.againBudget--
	f.exceeded = f.exceeded || f.againBudget < 0
	return f.againBudget >= 0
}

// A resolver finds the install sections of a file.
type resolver struct {
	f        *File
	installs []*Install
}

// manufacturers follows [Manufacturer] to the Models sections of every
// decoration, and those to their DDInstall sections.
func (r *resolver) manufacturers() {
	s := r.f.Section("Manufacturer")
	if s == nil {
		return
	}
	for _, e := range s.Entries() {
		models := e.Field(1)
		if models.Value == "" {
			continue
		}
		r.f.unresolved = r.f.unresolved || !models.Known()
		undecorated, _ := ParseDecoration("")
		if !r.models(e, models.Value, undecorated) && len(e.Fields) == 1 {
			r.miss(e, models, models.Value)
		}
		for i := 2; i <= len(e.Fields); i++ {
			if d, ok := ParseDecoration(e.Value(i)); d.Text != "" {
				r.f.unresolved = r.f.unresolved || !e.Field(i).Known() && (!ok || d.Arch != AnyArch)
				if name := models.Value + "." + d.Text; !r.models(e, name, d) {
					r.miss(e, e.Field(i), name)
				}
			}
		}
	}
}

// A Missing is a section that a line of [Manufacturer], of a Models section or of
// [InterfaceInstall32] names, and that the file does not have.
type Missing struct {
	Name  string // of the section
	Entry *Entry
	Field *Field // the one that names it, or the decoration of the name
}

// Missing returns the references from outside any install to sections that the
// file does not have. For those of an install see [Install].
func (f *File) Missing() []Missing {
	f.Installs()
	return f.missing
}

func (r *resolver) miss(e *Entry, field *Field, name string) {
	if field.Known() {
		r.f.missing = append(r.f.missing, Missing{name, e, field})
	}
}

// models visits the Models sections of one name, and reports whether there is
// any. In an INX file the decoration on either side may have the placeholder where
// the other has an architecture.
func (r *resolver) models(manufacturer *Entry, name string, d Decoration) (found bool) {
	if s := r.f.Section(name); s != nil {
		r.model(manufacturer, s, d)
		return true
	}
	for i, arch := range architectures {
		written, instead := platformExtensions[i], platformExtensions[anyExtension]
		switch d.Arch {
		case arch:
		case AnyArch:
			written, instead = instead, written
		default:
			continue
		}
		if s := r.f.Section(strings.Replace(fold(name), written, instead, 1)); s != nil {
			r.model(manufacturer, s, d)
			found = true
		}
	}
	return found
}

func (r *resolver) model(manufacturer *Entry, models *Section, d Decoration) {
	models.listed = true
	listing := &Listing{manufacturer, models, d}
	var room [len(platformExtensions)]*Section
	sections := room[:0]
	last := "" // the name that they are for: many lines in a row have the same
	for _, e := range models.Entries() {
		name := e.Field(1)
		if !r.f.spend() {
			return
		}
		if e.Key == nil || name.Value == "" {
			continue
		}
		if name.Value != last {
			sections, last = r.f.platformSections(sections, name.Value, d.archs()), name.Value
		}
		if len(sections) == 0 {
			r.f.unresolved = r.f.unresolved || !name.Known()
			r.f.uninstalled = true
			r.miss(e, name, name.Value)
		}
		for _, s := range sections {
			in := r.install(DeviceInstall, name.Value, s)
			in.Targets = append(in.Targets, Target{listing, e})
		}
	}
}

// named adds the sections that Windows finds by a fixed name, with those whose names
// have a version of Windows in them as those of Models sections do: Microsoft's
// minifilter samples have [DefaultInstall.NTamd64.10.0...25952] beside
// [DefaultInstall.NTamd64].
func (r *resolver) named(kind InstallKind, name string) {
	for _, s := range r.f.platformSections(nil, name, architectures) {
		r.install(kind, name, s)
	}
	for _, s := range r.f.Sections {
		if len(s.Name) <= len(name) || s.Name[len(name)] != '.' || !sameName(s.Name[:len(name)], name) {
			continue
		}
		if d, ok := ParseDecoration(s.Name[len(name)+1:]); ok && d.Major != Any {
			if in := r.install(kind, name, s); kind == ClassInstall && r.f.versionedClass == nil {
				r.f.versionedClass = in
			}
		}
	}
}

// ClassInstall returns the install of the setup class that Windows chooses for devices of
// a decoration: [ClassInstall32] with the extension of the architecture, or without one.
// It is nil where there is none. One with a version of Windows in its name may be for any
// decoration.
func (f *File) ClassInstall(d Decoration) *Install {
	f.Installs()
	for _, s := range f.platformSections(nil, classSection, d.archs()) {
		if s.install != nil && s.install.Kind == ClassInstall {
			return s.install
		}
	}
	return f.versionedClass
}

const classSection = "ClassInstall32"

// Decoration returns what the platform extension says. For a section with a fixed
// name that is all there is; one from a Models section is for what that is for.
func (in *Install) Decoration() Decoration {
	d, _ := ParseDecoration(strings.TrimPrefix(in.Suffix, "."))
	return d
}

// interfaceClasses follows [InterfaceInstall32]: {guid}=section[,flags].
func (r *resolver) interfaceClasses() {
	s := r.f.Section("InterfaceInstall32")
	if s == nil {
		return
	}
	var sections []*Section
	for _, e := range s.Entries() {
		sections = r.f.platformSections(sections, e.Value(1), architectures)
		if len(sections) == 0 && e.Key != nil && e.Value(1) != "" {
			r.miss(e, e.Field(1), e.Value(1))
		}
		for _, section := range sections {
			r.install(InterfaceInstall, e.Value(1), section)
		}
	}
}

// install returns the install of a section, which it makes if there is none yet.
func (r *resolver) install(kind InstallKind, base string, s *Section) *Install {
	if s.install == nil {
		s.install = &Install{Kind: kind, Base: base, Suffix: s.Name[min(len(base), len(s.Name)):], Section: s}
		r.installs = append(r.installs, s.install)
	}
	return s.install
}
