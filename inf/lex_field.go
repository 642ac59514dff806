package inf

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// field reads one field into f, and returns the character that ends it: a comma, a
// = if the field may be a key, or 0 for a comment or the end of the line.
func (l *lexer) field(f *Field, mayBeKey bool) (stop byte) {
	text, pos := l.text, l.pos
	for pos < len(text) && classes[text[pos]] == space {
		pos++
	}
	if pos < len(text) && text[pos] >= utf8.RuneSelf {
		l.pos = pos
		l.skipBlanks()
		pos = l.pos
	}
	l.runs = l.runs[:0]
	start, last := pos, pos // the span
	mark, end := pos, pos   // text[mark:end] belongs to the field but is not in runs yet
scan:
	for pos < len(text) {
		c := text[pos]
		switch classes[c] {
		case plain:
			pos++
			for pos < len(text) && classes[text[pos]] == plain {
				pos++
			}
			end, last = pos, pos
			continue
		case percent:
			l.percent = true
			pos++
			end, last = pos, pos
			continue
		case space:
			pos++
			continue
		}
		l.pos = pos
		switch {
		case c == '\n':
			break scan
		case c == ';':
			l.checkCutToken(mark)
			l.skipLine()
			break scan
		case c == ',', c == '=' && mayBeKey:
			stop = c
			l.pos++
			break scan
		case c == '"':
			l.take(mark, pos)
			last = l.quoted()
			mark, end = l.pos, l.pos
		case c == '\\':
			if l.continued() {
				l.take(mark, end)
				l.skipBlanks()
				mark, end = l.pos, l.pos
				if len(l.runs) == 0 {
					start, last = l.pos, l.pos
				}
			} else {
				end, last = l.pos, l.pos
			}
		default: // = in a value, or a character beyond ASCII
			if size := l.blank(); size > 0 {
				l.pos += size
			} else {
				l.pos++
				end, last = l.pos, l.pos
			}
		}
		pos = l.pos
	}
	l.pos = max(l.pos, pos)
	f.start, f.end = offset(start), offset(last)
	if len(l.runs) == 0 { // most fields
		f.Value, f.base = text[mark:end], offset(mark)
		return stop
	}
	l.take(mark, end)
	l.join(f)
	return stop
}

// The classes of bytes within a field.
type class uint8

const (
	special class = iota // means something, or is not ASCII
	plain
	percent
	space
)

// classes is made once; most bytes of a file are plain.
var classes = func() (table [256]class) {
	for c := byte(0x21); c < 0x7F; c++ {
		table[c] = plain
	}
	for _, c := range []byte("\\\",;=") {
		table[c] = special
	}
	for _, c := range []byte("\t\v\f\r ") {
		table[c] = space
	}
	table['%'] = percent
	return table
}()

// take adds a run of source text to the field being read.
func (l *lexer) take(start, end int) {
	if start >= end {
		return
	}
	size, at := offset(end-start), offset(0)
	if n := len(l.runs); n > 0 {
		last := &l.runs[n-1]
		if last.source+last.size == offset(start) {
			last.size += size
			return
		}
		at = last.text + last.size
	}
	l.runs = append(l.runs, run{at, offset(start), size})
}

// join fills in the text of a field from its runs. Mostly there is one, and the
// text need not be copied.
func (l *lexer) join(f *Field) {
	if len(l.runs) == 1 {
		run := l.runs[0]
		f.Value, f.base = l.text[run.source:run.source+run.size], run.source
		return
	}
	var raw strings.Builder
	last := l.runs[len(l.runs)-1]
	raw.Grow(int(last.text + last.size))
	for _, run := range l.runs {
		raw.WriteString(l.text[run.source : run.source+run.size])
	}
	f.Value, f.base = raw.String(), f.start
	f.made = &l.makings.take(1)[0]
	f.made.raw = f.Value
	if len(l.runs) < 64 {
		f.made.runs = slices.Clone(l.runs)
	} else { // not worth twice the memory
		f.made.runs, l.runs = l.runs, nil
	}
}

// quoted reads a quoted run, from its opening quote to past the closing one.
// Two quotes stand for one. Nothing else is special in it, and the line end
// closes it. It returns where the run ends.
func (l *lexer) quoted() int {
	open := l.pos
	text, pos := l.text, l.pos+1
	mark := pos
	for pos < len(text) && text[pos] != '\n' {
		if c := text[pos]; c != '"' {
			if c == '%' {
				l.percent = true
			}
			pos++
			continue
		}
		if pos+1 == len(text) || text[pos+1] != '"' {
			l.take(mark, pos)
			l.pos = pos + 1
			return l.pos
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
	l.f.problem(UnterminatedQuote, Span{open, max(end, open+1)})
	return max(end, open+1)
}

// continued looks at a backslash. If only blanks, more backslashes and a comment
// follow it on the line, the line is continued: continued moves to the next line
// and reports true. Otherwise the backslashes and blanks are text: it moves
// behind them and reports false. At the end of the file the backslash is lost.
func (l *lexer) continued() bool {
	for l.pos < len(l.text) {
		switch l.text[l.pos] {
		case '\n':
			l.pos++
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
		l.f.problem(CutToken, Span{start, l.pos + i + 1})
	}
}
