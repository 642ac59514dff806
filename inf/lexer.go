package inf

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A lexer splits the text of a file into sections, entries and fields, from left
// to right: for a scanner, which wants to know where the sections are, for a survey,
// which wants to know what is wrong with the entries, and for Section.read, which wants
// the text of the fields.
type lexer struct {
	f       *File
	text    string // up to the first Ctrl-Z
	pos     int
	crlf    int  // the carriage returns seen before a line feed
	reading bool // for Section.read: the runs of fields are wanted
	quiet   bool // the problems are not

	// The field being read.
	span       Span  // with its quotes and continuations
	base, size int   // its text, if that stands in one piece
	joined     bool  // it does not
	units      int   // the UTF-16 units in a joined text
	runs       []run // its pieces, when reading

	fields []Field // of the entry being read
}

// problem adds a problem to those of the file, unless it is there already.
func (l *lexer) problem(kind ProblemKind, span Span) {
	if !l.quiet {
		l.f.problem(kind, span)
	}
}

// MaxValue is the number of UTF-16 units after which Windows cuts a value:
// 4096 with the terminating one ("General syntax rules for
// INF files").
const MaxValue = 4095

// checkLength reports a value that Windows cuts.
func (l *lexer) checkLength() {
	if l.joined && l.units > MaxValue || !l.joined && utf16Len(l.literal()) > MaxValue {
		l.problem(LongValue, l.span)
	}
}

// next moves to the next section header or entry and returns its first character,
// or 0 at the end.
func (l *lexer) next() byte {
	for l.pos < len(l.text) {
		switch c := l.text[l.pos]; {
		case c == '\n':
			l.lineFeed()
		case classes[c] == space:
			l.pos++
		case c == ';':
			l.skipLine()
		case c < utf8.RuneSelf:
			return c
		default:
			size := l.blank()
			if size == 0 {
				return c
			}
			l.pos += size
		}
	}
	return 0
}

// skipBlanks moves to the next character that is not white space, within the
// line, of whose end a carriage return is a part.
func (l *lexer) skipBlanks() {
	for {
		text, pos := l.text, l.pos
		for pos < len(text) && classes[text[pos]] == space {
			pos++
		}
		l.pos = pos
		switch {
		case pos == len(text) || text[pos] == '\n':
			if pos > 0 && text[pos-1] == '\r' {
				l.pos--
			}
			return
		case text[pos] < utf8.RuneSelf:
			return
		}
		size := l.blank()
		if size == 0 {
			return
		}
		l.pos += size
	}
}

// blank returns the size of the white space character at the current place, and
// 0 if there is another character.
func (l *lexer) blank() int {
	c := l.text[l.pos]
	if c < utf8.RuneSelf {
		if c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f' {
			return 1
		}
		return 0
	}
	if r, size := utf8.DecodeRuneInString(l.text[l.pos:]); isBlank(r) {
		return size
	}
	return 0
}

// isBlank reports whether a character is white space to SetupAPI, which trims
// what iswspace accepts. A line feed is, too, where the caller has one.
func isBlank(r rune) bool { return unicode.IsSpace(r) }

// lineFeed moves past the line feed at the current place.
func (l *lexer) lineFeed() {
	if l.pos > 0 && l.text[l.pos-1] == '\r' {
		l.crlf++
	}
	l.pos++
}

// skipLine moves to the line feed at the end of the line.
func (l *lexer) skipLine() {
	if i := strings.IndexByte(l.text[l.pos:], '\n'); i >= 0 {
		l.pos += i
	} else {
		l.pos = len(l.text)
	}
}
