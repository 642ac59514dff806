package source

import "strings"

// A unit is one file: its tokens without space and comments, what conditions they stand
// under, and its macros.
type unit struct {
	name, text string
	ruler      ruler
	items      []item
	// partner has, for each parenthesis, the item that closes or opens it, or -1.
	partner []int32
	// inside has, for each item, the parenthesis that it stands in, or -1.
	inside    []int32
	blocks    []block
	functions []function
	marks     []mark
	deep      bool // parentheses nest deeper than deepestParenthesis
	macros    []macro
	// conditions has the text of each #if that items point to. The first is none.
	conditions []string
}

// An item is a token that the compiler sees, or would if the #if around it holds.
type item struct {
	Token
	condition int32 // of unit.conditions; 0 where the code is always compiled
	block     int32 // of unit.blocks; 0 outside of functions
}

// A macro is one #define.
type macro struct {
	name      string
	where     item   // the name
	body      []item // tokens, for a macro without parameters
	function  bool   // it has parameters
	undefined bool   // it is an #undef
}

func (u *unit) at(i int) string {
	if i < 0 || i >= len(u.items) {
		return ""
	}
	return u.of(u.items[i])
}

func (u *unit) of(it item) string { return withoutSplices(it.In(u.text)) }

func (u *unit) place(first, last item) Place {
	return u.ruler.place(u.name, first.Start, last.End)
}

func newUnit(name, text string) *unit {
	u := &unit{name: name, text: text, ruler: rulerOf(text), conditions: []string{""}}
	u.read()
	u.pair()
	u.structure()
	return u
}

// read splits the text into code and directives.
func (u *unit) read() {
	u.items = make([]item, 0, len(u.text)/8)
	var c conditional
	var directive []item
	fresh, inside := true, false
	for t := range Lex(u.text) {
		switch {
		case t.Kind == Newline:
			if inside {
				u.directive(directive, &c)
			}
			directive, fresh, inside = directive[:0], true, false
		case t.Kind == Space || t.Kind == Comment:
		case fresh && t.Kind == Punctuator && t.In(u.text) == "#":
			fresh, inside = false, true
		default:
			fresh = false
			it := item{Token: t, condition: c.current()}
			if inside {
				directive = append(directive, it)
			} else {
				c.codeSeen = true
				if !c.dead() {
					u.items = append(u.items, it)
				}
			}
		}
	}
	if inside {
		u.directive(directive, &c)
	}
}

// directive reads one line that begins with #, without the #.
func (u *unit) directive(line []item, c *conditional) {
	if len(line) == 0 {
		return
	}
	word := u.of(line[0])
	switch word {
	case "if", "ifdef", "ifndef":
		u.mark(markIf)
		c.open(u, word, line[1:])
	case "elif", "elifdef", "elifndef", "else":
		u.mark(markElse)
		c.turn(u, word, line[1:])
	case "endif":
		u.mark(markEnd)
		c.close()
	case "define", "undef":
		if len(line) > 1 && !c.dead() {
			u.define(word, line[1:], c)
		}
	}
	c.directives++
}

// define keeps a #define or #undef; line begins with the name.
func (u *unit) define(word string, line []item, c *conditional) {
	m := macro{name: u.of(line[0]), where: line[0], undefined: word == "undef"}
	m.where.condition = c.current()
	if c.guards(m.name) {
		return
	}
	body := line[1:]
	// Only without a space between them does the parenthesis begin parameters.
	if len(body) > 0 && body[0].Start == line[0].End && u.of(body[0]) == "(" {
		m.function = true
	}
	m.body = append([]item(nil), body...)
	u.macros = append(u.macros, m)
}

// Includes lists the files that a text includes in quotes, as it writes them, also those
// under a condition.
func Includes(text string) []string {
	u := &unit{text: text, conditions: []string{""}}
	var found []string
	var line []item
	keep := func() {
		if len(line) >= 3 && u.of(line[0]) == "#" && u.of(line[1]) == "include" && line[2].Kind == String {
			found = append(found, strings.Trim(u.of(line[2]), `"`))
		}
		line = line[:0]
	}
	for t := range Lex(text) {
		switch {
		case t.Kind == Newline:
			keep()
		case t.Kind != Space && t.Kind != Comment && len(line) < 3:
			line = append(line, item{Token: t})
		}
	}
	keep()
	return found
}

// deepestParenthesis is how far parentheses may nest.
const deepestParenthesis = 50

// pair finds the partner of each parenthesis. Those without one, or too deep, have -1.
func (u *unit) pair() {
	u.partner, u.inside = make([]int32, len(u.items)), make([]int32, len(u.items))
	var open []int32
	excess := 0
	for i := range u.items {
		u.partner[i], u.inside[i] = -1, -1
		if n := len(open); n > 0 {
			u.inside[i] = open[n-1]
		}
		switch u.punctuator(i) {
		case '(':
			if len(open) == deepestParenthesis {
				u.deep, excess = true, excess+1
				continue
			}
			open = append(open, int32(i))
		case ')':
			if excess > 0 {
				excess--
			} else if n := len(open); n > 0 {
				u.partner[i], u.partner[open[n-1]] = open[n-1], int32(i)
				open = open[:n-1]
			}
		case '{', '}':
			open, excess = open[:0], 0 // a call does not reach over a block
		}
	}
}

// punctuator has the byte of an operator of one byte, or 0.
func (u *unit) punctuator(i int) byte {
	if i < 0 || i >= len(u.items) || u.items[i].Kind != Punctuator || u.items[i].End-u.items[i].Start != 1 {
		return 0
	}
	return u.text[u.items[i].Start]
}
