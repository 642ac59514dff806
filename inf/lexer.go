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
	fields  []Field  // the block that the fields go into
	first   int      // where in it the entry being read begins
	runs    []run    // the runs of the field being read
	percent bool     // there is a percent sign in the entry being read
	early   Span     // the first text before any section

	sections arena[Section]
	headers  arena[Span]
	entries  arena[Entry]
	pointers arena[*Entry]
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
		a.next = following(a.next)
	}
	taken := a.free[:n:n]
	a.free = a.free[n:]
	return taken
}

// maxBlock is the greatest number of things that a block is made for before they
// are seen.
const maxBlock = 4096

// following returns the size of the block after one of the given size. The first
// mostly suffices; in a file with more, blocks should not be too small.
func following(size int) int { return max(size/4, min(size, 256)) }

// maxSectionName is the greatest length of a section name, in UTF-16 units
// (MAX_SECT_NAME_LEN in setupapi.h).
const maxSectionName = 255

func newLexer(f *File) *lexer {
	l := &lexer{f: f, text: f.Text}
	// What there is at most, commas and brackets in comments aside.
	sections := min(strings.Count(f.Text, "["), maxBlock)
	lines := strings.Count(f.Text, "\n") + 1
	entries := min(max(lines-sections, 1), maxBlock)
	fields := (strings.Count(f.Text, ",") + strings.Count(f.Text, "=") + entries) * 5 / 8
	l.fields = make([]Field, 0, min(fields, maxBlock))
	l.tokens = make([]*Entry, 0, min(strings.Count(f.Text, "%")/2, maxBlock))
	l.entries.next, l.pointers.next = entries*5/8, entries*5/8
	l.sections.next, l.headers.next = sections, sections
	f.sections = newNameIndex(sections, func(s *Section) string { return s.Name })
	f.Sections = make([]*Section, 0, sections)
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
	if end > maxSectionName && utf16Len(line[:end]) > maxSectionName {
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
	s, added := l.f.sections.add(name, func() *Section {
		s := &l.sections.take(1)[0]
		s.Name, s.File = name, l.f
		s.Headers = l.headers.take(1)[:0]
		return s
	})
	if added {
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
	l.first = len(l.fields)
	stop := l.field(l.nextField(), true)
	keyed := stop == '='
	for stop != 0 {
		stop = l.field(l.nextField(), false)
	}
	fields := l.fields[l.first:len(l.fields):len(l.fields)]
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
		if len(fields[i].Value) > MaxValue {
			l.f.checkLength(&fields[i])
		}
	}
}

// nextField returns a new field of the entry being read. The fields of an entry
// stand together: if the block is full, they move to a new one.
func (l *lexer) nextField() *Field {
	n := len(l.fields)
	if n == cap(l.fields) {
		entry := l.fields[l.first:]
		block := make([]Field, len(entry), max(2*len(entry), following(cap(l.fields)), 16))
		copy(block, entry)
		l.fields, l.first, n = block, 0, len(entry)
	}
	l.fields = l.fields[:n+1]
	return &l.fields[n]
}

// checkCarriageReturns reports the first carriage return that is not followed by
// a line feed, with no more than other carriage returns between.
func (l *lexer) checkCarriageReturns() {
	if returns := strings.Count(l.text, "\r"); returns == 0 || returns == strings.Count(l.text, "\r\n") {
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
	if utf16Len(field.Value) > MaxValue {
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
