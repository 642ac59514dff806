package inf

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lexer splits the text of a file into sections, entries and fields. It goes
// over the text once, from left to right.
type lexer struct {
	f       *File
	text    string // up to the first Ctrl-Z
	pos     int
	section *Section
	entries []Entry // the free part of a block
	fields  []Field // the used part of a block
	runs    []piece // the runs of the field being read
	early   Span    // the first text before any section
}

// maxSectionName is the greatest length of a section name, in UTF-16 units
// (MAX_SECT_NAME_LEN in setupapi.h).
const maxSectionName = 255

func newLexer(f *File) *lexer {
	l := &lexer{f: f, text: f.Text}
	if i := strings.IndexByte(f.Text, ctrlZ); i >= 0 {
		l.text = f.Text[:i]
		if rest := f.Text[i+1:]; strings.TrimSpace(strings.Trim(rest, "\x1A")) != "" {
			f.problem(TextAfterCtrlZ, Span{i, i + 1})
		}
	}
	return l
}

func (l *lexer) run() {
	for l.skipBlanks(); l.pos < len(l.text); l.skipBlanks() {
		switch l.text[l.pos] {
		case '\n':
			l.pos++
		case ';':
			l.skipLine()
		case '[':
			l.header()
		default:
			if l.section != nil {
				l.entry()
				continue
			}
			start := l.pos
			l.skipLine()
			if l.early.Len() == 0 {
				l.early = Span{start, start + len(strings.TrimRight(l.text[start:l.pos], "\r"))}
			}
		}
	}
	// SetupAPI overlooks early text when the file has a [Strings] section.
	switch {
	case l.early.Len() == 0:
	case l.f.Section("Strings") != nil:
		l.f.problem(IgnoredText, l.early)
	default:
		l.f.problem(TextBeforeSections, l.early)
	}
}

// header reads a section header. Its name is every character up to the first ],
// blanks, quotes and all.
func (l *lexer) header() {
	start := l.pos + 1
	l.skipLine()
	line := l.text[start:l.pos]
	end := strings.IndexByte(line, ']')
	if end < 0 {
		// SetupAPI gives up here. The rest of the line is the most likely name.
		line = strings.TrimRightFunc(line, isBlank)
		l.f.problem(BadSectionHeader, Span{start - 1, start + len(line)})
		l.open(line, Span{start, start + len(line)})
		return
	}
	name := Span{start, start + end}
	if utf16Len(line[:end]) > maxSectionName {
		l.f.problem(SectionNameTooLong, name)
	}
	l.open(line[:end], name)
	rest := strings.TrimFunc(line[end+1:], isBlank)
	if rest != "" && rest[0] != ';' {
		at := start + end + 1 + strings.Index(line[end+1:], rest)
		l.f.problem(TextAfterHeader, Span{at, at + len(rest)})
	}
}

// open makes the named section the current one.
func (l *lexer) open(name string, header Span) {
	key := fold(name)
	s := l.f.sections[key]
	if s == nil {
		s = &Section{Name: name}
		l.f.sections[key] = s
		l.f.Sections = append(l.f.Sections, s)
	}
	s.Headers = append(s.Headers, header)
	l.section = s
}

// entry reads an entry: up to the first = , ; or line end the text is a key if a
// = ends it, and the first field otherwise. After that a = is like any other
// character.
func (l *lexer) entry() {
	first, stop := l.field(true)
	keyed := stop == '='
	start := l.keep(len(l.fields), first)
	for stop != 0 {
		var next Field
		next, stop = l.field(false)
		start = l.keep(start, next)
	}
	fields := l.fields[start:len(l.fields):len(l.fields)]
	e := l.newEntry()
	*e = Entry{Fields: fields, Section: l.section, Span: Span{first.Span.Start, fields[len(fields)-1].Span.End}}
	switch {
	case keyed:
		e.Key, e.Fields = &fields[0], fields[1:]
	case len(fields) == 1:
		e.Key = &fields[0]
	}
	l.section.Entries = append(l.section.Entries, e)
}

// Entries and fields are kept in blocks: a file has hundreds of them.
const entryBlock, fieldBlock = 64, 256

func (l *lexer) newEntry() *Entry {
	if len(l.entries) == 0 {
		l.entries = make([]Entry, entryBlock)
	}
	e := &l.entries[0]
	l.entries = l.entries[1:]
	return e
}

// keep adds a field to the block of the entry whose fields begin at start. When
// the block is full the entry moves to a new one; keep returns where it begins.
func (l *lexer) keep(start int, field Field) int {
	if len(l.fields) == cap(l.fields) {
		entry := l.fields[start:]
		l.fields = append(make([]Field, 0, max(fieldBlock, 2*len(entry))), entry...)
		start = 0
	}
	l.fields = append(l.fields, field)
	return start
}

// field reads one field and the character that ends it: a comma, a = if the
// field may be a key, or 0 for a comment or the end of the line.
func (l *lexer) field(mayBeKey bool) (Field, byte) {
	l.skipBlanks()
	l.runs = l.runs[:0]
	span := Span{l.pos, l.pos}
	mark, end := l.pos, l.pos // text[mark:end] belongs to the field but is not in runs yet
	var stop byte
scan:
	for l.pos < len(l.text) {
		switch c := l.text[l.pos]; {
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
			l.take(mark, l.pos)
			l.quoted()
			mark, end = l.pos, l.pos
			span.End = l.pos
		case c == '\\':
			if l.continued() {
				l.take(mark, end)
				l.skipBlanks()
				mark, end = l.pos, l.pos
				if len(l.runs) == 0 {
					span = Span{l.pos, l.pos}
				}
			} else {
				end, span.End = l.pos, l.pos
			}
		default:
			if size := l.blank(); size > 0 {
				l.pos += size
				continue
			}
			l.pos++
			end, span.End = l.pos, l.pos
		}
	}
	l.take(mark, end)
	return l.finish(span), stop
}

// take adds a run of source text to the field being read.
func (l *lexer) take(start, end int) {
	if start >= end {
		return
	}
	at := 0
	if n := len(l.runs); n > 0 {
		last := &l.runs[n-1]
		if last.source.End == start {
			last.source.End = end
			last.text.End += end - start
			return
		}
		at = last.text.End
	}
	l.runs = append(l.runs, piece{text: Span{at, at + end - start}, source: Span{start, end}})
}

// finish makes a field of the runs. Mostly there is one, and the text need not
// be copied.
func (l *lexer) finish(span Span) Field {
	switch len(l.runs) {
	case 0:
		return Field{Span: span, base: span.Start}
	case 1:
		run := l.runs[0].source
		return Field{Raw: l.text[run.Start:run.End], Span: span, base: run.Start}
	}
	var raw strings.Builder
	raw.Grow(l.runs[len(l.runs)-1].text.End)
	for _, run := range l.runs {
		raw.WriteString(l.text[run.source.Start:run.source.End])
	}
	return Field{Raw: raw.String(), Span: span, made: &makings{runs: append([]piece(nil), l.runs...)}}
}

// quoted reads a quoted run, from its opening quote to past the closing one.
// Two quotes stand for one. Nothing else is special in it, and the line end
// closes it.
func (l *lexer) quoted() {
	open := l.pos
	l.pos++
	mark := l.pos
	for l.pos < len(l.text) && l.text[l.pos] != '\n' {
		if l.text[l.pos] != '"' {
			l.pos++
			continue
		}
		if !strings.HasPrefix(l.text[l.pos:], `""`) {
			l.take(mark, l.pos)
			l.pos++
			return
		}
		l.take(mark, l.pos+1)
		l.pos += 2
		mark = l.pos
	}
	end := l.pos
	if strings.HasSuffix(l.text[mark:end], "\r") && l.pos < len(l.text) {
		end--
	}
	l.take(mark, end)
	l.f.problem(UnterminatedQuote, Span{open, max(end, open+1)})
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

// skipBlanks moves to the next character that is not white space, within the
// line.
func (l *lexer) skipBlanks() {
	for l.pos < len(l.text) && l.text[l.pos] != '\n' {
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

// skipLine moves to the line feed at the end of the line.
func (l *lexer) skipLine() {
	if i := strings.IndexByte(l.text[l.pos:], '\n'); i >= 0 {
		l.pos += i
	} else {
		l.pos = len(l.text)
	}
}
