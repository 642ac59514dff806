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
	part    []*Entry // the entries of the current part of the section
	tokens  []*Entry // the entries with a percent sign in them
	fields  []Field  // the fields of the entry being read
	runs    []piece  // the runs of the field being read
	percent bool     // there is a percent sign in the entry being read
	early   Span     // the first text before any section

	sections arena[Section]
	headers  arena[Span]
	entries  arena[Entry]
	pointers arena[*Entry]
	kept     arena[Field]
	makings  arena[makings]
}

// An arena hands out memory in blocks: a file has hundreds of entries.
type arena[T any] struct {
	free []T
	next int // the size of the next block
}

func (a *arena[T]) take(n int) []T {
	if n > len(a.free) {
		a.free = make([]T, max(n, a.next, 8))
		a.next = min(max(n, a.next, 8), 512)
	}
	taken := a.free[:n:n]
	a.free = a.free[n:]
	return taken
}

// maxSectionName is the greatest length of a section name, in UTF-16 units
// (MAX_SECT_NAME_LEN in setupapi.h).
const maxSectionName = 255

func newLexer(f *File) *lexer {
	l := &lexer{f: f, text: f.Text}
	// A usual file has an entry in 40 bytes, a field in 20, a section in 160.
	size := min(len(f.Text), 1<<16)
	l.entries.next, l.pointers.next, l.kept.next = size/40, size/40, size/20
	l.sections.next, l.headers.next = size/160, size/160
	if i := strings.IndexByte(f.Text, ctrlZ); i >= 0 {
		l.text = f.Text[:i]
		if rest := f.Text[i+1:]; strings.TrimSpace(strings.Trim(rest, "\x1A")) != "" {
			f.problem(TextAfterCtrlZ, Span{i, i + 1})
		}
	}
	return l
}

// run fills in the sections of the file. It returns the entries in which there
// may be tokens to replace.
func (l *lexer) run() []*Entry {
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
	l.closePart()
	l.checkCarriageReturns()
	// SetupAPI overlooks early text when the file has a [Strings] section.
	switch {
	case l.early.Len() == 0:
	case l.f.Section("Strings") != nil:
		l.f.problem(IgnoredText, l.early)
	default:
		l.f.problem(TextBeforeSections, l.early)
	}
	return l.tokens
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
	l.closePart()
	key := l.f.foldSource(header)
	s := l.f.sections[key]
	if s == nil {
		s = &l.sections.take(1)[0]
		s.Name, s.File = name, l.f
		s.Headers = l.headers.take(1)[:0]
		l.f.sections[key] = s
		l.f.Sections = append(l.f.Sections, s)
	}
	s.Headers = append(s.Headers, header)
	l.section = s
}

// closePart gives the current section the entries of its part.
func (l *lexer) closePart() {
	switch {
	case len(l.part) == 0:
	case l.section.Entries == nil:
		l.section.Entries = l.pointers.take(len(l.part))
		copy(l.section.Entries, l.part)
	default:
		l.section.Entries = append(l.section.Entries, l.part...)
	}
	l.part = l.part[:0]
}

// entry reads an entry: up to the first = , ; or line end the text is a key if a
// = ends it, and the first field otherwise. After that a = is like any other
// character.
func (l *lexer) entry() {
	l.percent = false
	l.fields = append(l.fields[:0], Field{})
	stop := l.field(&l.fields[0], true)
	keyed := stop == '='
	for stop != 0 {
		l.fields = append(l.fields, Field{})
		stop = l.field(&l.fields[len(l.fields)-1], false)
	}
	fields := l.kept.take(len(l.fields))
	copy(fields, l.fields)
	e := &l.entries.take(1)[0]
	e.Fields, e.Section = fields, l.section
	switch {
	case keyed:
		e.Key, e.Fields = &fields[0], fields[1:]
	case len(fields) == 1:
		e.Key = &fields[0]
	}
	l.part = append(l.part, e)
	if l.percent {
		l.tokens = append(l.tokens, e)
	}
	for i := range fields {
		l.f.checkLength(&fields[i])
	}
}

// checkCarriageReturns reports the first carriage return that is not followed by
// a line feed, with no more than other carriage returns between.
func (l *lexer) checkCarriageReturns() {
	if strings.Count(l.text, "\r") == strings.Count(l.text, "\r\n") {
		return
	}
	for i := 0; i < len(l.text); i++ {
		if l.text[i] != '\r' {
			continue
		}
		start := i
		for i < len(l.text) && l.text[i] == '\r' {
			i++
		}
		if i == len(l.text) || l.text[i] != '\n' {
			l.f.problem(LoneCR, Span{start, start + 1})
			return
		}
	}
}

// MaxValue is the number of UTF-16 units after which Windows cuts a value:
// 4096 with the terminating one ("General syntax rules for
// INF files").
const MaxValue = 4095

// checkLength reports a value that Windows cuts.
func (f *File) checkLength(field *Field) {
	if len(field.Value) > MaxValue && utf16Len(field.Value) > MaxValue {
		f.problem(LongValue, field.Span())
	}
}

// skipBlanks moves to the next character that is not white space, within the
// line.
func (l *lexer) skipBlanks() {
	for {
		text, pos := l.text, l.pos
		for pos < len(text) && classes[text[pos]] == space {
			pos++
		}
		l.pos = pos
		if pos == len(text) || text[pos] < utf8.RuneSelf {
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

// skipLine moves to the line feed at the end of the line.
func (l *lexer) skipLine() {
	if i := strings.IndexByte(l.text[l.pos:], '\n'); i >= 0 {
		l.pos += i
	} else {
		l.pos = len(l.text)
	}
}
