package inf

import "strings"

// A scanner finds the sections in the text of a file, and makes nothing of what stands
// in them.
type scanner struct {
	lexer
	current *Section
}

// maxExpected is the greatest number of sections that room is made for before they are
// seen.
const maxExpected = 4096

// maxSectionName is the greatest length of a section name, in UTF-16 units
// (MAX_SECT_NAME_LEN in setupapi.h).
const maxSectionName = 255

// scan fills in the sections of the file.
func (f *File) scan() {
	f.end = len(f.Text)
	if i := strings.IndexByte(f.Text, ctrlZ); i >= 0 {
		f.end = i
		if rest := f.Text[i+1:]; strings.TrimSpace(strings.Trim(rest, "\x1A")) != "" {
			f.problem(TextAfterCtrlZ, Span{i, i + 1})
		}
	}
	f.checkConflicts()
	s := &scanner{lexer: lexer{f: f, text: f.Text[:f.end], quiet: true}}
	expected := 1 + strings.Count(s.text, "\n[")
	f.sections = newNameIndex(min(expected, maxExpected), func(s *Section) string { return s.Name })
	mixed := s.mixedHeader()
	for s.nextHeader() {
		s.header(true)
	}
	f.checkEarlyText(mixed)
}

// mixedHeader looks for text before the first header, on its line, and returns it with
// the header. SetupAPI of Wine reads that header, and whether Windows does is not known.
// It is read here where it has entries: without it they would be text before the first
// section, which is to say that Windows refuses the file or ignores them.
func (s *scanner) mixedHeader() Span {
	l := s.lexer
	for {
		lineStart := l.pos
		first := l.next()
		start := l.pos
		l.skipLine()
		line := l.text[start:l.pos]
		at := strings.IndexByte(line, '[')
		switch {
		case first == 0:
			return Span{}
		case first == '[':
			before := lastLine(l.text[lineStart:start])
			if asciiLen([]byte(before)) == len(before) {
				return Span{}
			}
			start -= len(before) // a blank, but perhaps not to Windows
			at = len(before)
		case at < 0 || strings.IndexByte(line[:at], ';') >= 0 || strings.IndexByte(line[at:], ']') < 0:
			continue
		}
		mixed := Span{start, l.pos}
		if end := strings.IndexByte(l.text[start+at:l.pos], ']'); end >= 0 {
			mixed.End = start + at + end + 1
		}
		s.f.problem(TextBeforeHeader, mixed)
		if next := l.next(); first != '[' && next != 0 && next != '[' {
			s.pos = start + at
			s.header(false)
		}
		return mixed
	}
}

// nextHeader moves to the next section header: a [ at the beginning of a line that no
// other goes on in. The current place is in the blanks at the beginning of a line, or
// behind a header.
func (s *scanner) nextHeader() bool {
	for at := s.pos; ; at++ {
		i := strings.IndexByte(s.text[at:], '[')
		if i < 0 {
			return false
		}
		at += i
		start := len(strings.TrimRightFunc(s.text[s.pos:at], isBlankInLine)) + s.pos
		if start > s.pos && s.text[start-1] != '\n' {
			continue
		}
		if len(s.f.Sections) == 0 || start <= s.pos+1 || !mayContinue(lastLine(s.text[s.pos:start-1])) {
			s.pos = at
			return true
		}
		for s.next() != 0 && s.pos < at {
			s.skipEntry()
		}
		if s.pos == at {
			return true
		}
		at = s.pos - 1
	}
}

func isBlankInLine(r rune) bool { return r != '\n' && isBlank(r) }

// lastLine returns what stands behind the last line feed.
func lastLine(text string) string { return text[strings.LastIndexByte(text, '\n')+1:] }

// mayContinue reports whether a line may go on in the next one: whether it ends in a
// backslash, or has one before what may be a comment.
func mayContinue(line string) bool {
	_, rest, found := strings.Cut(line, `\`)
	return found && (strings.IndexByte(rest, ';') >= 0 || strings.HasSuffix(strings.TrimRightFunc(line, isBlank), `\`))
}

// header reads a section header. Its name is every character up to the first ],
// blanks, quotes and all. What follows on the line is a problem where it is known to be
// ignored.
func (s *scanner) header(known bool) {
	start := s.pos + 1
	if s.current != nil {
		s.current.bodies[len(s.current.bodies)-1].end = offset(s.pos)
	}
	s.skipLine()
	line := s.text[start:s.pos]
	end := strings.IndexByte(line, ']')
	if end < 0 {
		// SetupAPI gives up here. The rest of the line is the most likely name.
		line = strings.TrimRightFunc(line, isBlank)
		s.f.problem(BadSectionHeader, Span{start - 1, start + len(line)})
		s.open(line, Span{start, start + len(line)})
		return
	}
	name := Span{start, start + end}
	if end > maxSectionName && utf16Len(line[:end]) > maxSectionName {
		s.f.problem(SectionNameTooLong, name)
	}
	s.open(line[:end], name)
	rest := strings.TrimFunc(line[end+1:], isBlank)
	if known && rest != "" && rest[0] != ';' {
		at := start + end + 1 + strings.Index(line[end+1:], rest)
		s.f.problem(TextAfterHeader, Span{at, at + len(rest)})
	}
}

// open makes the named section the current one.
func (s *scanner) open(name string, header Span) {
	section, added := s.f.sections.add(name, func() *Section {
		return &Section{Name: name, File: s.f}
	})
	if added {
		s.f.Sections = s.f.sections.items
	}
	section.Headers = append(section.Headers, header)
	section.bodies = append(section.bodies, body{offset(s.pos), offset(len(s.text))})
	s.current = section
}

// checkEarlyText reports text before the first section, which SetupAPI overlooks when
// the file has a [Strings] section. What mixed has is none.
func (f *File) checkEarlyText(mixed Span) {
	end := f.end
	if len(f.Sections) > 0 {
		end = f.Sections[0].Headers[0].Start - 1
	}
	l := lexer{f: f, text: f.Text[:end]}
	var early Span // the first line
	for l.next() != 0 {
		start := l.pos
		l.skipLine()
		if early.Len() == 0 && !mixed.Contains(start) {
			early = Span{start, start + len(strings.TrimRight(l.text[start:l.pos], "\r"))}
		}
	}
	f.crlf = l.crlf
	switch {
	case early.Len() == 0:
	case f.Section("Strings") != nil:
		f.problem(IgnoredText, early)
	default:
		f.problem(TextBeforeSections, early)
	}
}
