package source

import (
	"iter"
	"strings"
)

// MaxText is the length of the longest text that is read, in bytes. Tokens cannot count
// further.
const MaxText = 1 << 30

// Lex yields the tokens of a text in their order. It takes whatever it is given: what is
// no C or C++ becomes tokens of kind [Unknown]. Of a text longer than [MaxText] it yields
// nothing.
func Lex(text string) iter.Seq[Token] {
	return func(yield func(Token) bool) {
		if len(text) > MaxText {
			return
		}
		l := lexer{text: text, last: len(text)}
		for l.at < len(text) {
			if !yield(l.next()) {
				return
			}
		}
	}
}

// A class groups bytes by what they begin or continue.
type class uint8

const (
	other class = iota
	space
	letter
	digit
)

// classes has the class of each byte. Bytes of UTF-8 and of code pages are letters.
var classes = func() (c [256]class) {
	for b := range c {
		switch {
		case 'a' <= b|0x20 && b|0x20 <= 'z' || b == '_' || b == '$' || b >= 0x80:
			c[b] = letter
		case '0' <= b && b <= '9':
			c[b] = digit
		case b == ' ' || b == '\t' || b == '\v' || b == '\f' || b == '\r' || b == 0:
			c[b] = space
		}
	}
	return c
}()

const byteOrderMark = "\ufeff"

type lexer struct {
	text string
	at   int
	// last is behind the last comment end that is known to be missing: no search for one
	// begins after it twice.
	last int
}

func (l *lexer) next() Token {
	start := l.at
	kind := l.scan()
	return Token{kind, int32(start), int32(l.at)}
}

// scan moves behind the next token and returns its kind.
func (l *lexer) scan() Kind {
	b := l.text[l.at]
	switch classes[b] {
	case space:
		return l.space()
	case letter:
		if l.at == 0 && strings.HasPrefix(l.text, byteOrderMark) {
			l.at = len(byteOrderMark)
			return Space
		}
		return l.word()
	case digit:
		return l.number()
	}
	switch b {
	case '\n':
		l.at++
		return Newline
	case '\\':
		if l.splice() > 0 {
			return l.space()
		}
	case '"':
		return l.quoted(String)
	case '\'':
		return l.quoted(Character)
	case '/':
		switch l.peek(1) {
		case '/':
			return l.lineComment()
		case '*':
			return l.blockComment()
		}
	case '.':
		if classes[l.peek(1)] == digit {
			return l.number()
		}
	}
	if n := punctuator(l.text[l.at:]); n > 0 {
		l.at += n
		return Punctuator
	}
	l.at++
	return Unknown
}

// peek has the byte n further on, or 0 behind the end.
func (l *lexer) peek(n int) byte {
	if l.at+n < len(l.text) {
		return l.text[l.at+n]
	}
	return 0
}

// splice has the length of the continued line end that begins here, or 0.
func (l *lexer) splice() int {
	if l.peek(0) != '\\' {
		return 0
	}
	switch {
	case l.peek(1) == '\n':
		return 2
	case l.peek(1) == '\r' && l.peek(2) == '\n':
		return 3
	}
	return 0
}

func (l *lexer) space() Kind {
	for l.at < len(l.text) {
		if classes[l.text[l.at]] == space {
			l.at++
		} else if n := l.splice(); n > 0 {
			l.at += n
		} else {
			break
		}
	}
	return Space
}

// word reads a name, or the literal whose prefix it is.
func (l *lexer) word() Kind {
	start := l.at
	l.name()
	if quote := l.peek(0); quote == '"' || quote == '\'' {
		switch l.text[start:l.at] {
		case "L", "u", "U", "u8":
			if quote == '"' {
				return l.quoted(String)
			}
			return l.quoted(Character)
		case "R", "LR", "uR", "UR", "u8R":
			if quote == '"' && l.raw() {
				return String
			}
		}
	}
	return Identifier
}

func (l *lexer) name() {
	for l.at < len(l.text) {
		if c := classes[l.text[l.at]]; c == letter || c == digit {
			l.at++
		} else if n := l.splice(); n > 0 && l.continues(n) {
			l.at += n
		} else {
			return
		}
	}
}

// continues reports whether a name or number goes on behind a continued line end.
func (l *lexer) continues(n int) bool {
	c := classes[l.peek(n)]
	return (c == letter || c == digit) && l.at+n < len(l.text)
}

// number reads what the preprocessor calls a number: 0x1Fu, 1.5e+3, 1'000.
func (l *lexer) number() Kind {
	for l.at < len(l.text) {
		b := l.text[l.at]
		c := classes[b]
		switch {
		case (b == '+' || b == '-') && strings.IndexByte("eEpP", l.text[l.at-1]) >= 0:
			l.at++
		case c == letter || c == digit || b == '.':
			l.at++
		case b == '\'' && l.at+1 < len(l.text) && (classes[l.peek(1)] == digit || classes[l.peek(1)] == letter):
			l.at += 2
		default:
			n := l.splice()
			if n == 0 || !l.continues(n) {
				return Number
			}
			l.at += n
		}
	}
	return Number
}

// quoted reads a literal to its end, or an unterminated one to the end of the line.
func (l *lexer) quoted(kind Kind) Kind {
	quote := l.text[l.at]
	for l.at++; l.at < len(l.text); l.at++ {
		switch l.text[l.at] {
		case quote:
			l.at++
			return kind
		case '\n':
			if l.text[l.at-1] == '\r' {
				l.at--
			}
			return Unknown
		case '\\':
			if n := l.splice(); n > 0 {
				l.at += n - 1
			} else if next := l.peek(1); next != '\n' && next != '\r' {
				l.at++
			}
		}
	}
	l.at = len(l.text)
	return Unknown
}

// raw reads the rest of a raw string, and reports whether there is one.
func (l *lexer) raw() bool {
	const longest = 16 // characters of a delimiter
	rest := l.text[l.at+1:]
	head := rest[:min(len(rest), longest+1)]
	open := strings.IndexByte(head, '(')
	if open < 0 || strings.ContainsAny(head[:open], " )\\\t\v\f\r\n\"") || l.at >= l.last {
		return false
	}
	end := ")" + head[:open] + `"`
	length := strings.Index(rest[open:], end)
	if length < 0 {
		l.last = l.at
		return false
	}
	l.at += 1 + open + length + len(end)
	return true
}

func (l *lexer) lineComment() Kind {
	for {
		length := strings.IndexByte(l.text[l.at:], '\n')
		if length < 0 {
			l.at = len(l.text)
			return Comment
		}
		end := l.at + length
		line := strings.TrimSuffix(l.text[l.at:end], "\r")
		if !strings.HasSuffix(line, `\`) {
			l.at += len(line)
			return Comment
		}
		l.at = end + 1
	}
}

func (l *lexer) blockComment() Kind {
	length := strings.Index(l.text[l.at+2:], "*/")
	if length < 0 {
		l.at = len(l.text)
		return Unknown
	}
	l.at += 2 + length + 2
	return Comment
}
