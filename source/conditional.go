package source

import "strings"

// A conditional follows #if to #endif. It decides what needs no names: #if 0, #if 1, and
// the guard that keeps a header from being read twice. All else is unknown.
type conditional struct {
	stack      []branch
	directives int  // that were read
	codeSeen   bool // before the directive at hand
	deep       int  // branches that do not fit the stack
	deepInner  int32
}

// deepest is how far #if may nest. What lies deeper stands under the condition above.
const deepest = 200

// A branch is an #if that is open.
type branch struct {
	dead    bool   // the part at hand is never compiled
	decided bool   // #if 0 or #if 1
	taken   bool   // a part that is always compiled is behind or at hand
	outer   int32  // the condition around
	inner   int32  // the condition of the part at hand
	guard   string // the name that an #ifndef tests which may be a guard
}

// current is the condition of code at hand, of unit.conditions.
func (c *conditional) current() int32 {
	if c.deep > 0 {
		return c.deepInner
	}
	if len(c.stack) == 0 {
		return 0
	}
	return c.stack[len(c.stack)-1].inner
}

// guards reports whether the #define at hand makes the #ifndef before it a guard, whose
// content is always compiled.
func (c *conditional) guards(name string) bool {
	if c.directives != 1 || len(c.stack) != 1 || c.stack[0].guard != name {
		return false
	}
	c.stack[0].inner = c.stack[0].outer
	return true
}

func (c *conditional) dead() bool { return len(c.stack) > 0 && c.stack[len(c.stack)-1].dead }

func (c *conditional) open(u *unit, word string, line []item) {
	if len(c.stack) == deepest {
		if c.deep++; c.deep == 1 {
			c.deepInner = u.condition(c.stack[deepest-1].inner, word, line)
		}
		return
	}
	b := branch{outer: c.current(), inner: c.current(), dead: c.dead()}
	text := ""
	if len(line) > 0 {
		text = u.of(line[0])
	}
	switch {
	case b.dead:
		b.decided, b.taken = true, true
	case word == "if" && len(line) == 1 && (text == "0" || text == "1"):
		b.decided, b.taken, b.dead = true, text == "1", text == "0"
	default:
		if c.directives == 0 && !c.codeSeen {
			b.guard = guardName(u, word, line)
		}
		b.inner = u.condition(b.outer, word, line)
	}
	c.stack = append(c.stack, b)
}

// guardName has the name that a guard of a header would test: #ifndef NAME, or
// #if !defined(NAME).
func guardName(u *unit, word string, line []item) string {
	var words []string
	for _, it := range line[:min(len(line), 6)] {
		words = append(words, u.of(it))
	}
	text := strings.Join(words, " ")
	switch {
	case word == "ifndef" && len(words) == 1:
		return words[0]
	case word == "if" && len(words) == 5 && strings.HasPrefix(text, "! defined ( "):
		return words[3]
	case word == "if" && len(words) == 3 && strings.HasPrefix(text, "! defined "):
		return words[2]
	}
	return ""
}

// turn goes to the next part of the innermost #if.
func (c *conditional) turn(u *unit, word string, line []item) {
	if len(c.stack) == 0 || c.deep > 0 {
		return
	}
	b := &c.stack[len(c.stack)-1]
	switch {
	case b.taken:
		b.dead = true
	case b.decided && word == "else":
		b.dead, b.taken = false, true
	default:
		b.dead, b.decided = false, false
		b.inner = u.condition(b.outer, word, line)
	}
}

func (c *conditional) close() {
	if c.deep > 0 {
		c.deep--
	} else if len(c.stack) > 0 {
		c.stack = c.stack[:len(c.stack)-1]
	}
}

// longestCondition is how much of a condition's text is kept, in bytes.
const longestCondition = 200

// condition keeps the text of an #if below another, and returns its number.
func (u *unit) condition(outer int32, word string, line []item) int32 {
	text := "#" + word
	if len(line) > 0 {
		text += " " + u.text[line[0].Start:line[len(line)-1].End]
	}
	if outer != 0 {
		text = u.conditions[outer] + ", " + text
	}
	if len(text) > longestCondition {
		text = text[:longestCondition]
	}
	u.conditions = append(u.conditions, strings.ToValidUTF8(text, ""))
	return int32(len(u.conditions) - 1)
}
