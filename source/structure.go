package source

// A block is a part of a function that runs as a whole, or not at all: what braces hold,
// the one statement below an if, what stands behind && or a label.
type block struct {
	parent   int32 // 0 for a function's own
	function int32 // of unit.functions
}

// A function is the body of one function. The first of a unit stands for none.
type function struct {
	name string
	// open is the parenthesis of the parameters; first and last are the braces.
	open, first, last int32
	// broken functions have braces that an #if tears apart: which statement belongs to
	// which block is not known.
	broken bool
}

// A mark is a place among the items where a directive stood.
type mark struct {
	at   int
	kind markKind
}

type markKind uint8

const (
	markIf markKind = iota
	markElse
	markEnd
)

func (u *unit) mark(kind markKind) { u.marks = append(u.marks, mark{len(u.items), kind}) }

// covers reports whether whoever comes to block b came through block a.
func (u *unit) covers(a, b int32) bool {
	for ; b != 0; b = u.blocks[b].parent {
		if a == b {
			return true
		}
	}
	return false
}

// structure finds the functions, and the block of each item.
func (u *unit) structure() {
	u.blocks, u.functions = make([]block, 1), make([]function, 1)
	s := structure{unit: u, pending: -1}
	marks := u.marks
	for i := range u.items {
		for len(marks) > 0 && marks[0].at <= i {
			s.directive(marks[0].kind)
			marks = marks[1:]
		}
		s.item(i)
	}
	if s.function != 0 {
		u.functions[s.function].last = int32(len(u.items))
		u.functions[s.function].broken = true
	}
	u.marks = nil
}

type frameKind uint8

const (
	container  frameKind = iota // braces outside of functions
	braces                      // braces in a function, its own too
	statement                   // one statement without braces
	expression                  // what && or ? makes conditional
)

type frame struct {
	kind   frameKind
	block  int32
	base   int32 // the block before any label
	parens int   // for an expression, those around it; else those outside of the frame
}

// deepestFrame is how far blocks may nest.
const deepestFrame = 200

type structure struct {
	*unit
	frames   []frame
	function int32
	parens   int
	pending  int // the item that begins the statement below an if, or -1
	excess   int // braces beyond deepestFrame
	torn     bool
	saved    []saved
	unsaved  int // those beyond deepest
}

// saved is the state at an #if, and at the end of its first part.
type saved struct {
	frames []frame
	parens int
	end    int // frames at the end of the first part, -1 while that is read
	ended  int // parens there
}

// directive puts the state at #else back to that of #if, for the parts are alternatives.
// Parts that end differently tear the function apart.
func (s *structure) directive(kind markKind) {
	n := len(s.saved)
	switch {
	case kind == markIf && n == deepest:
		s.unsaved++
		s.tear()
	case s.unsaved > 0:
		if kind == markEnd {
			s.unsaved--
		}
	case kind == markIf:
		s.saved = append(s.saved, saved{append([]frame(nil), s.frames...), s.parens, -1, 0})
	case n == 0:
	case kind == markElse:
		at := &s.saved[n-1]
		if at.end < 0 {
			at.end, at.ended = len(s.frames), s.parens
		} else if at.end != len(s.frames) || at.ended != s.parens {
			s.tear()
		}
		s.frames, s.parens = append(s.frames[:0], at.frames...), at.parens
	default:
		at := s.saved[n-1]
		s.saved = s.saved[:n-1]
		if at.end < 0 {
			at.end, at.ended = len(at.frames), at.parens
		}
		if at.end != len(s.frames) || at.ended != s.parens {
			s.tear()
		}
	}
}

func (s *structure) tear() {
	s.torn = true
	s.functions[s.function].broken = true
}

func (s *structure) top() *frame {
	if len(s.frames) == 0 {
		return &frame{}
	}
	return &s.frames[len(s.frames)-1]
}

func (s *structure) push(kind frameKind) {
	if len(s.frames) >= deepestFrame {
		s.tear()
		if kind == braces || kind == container {
			s.excess++
		}
		return
	}
	f := frame{kind: kind, parens: s.parens}
	if s.function != 0 {
		s.blocks = append(s.blocks, block{s.top().block, s.function})
		f.block = int32(len(s.blocks) - 1)
		f.base = f.block
	}
	s.frames = append(s.frames, f)
	if kind == braces || kind == container {
		s.parens = 0
	}
}

// item puts one item into its block, and opens and closes blocks around it.
func (s *structure) item(i int) {
	b := s.punctuator(i)
	if s.torn && b == '}' && s.items[i].Start > 0 && s.text[s.items[i].Start-1] == '\n' {
		s.recover(i)
		return
	}
	if i == s.pending && b != '{' {
		s.push(statement)
	}
	if s.function != 0 {
		s.label(i)
	}
	s.items[i].block = s.top().block
	switch b {
	case '(':
		s.parens++
	case ')':
		s.parens = max(0, s.parens-1)
		for s.top().kind == expression && s.parens < s.top().parens {
			s.frames = s.frames[:len(s.frames)-1]
		}
	case ';':
		if s.parens == 0 || s.top().kind == expression && s.top().parens == 0 {
			s.closeStatements()
		}
	case '{':
		s.open(i)
	case '}':
		s.close(i)
	case '?':
		s.branch()
	case 0:
		s.word(i)
	}
}

func (s *structure) branch() {
	if s.function != 0 {
		s.push(expression)
	}
}

func (s *structure) word(i int) {
	switch s.at(i) {
	case "&&", "||":
		s.branch()
	case "if", "while", "for", "switch", "catch", "__except":
		next := i + 1
		if s.at(next) == "constexpr" {
			next++
		}
		if s.punctuator(next) == '(' && s.partner[next] > 0 {
			s.pending = int(s.partner[next]) + 1
		} else {
			s.tear()
		}
	case "else", "do":
		s.pending = i + 1
	}
}

// label begins a new block behind a label or case: who comes there came from elsewhere.
func (s *structure) label(i int) {
	switch s.punctuator(i - 1) {
	case ';', '{', '}', ':', ')':
	default:
		return
	}
	word := s.at(i)
	isLabel := s.items[i].Kind == Identifier && s.punctuator(i+1) == ':' && s.punctuator(i-1) != ')'
	if word != "case" && !isLabel {
		return
	}
	top := s.top()
	if top.kind != braces || top.base == 0 {
		return
	}
	s.blocks = append(s.blocks, block{s.blocks[top.base].parent, s.function})
	top.block = int32(len(s.blocks) - 1)
}

func (s *structure) closeStatements() {
	for n := len(s.frames); n > 0 && s.frames[n-1].kind >= statement; n = len(s.frames) {
		s.frames = s.frames[:n-1]
	}
}

func (s *structure) open(i int) {
	if s.function == 0 {
		if name, open, found := s.header(i); found {
			s.functions = append(s.functions, function{name: name, open: open, first: int32(i), broken: s.torn})
			s.function = int32(len(s.functions) - 1)
			s.push(braces)
			return
		}
		s.push(container)
		return
	}
	for s.top().kind == expression {
		s.frames = s.frames[:len(s.frames)-1]
	}
	s.push(braces)
}

// header finds the name of the function whose body begins at an opening brace.
func (s *structure) header(brace int) (name string, open int32, found bool) {
	i := brace - 1
	for i > 0 && s.items[i].Kind == Identifier {
		switch s.at(i) {
		case "const", "noexcept", "override", "final":
			i--
			continue
		}
		break
	}
	if s.punctuator(i) != ')' || s.partner[i] < 1 {
		return "", 0, false
	}
	open = s.partner[i]
	if s.items[open-1].Kind != Identifier {
		return "", 0, false
	}
	return s.at(int(open) - 1), open, true
}

func (s *structure) close(i int) {
	if s.excess > 0 {
		s.excess--
		return
	}
	s.closeStatements()
	n := len(s.frames)
	if n == 0 {
		return
	}
	s.parens = s.frames[n-1].parens
	s.frames = s.frames[:n-1]
	if s.parens == 0 {
		s.closeStatements()
	}
	if s.function != 0 && s.top().kind == container {
		s.end(i)
	}
}

func (s *structure) end(i int) {
	s.functions[s.function].last = int32(i)
	s.function, s.parens, s.pending, s.torn = 0, 0, -1, false
}

// recover ends a torn function at a brace that begins a line, as those of functions do.
func (s *structure) recover(i int) {
	s.items[i].block = s.top().block
	s.excess, s.saved, s.unsaved = 0, nil, 0
	for n := len(s.frames); n > 0 && s.frames[n-1].kind != container; n = len(s.frames) {
		s.frames = s.frames[:n-1]
	}
	s.end(i)
}
