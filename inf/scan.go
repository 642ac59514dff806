package inf

import "strings"

// A scanner finds the sections in the text of a file, and makes nothing of what stands
// in them.
type scanner struct {
	lexer
	parts pile[part]
	slab  []Section // sections yet to be used
}

// A part is what stands below one header of a section.
type part struct {
	section *Section
	header  Span // the name in it
	body    body
}

// maxSlab is the greatest number of sections that room is made for before they are
// seen.
const maxSlab = 4096

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
	s := &scanner{lexer: lexer{f: f, text: f.Text[:f.end], quiet: true}}
	headers := strings.Count(s.text, "[") // those in other text, too
	if headers > maxSlab {
		headers = 1 + strings.Count(s.text, "\n[")
	}
	s.slab = f.slabs.sections.take(min(headers, maxSlab))
	s.parts.items = f.slabs.parts.take(min(headers, maxSlab))[:0]
	f.sections = newNameIndex(&f.slabs.slots, headers, func(s *Section) string { return s.Name })
	for s.nextHeader() {
		s.header()
	}
	s.gather()
	f.checkEarlyText()
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
// blanks, quotes and all.
func (s *scanner) header() {
	start := s.pos + 1
	if len(s.f.Sections) > 0 {
		s.parts.last().body.end = offset(s.pos)
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
	if rest != "" && rest[0] != ';' {
		at := start + end + 1 + strings.Index(line[end+1:], rest)
		s.f.problem(TextAfterHeader, Span{at, at + len(rest)})
	}
}

// open makes the named section the current one.
func (s *scanner) open(name string, header Span) {
	section, added := s.f.sections.add(name, func() *Section {
		if len(s.slab) == 0 {
			s.slab = make([]Section, maxSlab)
		}
		section := &s.slab[0]
		s.slab = s.slab[1:]
		section.Name, section.File, section.Number = name, s.f, len(s.f.Sections)
		return section
	})
	if added {
		s.f.Sections = s.f.sections.items
		s.f.noteSuffix(name)
	}
	section.parts++
	s.parts.add(part{section, header, body{offset(s.pos), offset(len(s.text))}})
}

// gather gives each section its parts, which share two slices.
func (s *scanner) gather() {
	parts := s.parts.list()
	headers, bodies := s.f.slabs.headers.take(len(parts)), s.f.slabs.bodies.take(len(parts))
	for _, section := range s.f.Sections {
		n := section.parts
		section.Headers, headers = headers[:0:n], headers[n:]
		section.bodies, bodies = bodies[:0:n], bodies[n:]
	}
	for _, p := range parts {
		p.section.Headers = append(p.section.Headers, p.header)
		p.section.bodies = append(p.section.bodies, p.body)
	}
}

// checkEarlyText reports text before the first section, which SetupAPI overlooks when
// the file has a [Strings] section.
func (f *File) checkEarlyText() {
	end := f.end
	if len(f.Sections) > 0 {
		end = f.Sections[0].Headers[0].Start - 1
	}
	l := lexer{f: f, text: f.Text[:end]}
	var early Span // the first line
	for l.next() != 0 {
		start := l.pos
		l.skipLine()
		if early.Len() == 0 {
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
