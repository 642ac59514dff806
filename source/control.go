package source

import "strings"

// A ControlCode is a CTL_CODE that the target defines.
type ControlCode struct {
	Name  string
	Place Place
	// DeviceType, Function, Method and Access are the arguments; Value is the code.
	DeviceType, Function, Method, Access, Value Maybe[uint32]
	// Condition is the #if that the definition stands under, or empty.
	Condition string
	// Handled are the places where a case, == or != compares something with the code. A code
	// that the target only defines often comes from a header that others share.
	Handled []Place
	// Listed says that a list in braces has the code, as a table of handlers does.
	Listed bool
}

// controlCode reads the four arguments of CTL_CODE.
func (n *names) controlCode(u *unit, arguments [][]item) ControlCode {
	c := ControlCode{
		DeviceType: n.constant(u, arguments[0]),
		Function:   n.constant(u, arguments[1]),
		Method:     n.constant(u, arguments[2]),
		Access:     n.constant(u, arguments[3]),
	}
	if !n.kitCode() {
		c.Value = unknown[uint32](Ambiguous)
		c.Access, c.Method = c.Value, c.Value
		return c
	}
	for _, part := range []Maybe[uint32]{c.DeviceType, c.Function, c.Method, c.Access} {
		if !part.known {
			c.Value = unknown[uint32](part.why)
			return c
		}
	}
	// The macro of the kit shifts and ors without a mask. Arguments that do not fit their
	// fields would run into each other.
	if c.DeviceType.value > 0xFFFF || c.Function.value > 0xFFF || c.Method.value > 3 || c.Access.value > 3 {
		c.Value = unknown[uint32](RunTime)
		c.Access, c.Method = c.Value, c.Value
		return c
	}
	c.Value = known(c.DeviceType.value<<16 | c.Access.value<<14 | c.Function.value<<2 | c.Method.value)
	return c
}

// kitCode reports whether CTL_CODE is that of the kit: not defined by the target, or as
// the kit does.
func (n *names) kitCode() bool {
	const kit = "(DeviceType,Function,Method,Access)(((DeviceType)<<16)|((Access)<<14)|((Function)<<2)|(Method))"
	for _, d := range n.macros["CTL_CODE"] {
		if len(d.body) > len(kit) || joined(d.unit, d.body) != kit {
			return false
		}
	}
	return true
}

// codes lists the control codes that the macros of the target define, with what handles
// them.
func (r *reader) codes() []ControlCode {
	var found []ControlCode
	index := map[string][]int{}
	add := func(c ControlCode) {
		index[c.Name] = append(index[c.Name], len(found))
		found = append(found, c)
	}
	for _, u := range r.units {
		for i := range u.macros {
			if c, ok := r.macroCode(u, &u.macros[i]); ok {
				add(c)
			}
		}
		r.constantCodes(u, add)
	}
	// A name with several meanings has no value.
	for name, at := range index {
		if !r.same(name, found, at) {
			for _, i := range at {
				found[i].Access, found[i].Method = unknown[uint32](Ambiguous), unknown[uint32](Ambiguous)
				found[i].Value = unknown[uint32](Ambiguous)
			}
		}
	}
	return r.handlers(found, index)
}

// same reports whether the definitions of a code agree.
func (r *reader) same(name string, found []ControlCode, at []int) bool {
	if len(at) == 1 {
		return len(r.macros[name]) <= 1
	}
	for _, i := range at[1:] {
		if found[i].Value != found[at[0]].Value || found[i].Access != found[at[0]].Access {
			return false
		}
	}
	return len(r.macros[name]) <= len(at)
}

// macroCode reads #define NAME CTL_CODE(…), also in parentheses.
func (r *reader) macroCode(u *unit, m *macro) (ControlCode, bool) {
	body := withoutCast(u, m.body)
	for len(body) > 2 && u.of(body[0]) == "(" && u.of(body[len(body)-1]) == ")" {
		body = body[1 : len(body)-1]
	}
	if m.function || m.undefined || len(body) < 3 || u.of(body[0]) != "CTL_CODE" || u.of(body[1]) != "(" ||
		u.of(body[len(body)-1]) != ")" {
		return ControlCode{}, false
	}
	return r.code(u, m.name, m.where, body[2:len(body)-1])
}

func (r *reader) code(u *unit, name string, at item, inner []item) (ControlCode, bool) {
	arguments := split(u, inner)
	if len(arguments) != 4 {
		return ControlCode{}, false
	}
	c := r.controlCode(u, arguments)
	c.Name, c.Place, c.Condition = name, u.place(at, at), u.conditions[at.condition]
	if at.condition != 0 {
		c.Value = unknown[uint32](Conditional)
		c.Access, c.Method = c.Value, c.Value
	}
	return c, true
}

// constantCodes reads NAME = CTL_CODE(…), as in an enumeration or a constant.
func (r *reader) constantCodes(u *unit, add func(ControlCode)) {
	for i := 2; i+1 < len(u.items); i++ {
		if u.at(i) != "CTL_CODE" || u.punctuator(i+1) != '(' || u.partner[i+1] < 0 || u.punctuator(i-1) != '=' ||
			u.items[i-2].Kind != Identifier {
			continue
		}
		if c, ok := r.code(u, u.at(i-2), u.items[i-2], u.items[i+2:u.partner[i+1]]); ok {
			add(c)
		}
	}
}

// handlers finds the comparisons with each code, and the lists that have it. A code of a
// header that was not read has no definition, and so no value.
func (r *reader) handlers(found []ControlCode, index map[string][]int) []ControlCode {
	handled, listed := map[string][]Place{}, map[string]bool{}
	for _, u := range r.units {
		for i := range u.items {
			if u.items[i].Kind != Identifier {
				continue
			}
			compared := u.compared(i)
			if !compared && !u.listed(i) {
				continue
			}
			name := u.at(i)
			if len(index[name]) == 0 {
				if !strings.HasPrefix(name, "IOCTL_") && !strings.HasPrefix(name, "FSCTL_") {
					continue
				}
				index[name] = []int{len(found)}
				found = append(found, r.undefinedCode(u, i, name))
			}
			if compared {
				handled[name] = append(handled[name], u.place(u.items[i], u.items[i]))
			} else {
				listed[name] = true
			}
		}
	}
	for i := range found {
		found[i].Handled, found[i].Listed = handled[found[i].Name], listed[found[i].Name]
	}
	return found
}

// compared reports whether a function compares something with a name.
func (u *unit) compared(i int) bool {
	if u.items[i].block == 0 {
		return false
	}
	before, after := u.at(i-1), u.at(i+1)
	return before == "case" || before == "==" || before == "!=" || after == "==" || after == "!="
}

// listed reports whether a name stands as a value in a list in braces.
func (u *unit) listed(i int) bool {
	if u.inside[i] >= 0 {
		return false
	}
	before, after := u.at(i-1), u.at(i+1)
	return (before == "{" || before == "," || before == "=") && (after == "," || after == "}")
}

// undefinedCode is a code that the target names as a value, and does not define as CTL_CODE.
// Its name says that it is one.
func (r *reader) undefinedCode(u *unit, i int, name string) ControlCode {
	why := unknown[uint32](Undefined)
	if len(r.macros[name]) > 0 {
		why = unknown[uint32](InMacro)
	}
	return ControlCode{
		Name: name, Place: u.place(u.items[i], u.items[i]),
		DeviceType: why, Function: why, Method: why, Access: why, Value: why,
	}
}
