package source

import (
	"strings"

	"github.com/inflint/inflint/sddl"
)

// stringAt works out what a pointer to a UNICODE_STRING points to: NULL, or a variable
// that has only one value.
func (r *reader) stringAt(u *unit, function int32, items []item) Maybe[Text] {
	for range deepestExpression {
		items = withoutCast(u, items)
		switch {
		case len(items) == 1 && isNull(u.of(items[0])):
			return known(Text{Null: true})
		case len(items) == 2 && u.of(items[0]) == "&" && items[1].Kind == Identifier:
			return r.variable(u, function, u.of(items[1]))
		case len(items) == 1 && items[0].Kind == Identifier:
			d, _, found := r.definition(u.of(items[0]))
			if !found {
				return unknown[Text](RunTime)
			}
			u, items = d.unit, d.body
		default:
			return unknown[Text](RunTime)
		}
	}
	return unknown[Text](RunTime)
}

func isNull(text string) bool { return text == "NULL" || text == "nullptr" || text == "0" }

// withoutCast drops parentheses around everything, and casts as (PUNICODE_STRING).
func withoutCast(u *unit, items []item) []item {
	for len(items) > 2 && u.of(items[0]) == "(" {
		switch {
		case items[1].Kind == Identifier && u.of(items[2]) == ")" && len(items) > 3:
			items = items[3:]
		case len(items) > 4 && items[1].Kind == Identifier && u.of(items[2]) == "*" && u.of(items[3]) == ")":
			items = items[4:]
		case u.of(items[len(items)-1]) == ")" && !strings.Contains(joined(u, items[1:len(items)-1]), ")"):
			items = items[1 : len(items)-1]
		default:
			return items
		}
	}
	return items
}

func joined(u *unit, items []item) string {
	var b strings.Builder
	for _, it := range items {
		b.WriteString(u.of(it))
	}
	return b.String()
}

// literal works out adjacent string literals, and names that are defined as such.
func (r *reader) literal(u *unit, items []item, depth int) Maybe[Text] {
	items = withoutCast(u, items)
	if len(items) == 0 || depth > deepestExpression || hasCondition(items) {
		return unknown[Text](RunTime)
	}
	var b strings.Builder
	for _, it := range items {
		switch it.Kind {
		case String:
			s, ok := stringValue(u.of(it))
			if !ok {
				return unknown[Text](RunTime)
			}
			b.WriteString(s)
		case Identifier:
			d, why, found := r.definition(u.of(it))
			if !found {
				return unknown[Text](why)
			}
			s := r.macroLiteral(u.of(it), d, depth+1)
			if !s.known {
				return s
			}
			b.WriteString(s.value.Value)
		default:
			return unknown[Text](RunTime)
		}
		if b.Len() > longestString {
			return unknown[Text](RunTime)
		}
	}
	return known(Text{Value: b.String()})
}

// longestString is the longest value that is kept, in bytes.
const longestString = 4096

// macroLiteral works out what a macro says, once.
func (r *reader) macroLiteral(name string, d definition, depth int) Maybe[Text] {
	s, found := r.literals[name]
	if !found {
		s = r.literal(d.unit, d.body, depth)
		r.literals[name] = s
	}
	return s
}

// variable works out the value of a UNICODE_STRING variable.
func (r *reader) variable(u *unit, function int32, name string) Maybe[Text] {
	if d, why, found := r.definition(name); found {
		return r.aliased(d)
	} else if why != Undefined {
		return unknown[Text](why)
	}
	key := use{u, function, name}
	uses := r.uses[key]
	if !r.local[key] {
		key, uses = use{name: name}, nil
	}
	if v, found := r.strings[key]; found {
		return v
	}
	r.strings[key] = unknown[Text](RunTime)
	v := r.work(u, name, uses)
	r.strings[key] = v
	return v
}

// aliased follows #define A B where &A is passed.
func (r *reader) aliased(d definition) Maybe[Text] {
	for range deepestExpression {
		if len(d.body) != 1 || d.body[0].Kind != Identifier {
			return unknown[Text](RunTime)
		}
		name := d.of(d.body[0])
		next, why, found := r.definition(name)
		switch {
		case found:
			d = next
		case why == Undefined:
			return r.variable(d.unit, 0, name)
		default:
			return unknown[Text](why)
		}
	}
	return unknown[Text](RunTime)
}

// work takes the values from the uses of a variable in its function, or from all of the
// target.
func (r *reader) work(u *unit, name string, local []int32) Maybe[Text] {
	var values []Maybe[Text]
	if local != nil {
		values = r.assignments(u, local)
	} else {
		for _, at := range r.outer[name] {
			values = append(values, r.assignments(at.unit, at.items)...)
		}
	}
	if len(values) > 0 {
		return agree(values)
	}
	if c, found := sddl.LookupDeviceConstant(name); found && local == nil {
		return known(Text{Value: c.SDDL})
	}
	return unknown[Text](Undefined)
}
