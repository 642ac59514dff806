package source

import "strings"

// A use names a variable in a function of a file.
type use struct {
	unit     *unit
	function int32
	name     string
}

// usesIn has where one function uses a variable, or the code outside of functions.
type usesIn struct {
	unit  *unit
	items []int32
}

// collect finds all uses of the variables that the calls are given.
func (r *reader) collect() {
	wanted := map[string]bool{}
	for _, c := range r.facts.Calls {
		for _, a := range c.Arguments {
			for _, it := range a.items {
				if it.Kind == Identifier {
					r.want(wanted, c.unit.of(it))
				}
			}
		}
	}
	for _, u := range r.units {
		for i := range u.items {
			if u.items[i].Kind == Identifier && u.callee(i) == "InitializeObjectAttributes" {
				r.want(wanted, u.of(u.items[i]))
			}
		}
	}
	for _, u := range r.units {
		for i := range u.items {
			if u.items[i].Kind != Identifier {
				continue
			}
			if name := u.of(u.items[i]); wanted[name] {
				k := use{u, u.functionOf(i), name}
				if len(r.uses[k]) == 0 {
					r.order = append(r.order, k)
				}
				r.uses[k] = append(r.uses[k], int32(i))
			}
		}
	}
	for _, k := range r.order {
		r.share(k)
	}
}

// want notes a name, and those that it is an alias of.
func (r *reader) want(wanted map[string]bool, name string) {
	for !wanted[name] {
		wanted[name] = true
		d, _, found := r.definition(name)
		if !found || len(d.body) != 1 || d.body[0].Kind != Identifier {
			return
		}
		name = d.of(d.body[0])
	}
}

// share puts the uses of a function that does not declare the variable to those of the
// whole target.
func (r *reader) share(k use) {
	uses := r.uses[k]
	if k.function != 0 && k.unit.declares(uses) {
		r.local[k] = true
		return
	}
	r.outer[k.name] = append(r.outer[k.name], usesIn{k.unit, uses})
}

// declares reports whether one of the uses declares the variable.
func (u *unit) declares(uses []int32) bool {
	for _, i := range uses {
		if u.declaration(int(i)) {
			return true
		}
	}
	return false
}

// declaration reports whether a name is declared here, as a variable or by a macro of the
// kit.
func (u *unit) declaration(i int) bool {
	switch {
	case isDeclarator(u.callee(i)) && u.punctuator(i-1) == '(':
		return true
	case u.at(i-1) == "UNICODE_STRING":
		return true
	case u.punctuator(i-1) == ',' && u.inside[i] < 0:
		return true // the second of UNICODE_STRING a, b; or of an initializer
	}
	return false
}

func isDeclarator(callee string) bool {
	switch callee {
	case "DECLARE_CONST_UNICODE_STRING", "DECLARE_GLOBAL_CONST_UNICODE_STRING", "DECLARE_UNICODE_STRING_SIZE":
		return true
	}
	return false
}

// callee is the name before the parenthesis that an item stands in, or empty.
func (u *unit) callee(i int) string {
	open := int(u.inside[i])
	if open < 1 || u.items[open-1].Kind != Identifier {
		return ""
	}
	return u.at(open - 1)
}

// assignments lists the values that the uses give a variable. A use that may change it in
// a way that is not read gives an unknown one.
func (r *reader) assignments(u *unit, uses []int32) []Maybe[Text] {
	var values []Maybe[Text]
	for _, at := range uses {
		i := int(at)
		v, assigns := r.assignment(u, i)
		switch {
		case !assigns:
		case u.items[i].condition != 0:
			values = append(values, unknown[Text](Conditional))
		default:
			values = append(values, v)
		}
	}
	return values
}

func (r *reader) assignment(u *unit, i int) (value Maybe[Text], assigns bool) {
	callee := u.callee(i)
	switch {
	case isDeclarator(callee) && u.punctuator(i-1) == '(',
		isInit(callee) && u.at(i-1) == "&" && u.punctuator(i-2) == '(':
		arguments := split(u, u.items[u.inside[i]+1:max(u.inside[i]+1, u.partner[u.inside[i]])])
		if len(arguments) != 2 {
			return unknown[Text](RunTime), true
		}
		return r.literal(u, arguments[1], 0), true
	case u.at(i-1) == "UNICODE_STRING" || u.declaration(i):
		return r.initializer(u, i)
	case u.punctuator(i+1) == '.':
		return unknown[Text](RunTime), u.assigned(i+3) || !reads(callee) && callee != ""
	case u.punctuator(i-1) == '&' && reads(callee):
		return Maybe[Text]{}, false
	}
	return unknown[Text](RunTime), true
}

func isInit(callee string) bool {
	return callee == "RtlInitUnicodeString" || callee == "RtlUnicodeStringInit"
}

// assigned reports whether an operator that stands here assigns.
func (u *unit) assigned(i int) bool {
	text := u.at(i)
	return strings.HasSuffix(text, "=") && text != "==" && text != "!=" && text != "<=" && text != ">=" ||
		text == "++" || text == "--"
}

// initializer reads what follows a declared name.
func (r *reader) initializer(u *unit, i int) (value Maybe[Text], assigns bool) {
	if u.punctuator(i+1) != '=' {
		return Maybe[Text]{}, false
	}
	if name := u.at(i + 2); name == "RTL_CONSTANT_STRING" && u.punctuator(i+3) == '(' && u.partner[i+3] > 0 {
		return r.literal(u, u.items[i+4:u.partner[i+3]], 0), true
	}
	// An empty initializer leaves the value to what follows.
	if u.punctuator(i+2) == '{' && (u.punctuator(i+3) == '}' || isNull(u.at(i+3)) && u.punctuator(i+4) == '}') {
		return Maybe[Text]{}, false
	}
	return unknown[Text](RunTime), true
}

// reads reports whether a function that is given a string only reads it.
func reads(callee string) bool {
	if _, isCall := calls[callee]; isCall {
		return true
	}
	switch callee {
	case "InitializeObjectAttributes", "IoDeleteSymbolicLink", "IoCreateUnprotectedSymbolicLink", "DbgPrint",
		"DbgPrintEx", "KdPrint", "sizeof", "UNREFERENCED_PARAMETER", "ObReferenceObjectByName",
		"IoGetDeviceObjectPointer", "RtlCompareUnicodeString", "RtlEqualUnicodeString":
		return true
	}
	return strings.HasPrefix(callee, "Trace")
}
