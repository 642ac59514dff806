package inf

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// field reads the next field, and returns the character that ends it: a comma, a
// = if the field may be a key, or 0 for a comment or the end of the line.
func (l *lexer) field(mayBeKey bool) (stop byte) {
	if l.pos < len(l.text) && classes[l.text[l.pos]] != plain {
		l.skipBlanks()
	}
	text, pos := l.text, l.pos
	l.span = Span{pos, pos}
	l.size, l.joined, l.units, l.runs = 0, false, 0, l.runs[:0]
	mark, end := pos, pos // text[mark:end] belongs to the field but is not taken yet
scan:
	for pos < len(text) {
		switch class := classes[text[pos]]; class {
		case plain, space:
			start := pos
			for pos++; pos < len(text) && classes[text[pos]] <= space; {
				pos++
			}
			for i := pos; i > start; i-- {
				if classes[text[i-1]] == plain {
					end = i
					break
				}
			}
			continue
		case comma, equals:
			if class == equals && !mayBeKey {
				pos++
				end = pos
				continue
			}
			stop = text[pos]
			pos++
			break scan
		case lineFeed:
			break scan
		}
		l.pos = pos
		switch text[pos] {
		case ';':
			l.checkCutToken(mark)
			l.skipLine()
			pos = l.pos
			break scan
		case '"':
			l.take(mark, pos)
			l.quoted()
			mark, end = l.pos, l.pos
		case '\\':
			if !l.continued() {
				end = l.pos
				break
			}
			l.take(mark, end)
			l.skipBlanks()
			mark, end = l.pos, l.pos
			if l.size == 0 {
				l.span = Span{mark, mark}
			}
		default:
			if size := l.blank(); size > 0 {
				l.pos += size
			} else {
				l.pos++
				end = l.pos
			}
		}
		pos = l.pos
	}
	l.pos = pos
	switch {
	case l.size > 0:
		l.take(mark, end)
	case mark < end: // most fields are but one run
		l.base, l.size, l.span.End = mark, end-mark, end
	default:
		l.base = mark
	}
	if l.size > MaxValue {
		l.checkLength()
	}
	return stop
}

// skipEntry moves to the end of an entry, from its first field.
func (l *lexer) skipEntry() {
	for stop := l.field(true); stop != 0; {
		stop = l.field(false)
	}
}

// A class is what a byte may mean outside quotes. Most bytes of a file are plain.
type class uint8

const (
	plain class = iota
	space
	equals
	comma
	lineFeed
	other // a quote, backslash or semicolon, a control character, or perhaps a blank
)

var classes = func() (table [256]class) {
	for i := range table {
		if i <= ' ' || i == 0x7F {
			table[i] = other
		}
	}
	for _, blanks := range unicode.White_Space.R16 { // there is none in R32
		for _, r := range []uint16{blanks.Lo, blanks.Hi} {
			if first := string(rune(r))[0]; first >= utf8.RuneSelf {
				table[first] = other
			}
		}
	}
	for _, c := range []byte("\t\v\f\r ") {
		table[c] = space
	}
	table['"'], table['\\'], table[';'] = other, other, other
	table[','], table['='], table['\n'] = comma, equals, lineFeed
	return table
}()

// take adds a run of source text to the field being read. Mostly it goes on where
// the last one ended, and the text need not be put together.
func (l *lexer) take(start, end int) {
	if start >= end {
		return
	}
	switch {
	case l.size == 0:
		l.base = start
	case !l.joined && l.base+l.size != start:
		l.joined = true
		l.join(l.base, l.base+l.size, 0)
	}
	if l.joined {
		l.join(start, end, l.size)
	}
	l.size += end - start
	l.span.End = end
}

// join adds a run to a text that does not stand in one piece.
func (l *lexer) join(start, end, at int) {
	l.units += utf16Len(l.text[start:end])
	if l.reading {
		l.runs = append(l.runs, run{offset(at), offset(start), offset(end - start)})
	}
}

// literal returns the text of the field, if it stands in one piece.
func (l *lexer) literal() string { return l.text[l.base : l.base+l.size] }

// quoted reads a quoted run, from its opening quote to past the closing one.
// Two quotes stand for one. Nothing else is special in it, and the line end
// closes it.
func (l *lexer) quoted() {
	open := l.pos
	text, pos := l.text, l.pos+1
	mark := pos
	for pos < len(text) && text[pos] != '\n' {
		if c := text[pos]; c != '"' {
			pos++
			continue
		}
		if pos+1 == len(text) || text[pos+1] != '"' {
			l.take(mark, pos)
			l.pos, l.span.End = pos+1, pos+1
			return
		}
		l.take(mark, pos+1)
		pos += 2
		mark = pos
	}
	l.pos = pos
	end := l.pos
	if strings.HasSuffix(l.text[mark:end], "\r") && l.pos < len(l.text) {
		end--
	}
	l.take(mark, end)
	l.span.End = max(end, open+1)
	l.problem(UnterminatedQuote, Span{open, l.span.End})
}

// continued looks at a backslash. If only blanks, more backslashes and a comment
// follow it on the line, the line is continued: continued moves to the next line
// and reports true. Otherwise the backslashes and blanks are text: it moves
// behind them and reports false. At the end of the file the backslash is lost.
func (l *lexer) continued() bool {
	for l.pos < len(l.text) {
		switch l.text[l.pos] {
		case '\n':
			l.lineFeed()
			return true
		case '\\':
			l.pos++
		case ';':
			l.skipLine()
		default:
			size := l.blank()
			if size == 0 {
				return false
			}
			l.pos += size
		}
	}
	return true
}

// checkCutToken reports a comment that begins within an unquoted %token%.
func (l *lexer) checkCutToken(mark int) {
	if strings.Count(l.text[mark:l.pos], "%")%2 == 0 {
		return
	}
	rest := l.text[l.pos:]
	if i := strings.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	if i := strings.IndexByte(rest, '%'); i >= 0 && !strings.ContainsFunc(rest[:i], isBlank) {
		start := mark + strings.LastIndexByte(l.text[mark:l.pos], '%')
		l.problem(CutToken, Span{start, l.pos + i + 1})
	}
}
