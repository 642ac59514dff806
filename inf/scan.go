package inf

import (
	"strings"
	"unicode/utf8"
)

// A scanner goes over the text of a file for the first time. It finds the sections
// and what is wrong with the text, and makes nothing of the entries.
type scanner struct {
	lexer
	parts pile[part]
	slab  []Section // sections yet to be used
	early Span      // the first text before any section

	quotes, comments, percents occurrence

	// The length of the longest entry with tokens, and the most tokens in one.
	longest, mostTokens int
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
func (f *File) scan() *scanner {
	f.end = len(f.Text)
	if i := strings.IndexByte(f.Text, ctrlZ); i >= 0 {
		f.end = i
		if rest := f.Text[i+1:]; strings.TrimSpace(strings.Trim(rest, "\x1A")) != "" {
			f.problem(TextAfterCtrlZ, Span{i, i + 1})
		}
	}
	s := &scanner{
		lexer:  lexer{f: f, text: f.Text[:f.end]},
		quotes: occurrence{'"', -1}, comments: occurrence{';', -1}, percents: occurrence{'%', -1},
	}
	headers := strings.Count(s.text, "[") // those in other text, too
	if headers > maxSlab {
		headers = 1 + strings.Count(s.text, "\n[")
	}
	s.slab = f.slabs.sections.take(min(headers, maxSlab))
	s.parts.items = f.slabs.parts.take(min(headers, maxSlab))[:0]
	f.sections = newNameIndex(&f.slabs.slots, headers, func(s *Section) string { return s.Name })
	for c := s.next(); c != 0; c = s.next() {
		switch {
		case c == '[':
			s.header()
		case len(f.Sections) > 0:
			s.entry()
		default:
			start := s.pos
			s.skipLine()
			if s.early.Len() == 0 {
				s.early = Span{start, start + len(strings.TrimRight(s.text[start:s.pos], "\r"))}
			}
		}
	}
	s.gather()
	s.checkCarriageReturns()
	// SetupAPI overlooks early text when the file has a [Strings] section.
	switch {
	case s.early.Len() == 0:
	case f.Section("Strings") != nil:
		f.problem(IgnoredText, s.early)
	default:
		f.problem(TextBeforeSections, s.early)
	}
	return s
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

// entry goes over an entry, and notes what is to be known before its section is
// read.
func (s *scanner) entry() {
	start := s.pos
	commented := !s.skim()
	if commented {
		for stop := s.field(true); stop != 0; {
			stop = s.field(false)
		}
	}
	text, section := s.text[start:s.pos], s.parts.last().section
	s.f.entries++
	section.size++
	if s.percents.before(s.text, start, s.pos) {
		percents := strings.Count(text, "%")
		section.percents += offset(percents)
		s.longest, s.mostTokens = max(s.longest, len(text)), max(s.mostTokens, percents/2)
	}
	if section.octal {
		return
	}
	// A comment may have quotes and commas: such an entry is not looked into.
	commented = commented && strings.IndexByte(text, '\n') >= 0 && strings.IndexByte(text, ';') >= 0
	if !section.registry {
		comma := strings.IndexByte(text, ',') + 1
		section.registry = comma > 0 && strings.IndexByte(text[comma:], ',') >= 0 && (commented || mayBeRegLine(text))
	}
	section.octal = section.registry && (commented || mayHaveOctal(text))
}

// An occurrence is the next place of a character that few lines have.
type occurrence struct {
	char byte
	at   int
}

// before reports whether the character stands in text[start:end], where no start is
// before an earlier one.
func (o *occurrence) before(text string, start, end int) bool {
	if o.at < start {
		o.find(text, start)
	}
	return o.at < end
}

func (o *occurrence) find(text string, start int) {
	o.at = len(text)
	if i := strings.IndexByte(text[start:], o.char); i >= 0 {
		o.at = start + i
	}
}

// skim moves to the end of an entry, if it is one that there is nothing to say
// about and whose end is plain: without comments, with closed quotes, and with no
// field that could be too long. It looks at whole lines, which most of the time is
// enough, and takes a fraction of the time that reading fields does.
func (s *scanner) skim() bool {
	pos, crlf, open := s.pos, s.crlf, 0 // open is as long as the field that goes on in the next line, or longer
	for {
		end := strings.IndexByte(s.text[pos:], '\n') + pos
		if end < pos {
			end = len(s.text)
		}
		line, quotes := s.text[pos:end], 0
		if s.quotes.before(s.text, pos, end) {
			quotes = strings.Count(line, `"`)
		}
		open += len(line)
		if quotes%2 != 0 || open > MaxValue || s.comments.before(s.text, pos, end) {
			return false
		}
		last := len(line) - 1
		for last >= 0 && classes[line[last]] == space {
			last--
		}
		switch {
		case last >= 0 && line[last] >= utf8.RuneSelf && endsInBlank(line[:last+1]):
			return false
		case last < 0 || line[last] != '\\' || end == len(s.text):
			s.pos, s.crlf = end, crlf
			return true
		case quotes == 0 && strings.IndexByte(line, ',') >= 0:
			open = len(line)
		}
		if last+1 < len(line) && line[len(line)-1] == '\r' {
			crlf++
		}
		pos = end + 1
	}
}

func endsInBlank(line string) bool {
	last, _ := utf8.DecodeLastRuneInString(line)
	return isBlank(last)
}

// checkCarriageReturns reports the first carriage return that is not followed by
// a line feed, with no more than other carriage returns between.
func (s *scanner) checkCarriageReturns() {
	if s.crlf == strings.Count(s.text, "\r") {
		return
	}
	for pos := 0; ; pos++ {
		at := strings.IndexByte(s.text[pos:], '\r')
		if at < 0 {
			return
		}
		start := pos + at
		for pos = start + 1; pos < len(s.text) && s.text[pos] == '\r'; {
			pos++
		}
		if pos == len(s.text) || s.text[pos] != '\n' {
			s.f.problem(LoneCR, Span{start, start + 1})
			return
		}
	}
}
