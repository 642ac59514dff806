package source

import "strings"

// A Call is one place in the code that calls a function of the table in call_table.go.
type Call struct {
	Name      string // of the function that is called
	Place     Place  // from the name to the closing parenthesis
	Function  string // that the call stands in
	Condition string // the #if that the call stands under, or empty
	Arguments []Argument

	unit  *unit
	index int // of the name, among the items
	site  item
}

// An Argument is one argument of a call. Number or String is read where the call takes
// one, and unknown elsewhere.
type Argument struct {
	Text   string // as it is written, cut at 200 bytes
	Place  Place
	Number Maybe[uint32]
	String Maybe[Text]

	items []item
}

// longestArgument is how much of an argument's text is kept, in bytes.
const longestArgument = 200

// split divides the items between two parentheses at the commas. It has nil if the
// parentheses within do not match.
func split(u *unit, items []item) [][]item {
	if len(items) == 0 {
		return [][]item{}
	}
	var parts [][]item
	depth, start := 0, 0
	for i, it := range items {
		if it.Kind != Punctuator {
			continue
		}
		switch it.In(u.text) {
		case "(", "[", "{":
			depth++
		case ")", "]", "}":
			if depth--; depth < 0 {
				return nil
			}
		case ",":
			if depth == 0 {
				parts = append(parts, items[start:i])
				start = i + 1
			}
		}
	}
	if depth != 0 {
		return nil
	}
	return append(parts, items[start:])
}

// findCalls lists the calls of a file, without values.
func (r *reader) findCalls(u *unit) {
	for i := range u.items {
		if u.items[i].Kind != Identifier {
			continue
		}
		name := u.of(u.items[i])
		if _, isCall := calls[name]; !isCall || r.shadowed[name] || !u.isCall(i) {
			continue
		}
		last := int(u.partner[i+1])
		arguments := split(u, u.items[i+2:last])
		if len(arguments) != calls[name].arguments {
			continue
		}
		c := Call{
			Name: name, Place: u.place(u.items[i], u.items[last]), unit: u, index: i, site: u.items[i],
			Function: u.functions[u.functionOf(i)].name, Condition: u.conditions[u.items[i].condition],
		}
		for _, items := range arguments {
			c.Arguments = append(c.Arguments, u.argument(items))
		}
		r.facts.Calls = append(r.facts.Calls, c)
	}
}

func (u *unit) functionOf(i int) int32 { return u.blocks[u.items[i].block].function }

// isCall reports whether a name is that of a function which is called here, rather than
// declared, defined or a member of something.
func (u *unit) isCall(i int) bool {
	if u.punctuator(i+1) != '(' || u.partner[i+1] < 0 || u.items[i].block == 0 {
		return false
	}
	switch u.at(i - 1) {
	case ".", "->":
		return false
	case "::":
		return i < 2 || u.items[i-2].Kind != Identifier
	}
	return u.punctuator(int(u.partner[i+1])+1) != '{'
}

func (u *unit) argument(items []item) Argument {
	if len(items) == 0 {
		return Argument{}
	}
	first, last := items[0], items[len(items)-1]
	text := u.text[first.Start:last.End]
	if len(text) > longestArgument {
		text = text[:longestArgument]
	}
	return Argument{Text: strings.ToValidUTF8(text, ""), Place: u.place(first, last), items: items}
}

// values reads the arguments of a call.
func (r *reader) values(c *Call) {
	for at, kind := range calls[c.Name].read {
		a := &c.Arguments[at]
		conditional := c.Condition != "" || hasCondition(a.items)
		switch {
		case conditional && kind == number32:
			a.Number = unknown[uint32](Conditional)
		case kind == number32:
			a.Number = r.constant(c.unit, a.items)
		case conditional:
			a.String = unknown[Text](Conditional)
		default:
			a.String = r.stringAt(c.unit, c.unit.functionOf(c.index), a.items)
		}
	}
}

func hasCondition(items []item) bool {
	for _, it := range items {
		if it.condition != 0 {
			return true
		}
	}
	return false
}
