package access

import (
	"errors"
	"slices"
	"unicode/utf16"

	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/sddl"
)

// An Object is an object of an INF file with its descriptors evaluated.
type Object struct {
	*inf.Object
	// Rights is the kind of object whose rights the descriptors speak of.
	Rights sddl.ObjectKind
	// Descriptors are those of the inf.Object, in the same order.
	Descriptors []*Descriptor
	// Effective is the descriptor that applies: one of Descriptors, or the setup
	// class's. It is nil when the file leaves the object to the system's default.
	Effective *Descriptor
	// Unread is set when the sections of the file lead to more than package inf follows:
	// there may be other settings.
	Unread bool
	// Driver is what is known, besides the INF file, of the driver that drives a device, on
	// the architecture of its install; nil if nothing is.
	Driver *evidence.Driver
	// Missing is the driver of which nothing is known although its files were looked for:
	// there is none, or none that says anything. It is nil where Driver is set.
	Missing *evidence.Driver

	shown *functionDriver // what Driver and Missing come from; nil where nothing was looked for
}

// A Descriptor is a line that sets a security descriptor, with what became of it.
type Descriptor struct {
	Object  *Object
	Setting *inf.Setting
	// Others is how many more devices, services, GUIDs and so on the line sets the
	// descriptor of.
	Others int
	*Evaluation
}

// A Status says what could be made of the text of a descriptor.
type Status uint8

// The statuses of a descriptor.
const (
	Parsed      Status = iota // SD is set
	Malformed                 // Err is set
	Empty                     // there is no text
	Undecodable               // it is given as bytes that are no descriptor; DecodeErr is set
	Unknown                   // a token or placeholder in it is not known
)

// An Evaluation is what one text means for one kind of object. Whatever has the text
// shares it.
type Evaluation struct {
	// Status tells which of the following is set.
	Status Status
	// SD is the descriptor. That of a setting given as bytes is in the words of
	// SDDL all the same: its text and spans are those of the string that means
	// the same.
	SD        *sddl.SecurityDescriptor
	Err       *sddl.ParseError
	DecodeErr error

	rights  sddl.ObjectKind
	results [principalCount]*sddl.Result // nil until asked for
}

// A writtenAs is where a descriptor is written, and how.
type writtenAs struct {
	value  *inf.Field
	binary bool
	rights sddl.ObjectKind
}

type evaluationKey struct {
	text   string
	rights sddl.ObjectKind
}

// RightsKind returns the kind of object whose rights a descriptor of an object in
// an INF file speaks of: device classes and interfaces stand for devices.
func RightsKind(k inf.ObjectKind) sddl.ObjectKind {
	switch k {
	case inf.KindService:
		return sddl.KindService
	case inf.KindKey:
		return sddl.KindKey
	case inf.KindFile:
		return sddl.KindFile
	case inf.KindWMIGUID:
		return sddl.KindWMIGUID
	case inf.KindEventChannel:
		return sddl.KindEventChannel
	case inf.KindCOMLaunch:
		return sddl.KindCOMLaunch
	case inf.KindCOMAccess:
		return sddl.KindCOMAccess
	case inf.KindPort:
		return sddl.KindPort
	}
	return sddl.KindDevice
}

// Of returns the objects of a file with their descriptors evaluated, in the order
// of [inf.File.Objects]. The evidence is that of the file; nil where none is at hand.
func Of(f *inf.File, e *evidence.Set) []*Object {
	known := evaluations{ofSetting: map[writtenAs]*Evaluation{}, ofText: map[evaluationKey]*Evaluation{}}
	all := make([]Object, len(f.Objects()))
	objects := make([]*Object, len(all))
	unread := f.Exceeded()
	drivers := newFunctionDrivers(e)
	shared := map[*inf.Setting]*Descriptor{} // those of setup classes
	for i, from := range f.Objects() {
		o := &all[i]
		*o = Object{Object: from, Rights: RightsKind(from.Kind), Unread: unread}
		if from.Kind == inf.KindDevice && from.Install != nil {
			if o.shown = drivers.of(from.Install); o.shown != nil {
				o.Driver, o.Missing = o.shown.driver, o.shown.missing
			}
		}
		objects[i] = o
		// A descriptor that was written to a device's software key, say, was
		// meant for the device: its rights are a device's.
		if len(from.Descriptors) > 0 && from.Descriptors[0].Effect == inf.WrongSection {
			o.Rights = sddl.KindDevice
		}
		for _, s := range from.Descriptors {
			d := &Descriptor{Object: o, Setting: s, Others: o.Others, Evaluation: known.of(s, o.Rights)}
			o.Descriptors = append(o.Descriptors, d)
			if o.Kind == inf.KindClass {
				shared[s] = d
			}
		}
	}
	countOthers(objects)
	for _, o := range objects {
		s := o.Descriptor()
		if i := slices.IndexFunc(o.Descriptors, func(d *Descriptor) bool { return d.Setting == s }); i >= 0 {
			o.Effective = o.Descriptors[i]
		} else {
			o.Effective = shared[s]
		}
	}
	return objects
}

// evaluations are those of a file. Many objects may share a long text: it is compared
// with others once for each place where it is written.
type evaluations struct {
	ofSetting map[writtenAs]*Evaluation
	ofText    map[evaluationKey]*Evaluation // of those whose text is known
}

func (known evaluations) of(s *inf.Setting, rights sddl.ObjectKind) *Evaluation {
	key := writtenAs{s.Value, s.Binary(), rights}
	e := known.ofSetting[key]
	if e == nil {
		e = known.evaluate(s, rights)
		known.ofSetting[key] = e
	}
	return e
}

func (known evaluations) evaluate(s *inf.Setting, rights sddl.ObjectKind) *Evaluation {
	e := &Evaluation{rights: rights}
	if s.Value != nil && !s.Binary() && s.Value.Known() {
		key := evaluationKey{s.Value.Value, rights}
		if other := known.ofText[key]; other != nil {
			return other
		}
		known.ofText[key] = e
	}
	switch {
	case s.Binary():
		e.decode(s)
	case s.Value == nil || s.Value.Value == "":
		e.Status = Empty
	case !s.Value.Known():
		e.Status = Unknown
	default:
		sd, err := sddl.Parse(asRead(s.Value.Value))
		e.SD = sd
		if errors.As(err, &e.Err) {
			e.Status = Malformed
		}
	}
	return e
}

// asRead returns what Windows reads of a value, which it cuts after inf.MaxValue units
// of UTF-16.
func asRead(value string) string {
	if len(value) <= inf.MaxValue {
		return value
	}
	units := 0
	for i, r := range value {
		if units += utf16.RuneLen(r); units > inf.MaxValue {
			return value[:i]
		}
	}
	return value
}

// decode reads a descriptor that is given as bytes.
func (e *Evaluation) decode(s *inf.Setting) {
	for n := 5; n <= len(s.Entry.Fields); n++ {
		if !s.Entry.Field(n).Known() {
			e.Status = Unknown
			return
		}
	}
	data, _, ok := s.Bytes()
	switch {
	case !ok:
		e.Status, e.DecodeErr = Undecodable, errors.New("a field is no byte in hexadecimal")
		return
	case len(data) == 0:
		e.Status = Empty
		return
	}
	var sd sddl.SecurityDescriptor
	if err := sd.UnmarshalBinary(data); err != nil {
		e.Status, e.DecodeErr = Undecodable, err
		return
	}
	var err error
	if e.SD, err = sddl.Parse(sd.String()); err != nil {
		e.Status = Unknown // nothing that SDDL has words for
	}
}

// Effective reports whether the descriptor is parsed and applies.
func (d *Descriptor) Effective() bool {
	return d.Status == Parsed && d.Setting.Effect == inf.Effective
}

// Check returns what the access check grants a principal: of all rights, each
// asked for on its own. It must not be called on a descriptor that is not Parsed.
func (d *Descriptor) Check(p Principal) *sddl.Result {
	if d.results[p] == nil {
		r := Check(d.SD, &principals()[p].Token, d.rights)
		d.results[p] = &r
	}
	return d.results[p]
}

// Granted returns the rights of a principal.
func (d *Descriptor) Granted(p Principal) sddl.AccessMask { return d.Check(p).Granted }

// Check runs the access check for a token, asking for every right that an object
// of the kind can have.
func Check(sd *sddl.SecurityDescriptor, token *sddl.Token, kind sddl.ObjectKind) sddl.Result {
	m := kind.Mapping()
	all := m.All
	if kind != sddl.KindCOMLaunch && kind != sddl.KindCOMAccess { // which are no objects with an owner, but values
		all |= sddl.Delete | sddl.ReadControl | sddl.WriteDAC | sddl.WriteOwner
	}
	return sddl.AccessCheck(sd, token, all, m)
}

// DACL returns the entries of the descriptor's DACL; none if there is no list.
func (d *Descriptor) DACL() []sddl.ACE {
	if d.SD == nil || d.SD.DACL == nil {
		return nil
	}
	return d.SD.DACL.ACEs
}

// Trustees calls yield for each place where the descriptor names somebody, in conditions
// apart.
func (d *Descriptor) Trustees(yield func(sddl.SID, sddl.Span) bool) {
	if d.SD.Owner != nil && !yield(*d.SD.Owner, d.SD.OwnerSpan) || d.SD.Group != nil && !yield(*d.SD.Group, d.SD.GroupSpan) {
		return
	}
	for _, acl := range [...]*sddl.ACL{d.SD.DACL, d.SD.SACL} {
		if acl == nil {
			continue
		}
		for i := range acl.ACEs {
			if ace := &acl.ACEs[i]; !yield(ace.SID, ace.Spans.SID) {
				return
			}
		}
	}
}

// Mask returns the rights of an entry, with generic rights mapped.
func (d *Descriptor) Mask(ace *sddl.ACE) sddl.AccessMask {
	return d.rights.Mapping().Map(ace.Mask)
}

// Locate maps a span of the SDDL text to the INF source. All of a descriptor that
// is given as bytes is where the bytes are.
func (d *Descriptor) Locate(s sddl.Span) inf.Location {
	if d.Setting.Binary() {
		last := d.Setting.Entry.Fields[len(d.Setting.Entry.Fields)-1].Span()
		return inf.Location{Use: inf.Span{Start: d.Setting.Value.Span().Start, End: last.End}}
	}
	return d.Setting.Value.Locate(int(s.Start), int(s.End))
}

// Without returns, for each of some entries of the DACL, what a principal would be
// granted if the DACL did not have that entry.
func (d *Descriptor) Without(entries []int, p Principal) []sddl.AccessMask {
	sd, dacl := *d.SD, *d.SD.DACL
	dacl.ACEs = slices.Clone(dacl.ACEs)
	sd.DACL = &dacl
	var granted []sddl.AccessMask
	for _, i := range entries {
		ace := &dacl.ACEs[i]
		flags := ace.Flags
		ace.Flags |= sddl.InheritOnly // what is for objects inside alone is passed over
		r := Check(&sd, &principals()[p].Token, d.rights)
		ace.Flags = flags
		granted = append(granted, r.Granted)
	}
	return granted
}
