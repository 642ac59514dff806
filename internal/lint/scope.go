package lint

import (
	"sort"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// A scope is the part of a file that a suppression is for.
type scope struct {
	kind scopeKind
	line int // the first line
}

type scopeKind uint8

const (
	nowhere   scopeKind = iota // above no line that could have a finding
	ofEntry                    // an entry with all its lines, or another line
	ofSection                  // one part of a section, from its header on
	ofFile
)

// A layout tells what stands on which line of a file.
type layout struct {
	f       *inf.File
	headers []int // lines of section headers
	entries []lineRange
}

type lineRange struct{ first, last int }

func layoutOf(f *inf.File) *layout {
	l := &layout{f: f}
	for _, s := range f.Sections {
		for _, h := range s.Headers {
			l.headers = append(l.headers, f.Position(h.Start).Line)
		}
		for _, e := range s.Entries() {
			first, last := e.Lines()
			l.entries = append(l.entries, lineRange{first, last})
		}
	}
	sort.Ints(l.headers)
	sort.Slice(l.entries, func(i, j int) bool { return l.entries[i].first < l.entries[j].first })
	return l
}

// section returns the line of the header of the section that a line is in, or 0
// before the first.
func (l *layout) section(line int) int {
	i := sort.SearchInts(l.headers, line+1)
	if i == 0 {
		return 0
	}
	return l.headers[i-1]
}

// entry returns the first line of the entry that a line belongs to.
func (l *layout) entry(line int) (first int, ok bool) {
	i := sort.Search(len(l.entries), func(i int) bool { return l.entries[i].first > line })
	if i == 0 || l.entries[i-1].last < line {
		return 0, false
	}
	return l.entries[i-1].first, true
}

// bare reports whether a line has comments and nothing else. A comment that
// continues an entry belongs to that.
func (l *layout) bare(line int) bool {
	comments := l.f.Comments(line)
	if len(comments) == 0 {
		return false
	}
	whole := l.f.LineSpan(line)
	at := whole.Start
	for _, c := range append(comments, inf.Span{Start: whole.End}) {
		if strings.Trim(l.f.Text[at:c.Start], blanks) != "" {
			return false
		}
		at = c.End
	}
	_, continues := l.entry(line)
	return !continues
}

// scope returns what a suppression on a line is for, where below is the next line
// that has more than a comment.
func (l *layout) scope(line, below int) scope {
	if l.f.Plain() {
		if below == 0 {
			return scope{}
		}
		return scope{ofEntry, below}
	}
	if line != below && l.section(line) == 0 {
		return scope{ofFile, 0}
	}
	if l.section(below) == below && below > 0 {
		return scope{ofSection, below}
	}
	if first, ok := l.entry(below); ok {
		return scope{ofEntry, first}
	}
	if line == below {
		return scope{ofEntry, line}
	}
	return scope{}
}

// scopes returns the scopes that a finding is in, the narrowest first: those of
// the place that it points at, and of the entry that it is about.
func (l *layout) scopes(f *rules.Finding) []scope {
	lines := []int{f.Start().Line}
	if last := f.End().Line; l.f.Plain() && last != lines[0] { // of a call
		lines = append(lines, last)
	}
	if f.Entry != nil && f.Entry.Section.File == l.f {
		if at := l.f.Position(f.Entry.Span().Start).Line; at != lines[0] {
			lines = append(lines, at)
		}
	}
	var found []scope
	for _, line := range lines {
		if first, ok := l.entry(line); ok {
			line = first
		}
		found = append(found, scope{ofEntry, line})
	}
	for _, line := range lines {
		if header := l.section(line); header > 0 {
			found = append(found, scope{ofSection, header})
		}
	}
	return append(found, scope{ofFile, 0})
}
