package source

import (
	"fmt"
	"slices"
)

// A File is one file of a target, with its decoded text (see [Decode]).
type File struct {
	Name, Text string
}

// Facts is what the files of a target say.
type Facts struct {
	// Doors are what user mode may open.
	Doors []Door
	// Calls are all calls that are read, in the order of the files.
	Calls []Call
	// Codes are the control codes that the target defines or handles.
	Codes []ControlCode
	// Hidden are calls that stand in the body of a macro. Where it is used is not followed,
	// so that the doors are incomplete if one of them makes a door.
	Hidden []Hidden
	// Shadowed are functions of the kit that the target defines itself. Calls of them are not
	// read.
	Shadowed []string
	// Unread are files that were not read, or not whole, each with the reason.
	Unread []Unread
	// FlagsNamed says that code names the characteristics of a device object, as in
	// device->Characteristics |= lower->Characteristics. It may change what a call passed.
	FlagsNamed bool
}

// Hidden is a call in the body of a macro.
type Hidden struct {
	Name  string // of the function
	Macro string
	Place Place // of the macro
}

// Unread is a file that was not read, or not whole.
type Unread struct {
	Name, Why string
}

// Bounds of what [Read] takes. The samples of the kit have no file over 1 MiB.
const (
	MaxFile  = 8 << 20  // bytes of one file
	MaxTotal = 64 << 20 // bytes of all files together
)

// Read reads the files of one target: its sources, and the headers that they include as
// far as they are at hand. Its cost is linear in their size.
func Read(files []File) *Facts {
	r := &reader{
		facts:    &Facts{},
		uses:     map[use][]int32{},
		outer:    map[string][]usesIn{},
		strings:  map[use]Maybe[Text]{},
		local:    map[use]bool{},
		literals: map[string]Maybe[Text]{},
	}
	total := 0
	for _, f := range files {
		switch {
		case len(f.Text) > MaxFile:
			r.unread(f.Name, fmt.Sprintf("longer than %d MiB", MaxFile>>20))
		case total+len(f.Text) > MaxTotal:
			r.unread(f.Name, fmt.Sprintf("the files together are longer than %d MiB", MaxTotal>>20))
		default:
			total += len(f.Text)
			u := newUnit(f.Name, f.Text)
			r.units = append(r.units, u)
			if u.deep {
				r.unread(f.Name, fmt.Sprintf("calls in more than %d parentheses are not read", deepestParenthesis))
			}
		}
	}
	r.names = namesOf(r.units)
	for _, u := range r.units {
		r.findCalls(u)
		r.hidden(u)
		r.facts.FlagsNamed = r.facts.FlagsNamed || u.namesFlags()
	}
	for name := range calls {
		if r.shadowed[name] {
			r.facts.Shadowed = append(r.facts.Shadowed, name)
		}
	}
	slices.Sort(r.facts.Shadowed)
	r.collect()
	for i := range r.facts.Calls {
		r.values(&r.facts.Calls[i])
	}
	r.filters = r.facts.Has("WdfFdoInitSetFilter")
	r.doors()
	r.facts.Codes = r.codes()
	r.release()
	return r.facts
}

// release lets go of the tokens, which take several times the room of the texts.
func (r *reader) release() {
	for i := range r.facts.Calls {
		c := &r.facts.Calls[i]
		c.unit = nil
		for j := range c.Arguments {
			c.Arguments[j].items = nil
		}
	}
}

// Has reports whether a call of the function is among those that were read, or hidden in
// a macro, whatever it stands under. That it has none says nothing about files that were
// not read.
func (f *Facts) Has(name string) bool {
	return slices.ContainsFunc(f.Calls, func(c Call) bool { return c.Name == name }) ||
		slices.ContainsFunc(f.Hidden, func(h Hidden) bool { return h.Name == name })
}

// A reader has what is known of a target while it is read.
type reader struct {
	*names
	units []*unit
	facts *Facts
	uses  map[use][]int32
	// order has the keys of uses as they were found.
	order []use
	// outer has, for each variable, its uses where it is not declared in the function.
	outer   map[string][]usesIn
	strings map[use]Maybe[Text]
	// local has the variables that their function declares.
	local map[use]bool
	// literals has what macros say.
	literals map[string]Maybe[Text]
	// filters says that a call makes the driver a filter.
	filters bool
	// callees has the names that the target calls, once asked for.
	callees map[string]bool
}

func (r *reader) unread(name, why string) {
	r.facts.Unread = append(r.facts.Unread, Unread{name, why})
}

// hidden lists the calls in the bodies of macros.
func (r *reader) hidden(u *unit) {
	for _, m := range u.macros {
		for i := 0; i+1 < len(m.body); i++ {
			name := u.of(m.body[i])
			if _, isCall := calls[name]; isCall && u.of(m.body[i+1]) == "(" {
				r.facts.Hidden = append(r.facts.Hidden, Hidden{name, m.name, u.place(m.where, m.where)})
			}
		}
	}
}
