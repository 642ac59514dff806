package sddl

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// parser is the state of one pass over the text. Its methods return false after
// they recorded an error.
type parser struct {
	src  string
	pos  int
	opts ParseOptions
	sd   *SecurityDescriptor // nil when a lone SID is parsed
	err  error
}

// fail records the error that ends the parse.
func (p *parser) fail(offset, length int, msg ...string) bool {
	if p.err == nil {
		p.err = &ParseError{Offset: offset, Len: length, Msg: strings.Join(msg, "")}
	}
	return false
}

// quoted quotes a piece of the text for a message, the beginning of it if it is
// long.
func quoted(s string) string {
	const limit = 40
	if len(s) <= limit {
		return strconv.Quote(s)
	}
	n := limit
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return strconv.Quote(s[:n]) + "…"
}

// allow notes something that only Windows' leniency takes. In strict mode it is
// an error.
func (p *parser) allow(code DiagnosticCode, start, end int, msg ...string) bool {
	if p.opts.Strict {
		return p.fail(start, end-start, msg...)
	}
	if p.sd != nil {
		d := Diagnostic{code, spanOf(start, end), strings.Join(msg, "")}
		p.sd.Leniencies = append(p.sd.Leniencies, d)
	}
	return true
}

// peek returns the next byte, or 0 at the end.
func (p *parser) peek() byte {
	if p.pos < len(p.src) {
		return p.src[p.pos]
	}
	return 0
}

// blanks skips spaces. Windows skips no other white space.
func (p *parser) blanks() {
	for p.pos < len(p.src) && p.src[p.pos] == ' ' {
		p.pos++
	}
}

// strayBlanks skips spaces in a place where the grammar has none.
func (p *parser) strayBlanks(where string) bool {
	return p.peek() != ' ' || p.skipStrayBlanks(where)
}

func (p *parser) skipStrayBlanks(where string) bool {
	start := p.pos
	p.blanks()
	return p.allow(StraySpace, start, p.pos, "space ", where)
}

// wordLen is the length of the run of letters and digits at the position, or of
// the one character there.
func (p *parser) wordLen() int {
	n := p.runLen()
	if n == 0 && p.pos < len(p.src) {
		_, n = utf8.DecodeRuneInString(p.src[p.pos:])
	}
	return n
}

// runLen is the length of the run of letters and digits at the position.
func (p *parser) runLen() int {
	n := 0
	for i := p.pos; i < len(p.src) && (isLetter(p.src[i]) || isDigit(p.src[i])); i++ {
		n++
	}
	return n
}

// pairLen is the length of the pair of letters at the position, or of what
// stands in its place.
func (p *parser) pairLen() int {
	if n := p.runLen(); n > 0 {
		return min(n, 2)
	}
	return p.wordLen()
}
