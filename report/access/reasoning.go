package accessmap

import (
	"fmt"
	"slices"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/inf/explain"
	"github.com/inflint/inflint/report/printable"
)

// A step is one step on the way to what callers may do with a device, in printable words.
type step struct {
	// About is what the step is about, for programs.
	About string `json:"about"`
	// File is where the step is seen, with the line and column there, or, in a binary, the
	// address of a call.
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
	At     string `json:"at,omitempty"`
	Text   string `json:"text"`
}

// place says where the step is seen; "" if it is seen nowhere.
func (s *step) place() string {
	switch {
	case s.Line > 0:
		return fmt.Sprintf("%s:%d:%d", s.File, s.Line, s.Column)
	case s.At != "":
		return s.File + " at " + s.At
	}
	return s.File
}

// A reasoning collects the steps of one row.
type reasoning struct {
	row   *access.Row
	steps []step
	// read are the sections that have been spoken of.
	read map[*inf.Section]bool
}

// mostAlike is how many steps of a kind there are: an install section may serve hundreds of
// models.
const mostAlike = 12

// reasoningOf returns the steps by which the access map comes to a row.
func reasoningOf(f *inf.File, row *access.Row) []step {
	r := &reasoning{row: row, read: map[*inf.Section]bool{}}
	if row.Door != nil {
		r.door()
	} else {
		r.install()
		r.descriptors()
		r.class(f)
		r.values()
		r.driver()
	}
	r.end()
	return r.steps
}

// say adds a step that is seen nowhere.
func (r *reasoning) say(about, format string, args ...any) {
	r.steps = append(r.steps, step{About: about, Text: printable.Text(fmt.Sprintf(format, args...))})
}

// at adds a step that is seen at a place of an INF file.
func (r *reasoning) at(about string, f *inf.File, span inf.Span, format string, args ...any) {
	at := f.Position(span.Start)
	r.steps = append(r.steps, step{
		About: about, File: printable.Name(f.Name), Line: at.Line, Column: at.Column, Text: printable.Text(fmt.Sprintf(format, args...)),
	})
}

func (r *reasoning) entry(about string, e *inf.Entry, format string, args ...any) {
	r.at(about, e.Section.File, e.Span(), format, args...)
}

// in adds a step that is seen in a file which is no INF file.
func (r *reasoning) in(about, file, at, format string, args ...any) {
	s := step{About: about, File: printable.Name(file), Text: printable.Text(fmt.Sprintf(format, args...))}
	if _, err := fmt.Sscanf(at, "%d:%d", &s.Line, &s.Column); err != nil {
		s.Line, s.Column, s.At = 0, 0, printable.Text(at)
	}
	r.steps = append(r.steps, s)
}

// more says how many steps are left out.
func (r *reasoning) more(about string, n int, noun string) {
	if n > mostAlike {
		r.say(about, "and %s", printable.Plural(n-mostAlike, "more "+noun))
	}
}

// install says how Windows comes from a device to the install section and what goes with it.
func (r *reasoning) install() {
	in := r.row.Object.Install
	for i, t := range in.Targets[:min(len(in.Targets), mostAlike)] {
		if i == 0 || t.Manufacturer != in.Targets[i-1].Manufacturer || t.Models != in.Targets[i-1].Models {
			r.entry("models", t.Manufacturer, "[Manufacturer] lists [%s]", printable.ShortName(t.Models.Name))
		}
		ids := printable.Shorten(strings.Join(t.HardwareIDs(), ", "), maxDescriptor)
		r.entry("models", t.Model, "this line takes [%s] for %q (%s)", printable.ShortName(in.Name()), printable.ShortName(t.Description()), ids)
	}
	r.more("models", len(in.Targets), "line")
	if len(in.Section.Headers) > 0 {
		r.at("install", in.Section.File, in.Section.Headers[0], "Windows installs the device by [%s]", printable.ShortName(in.Section.Name))
	}
	r.read[in.Section] = true
	hardware := slices.IndexFunc(in.Reaches, func(reach *inf.Reach) bool { return reach.Role == inf.RoleHardware })
	if hardware < 0 && !r.row.Object.External {
		r.say("install", "no section [%s.HW] goes with it, so this file writes nothing to the device's hardware key", printable.ShortName(in.Name()))
	}
	for _, reach := range in.External[:min(len(in.External), mostAlike)] {
		if reach.Via != nil {
			r.entry("install", reach.Via, "it also takes a section of another INF file; what that does is not known")
		}
	}
	r.more("install", len(in.External), "section of other INF files")
}

// way says how Windows comes to a section, as far as that has not been said.
func (r *reasoning) way(reach *inf.Reach) {
	if reach == nil || reach.Section == nil || r.read[reach.Section] {
		return
	}
	r.read[reach.Section] = true
	r.way(reach.From)
	name := printable.ShortName(reach.Section.Name)
	switch {
	case reach.From == nil && reach.Install.Kind == inf.ClassInstall && len(reach.Section.Headers) > 0:
		r.at("way", reach.Section.File, reach.Section.Headers[0], "Windows installs the setup class by [%s]", name)
	case reach.Via != nil:
		r.entry("way", reach.Via, "%s names [%s]", keyOf(reach.Via), name)
	case reach.Role == inf.RoleHardware && len(reach.Section.Headers) > 0:
		r.at("way", reach.Section.File, reach.Section.Headers[0], "[%s] goes with it, and is about the device's hardware key", name)
	case len(reach.Section.Headers) > 0:
		r.at("way", reach.Section.File, reach.Section.Headers[0], "[%s] goes with it", name)
	}
}

func keyOf(e *inf.Entry) string {
	if e.Key == nil {
		return "the line"
	}
	return printable.ShortName(e.Key.Value)
}

// descriptors says which line sets the device's descriptor, and why others do not.
func (r *reasoning) descriptors() {
	row, seen := r.row, map[*inf.Setting]bool{}
	list := slices.Concat(row.Object.Descriptors, row.Idle)
	n := 0
	for _, d := range list {
		if seen[d.Setting] {
			continue
		}
		seen[d.Setting] = true
		if n++; n > mostAlike {
			continue
		}
		r.way(d.Setting.Reach)
		f, span := d.Setting.Entry.Section.File, d.Setting.Span()
		switch {
		case d.Setting.Effect != inf.Effective:
			r.at("without effect", f, span, "this Security has no effect: %s", explain.Cause(d.Setting))
			if by := d.Setting.By; by != nil {
				r.entry("without effect", by, "this line takes its place")
			}
		case d == row.Object.Effective:
			r.at("descriptor", f, span, "this line sets the device's descriptor")
		default:
			r.at("descriptor", f, span, "this line also sets a descriptor")
		}
	}
	r.more("without effect", n, "line")
}

// class says what the setup class has to do with the device.
func (r *reasoning) class(f *inf.File) {
	row := r.row
	d := row.Object.Effective
	system, _ := f.SystemClass()
	switch {
	case row.Origin == access.ClassDescriptor:
		r.way(d.Setting.Reach)
		r.at("class", d.Setting.Entry.Section.File, d.Setting.Span(), "the device has no descriptor of its own, so that of its setup class applies")
	case row.Origin == access.OwnDescriptor:
		r.say("class", "Windows asks the setup class only for a device without a descriptor of its own")
	case row.Object.Class != nil:
		r.say("class", "the setup class, which this file installs, has no descriptor that applies")
	case system != nil:
		r.say("class", "the setup class is %s of Windows", system.Name)
	default:
		r.say("class", "this file does not install the setup class; its registry key may have a descriptor, which inflint does not see")
	}
}

// values says which lines set the flags beside the descriptor.
func (r *reasoning) values() {
	o := r.row.Object
	for _, name := range []string{"DeviceCharacteristics", "DeviceType", "Exclusive", "UpperFilters"} {
		if s := o.Value(name); s != nil {
			r.way(s.Reach)
			value := ""
			if s.Value != nil {
				value = " to " + printable.ShortName(s.Value.Value)
			}
			r.at("value", s.Entry.Section.File, s.Span(), "this line sets %s%s", name, value)
		}
	}
}

// driver says which service drives the device, and what bears witness of it.
func (r *reasoning) driver() {
	services := 0
	for _, s := range r.row.Object.Install.Services() {
		if s.Flags&inf.SvcAssoc == 0 {
			continue
		}
		services++
		binary := "its program is not known"
		if s.Binary != "" {
			binary = "its program is " + printable.ShortName(s.Binary)
		}
		r.entry("driver", s.Entry, "the service %s drives the device; %s", printable.ShortName(s.Name), binary)
	}
	switch d := r.row.Object.Driver; {
	case services == 0:
		r.say("driver", "the file sets up no service that drives the device")
	case d.Empty():
		r.say("driver", "no driver file, project or source of it is at hand")
	default:
		r.witnesses(d)
	}
}

// witnesses names the files that say something about a driver, and the calls in them that
// make devices.
func (r *reasoning) witnesses(d *evidence.Driver) {
	for _, b := range d.Binaries {
		built := "the driver for " + b.Machine.String()
		if b.Framework != nil {
			built += ", bound to " + b.Framework.String()
		}
		r.in("driver", b.Path, "", "%s", built)
		for i := range b.Doors {
			at, _ := b.Doors[i].At.Get()
			r.in("call", b.Path, fmt.Sprintf("%#x", at), "%s makes a device", b.Doors[i].Call)
		}
	}
	if s := d.Source; s != nil {
		r.in("driver", s.Path, "", "the project that makes it; %s of source read", printable.Plural(len(s.Files), "file"))
		for i := range s.Doors {
			door := &s.Doors[i]
			r.in("call", door.Place.File, fmt.Sprintf("%d:%d", door.Place.Line, door.Place.Column), "%s makes a %v", door.Call, door.Kind)
		}
	}
	if words := sumOfCodes(d.Codes()); words != "" {
		r.in("control codes", d.Source.Path, "", "%s", words)
	}
	for _, u := range d.Unread {
		r.in("driver", u.Path, "", "this file says nothing: it %s", u.Why)
	}
}

// door says where the driver makes what a row is about.
func (r *reasoning) door() {
	door := r.row.Door
	r.in("call", door.Path, door.At, "%s makes it", door.Call)
	switch {
	case door.SDDL.State == evidence.Given:
		at := door.At
		if s := door.Source; s != nil && s.SDDLPlace.Line > 0 {
			at = fmt.Sprintf("%d:%d", s.SDDLPlace.Line, s.SDDLPlace.Column)
		}
		r.in("descriptor", door.Path, at, "the code passes the descriptor %s", printable.Shorten(door.SDDL.Value, maxShown))
	case door.Default:
		r.in("descriptor", door.Path, door.At, "the code passes the descriptor that FltBuildDefaultSecurityDescriptor builds")
	case door.SDDL.State == evidence.Null:
		r.in("descriptor", door.Path, door.At, "the code passes no descriptor")
	}
	if door.Other.Path != "" {
		r.in("descriptor", door.Other.Path, "", "this file says otherwise")
	}
}

// end says what follows.
func (r *reasoning) end() {
	if !r.row.Known() {
		if why := r.row.Reason(); why != "" {
			r.say("default", "who may open it is not known: %s", why)
		}
	}
	if text := namespace(r.row); text != "" {
		r.say("names below", "%s", text)
	}
}
