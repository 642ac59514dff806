package inf

import (
	"strings"
	"unicode/utf8"
)

// A survey goes over the text of a section that has not been read. It finds what is
// wrong there and whether there is more to be known, and makes nothing of the entries.
//
// Of most files Windows reads a part only. Reading the rest as well would make a run over
// small files 40 % slower and take twice the memory. TestSurvey and FuzzParse compare the
// survey with reading.
type survey struct {
	lexer
	section *Section

	quotes, comments, percents occurrence
}

// survey looks over the section, unless it has been read: then all is known.
func (s *Section) survey() {
	f := s.File
	f.mu.Lock()
	defer f.mu.Unlock()
	if s.surveyed || s.filled.Load() {
		return
	}
	s.surveyed = true
	v := survey{lexer: lexer{f: f}, section: s}
	for _, b := range s.bodies {
		v.text, v.pos = f.Text[:b.end], int(b.start)
		v.quotes, v.comments, v.percents = occurrence{'"', -1}, occurrence{';', -1}, occurrence{'%', -1}
		for v.next() != 0 {
			v.entry()
		}
	}
	f.crlf += v.crlf
}

// mayRegister reports whether an entry of the section may be an add-registry line with
// the name of a value.
func (s *Section) mayRegister() bool {
	s.survey()
	return s.registry
}

// entry goes over an entry.
func (s *survey) entry() {
	start := s.pos
	commented := !s.skim()
	if commented {
		s.skipEntry()
	}
	text, section := s.text[start:s.pos], s.section
	if s.percents.before(s.text, start, s.pos) {
		percents := strings.Count(text, "%")
		section.tokens = section.tokens || percents > 1
		s.f.longest, s.f.mostTokens = max(s.f.longest, len(text)), max(s.f.mostTokens, percents/2)
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
func (s *survey) skim() bool {
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
