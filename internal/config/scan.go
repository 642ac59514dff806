package config

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/inflint/inflint/internal/spelling"
)

// A section is a section of a configuration file as it is written. The library
// that reads the values does not tell their lines, so these are found here.
type section struct {
	kind    sectionKind
	pattern string // of a path section
	line    int
	keys    []key
}

type key struct {
	name string
	line int
	raw  string // the value as it is written, with a comment
}

type sectionKind uint8

const (
	topLevel sectionKind = iota
	rulesSection
	defineSection
	pathSection
)

// String returns the section as its header has it.
func (s *section) String() string {
	switch s.kind {
	case rulesSection:
		return "[rules]"
	case defineSection:
		return "[define]"
	case pathSection:
		return fmt.Sprintf("[path \"%s\"]", s.pattern)
	}
	return "the top level"
}

// The forms of a line, which most runs do not need.
var (
	headerLine = form(`^\[\s*([\w-]+)\s*(?:"([^"]*)")?\s*\]\s*(?:[;#].*)?$`)
	barePath   = form(`^\[\s*path\s+([^\s"]+)\s*\]`)
	quoted     = form(`^"([^"]*)"\s*(?:[;#].*)?$`)
	keyLine    = form(`^([A-Za-z_][\w-]*)\s*=\s*(.*)$`)
)

func form(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}

// scan returns the sections of a text, the top level first, in order and each
// once for every header.
func scan(text string, report func(line int, format string, args ...any)) []*section {
	current := &section{kind: topLevel}
	sections := []*section{current}
	number := 0
	for line := range strings.SplitSeq(text, "\n") {
		number++
		line = strings.TrimSpace(line)
		switch {
		case line == "", line[0] == ';', line[0] == '#':
		case line[0] == '[':
			current = header(line, number, report)
			sections = append(sections, current)
		default:
			m := keyLine().FindStringSubmatch(line)
			switch {
			case m == nil:
				report(number, "expected key = value, a section or a comment; a comment begins with ; or #")
			case strings.HasPrefix(m[2], "`"), strings.HasPrefix(m[2], `"""`):
				report(number, "the value of %s begins a text of several lines; write it without ` and \"\"\"", m[1])
			default:
				current.keys = append(current.keys, key{m[1], number, m[2]})
			}
		}
	}
	return sections
}

func header(line string, number int, report func(line int, format string, args ...any)) *section {
	const expected = `expected [rules], [define] or [path "pattern"]`
	s := &section{line: number}
	m := headerLine().FindStringSubmatchIndex(line)
	if m == nil {
		if bare := barePath().FindStringSubmatch(line); bare != nil {
			report(number, "the pattern of a section stands in quotes; write [path \"%s\"]", bare[1])
		} else {
			report(number, "not the header of a section; "+expected)
		}
		return s
	}
	name, quoted := line[m[2]:m[3]], m[4] >= 0
	switch {
	case name == "rules" && !quoted:
		s.kind = rulesSection
	case name == "define" && !quoted:
		s.kind = defineSection
	case name == "path" && quoted:
		s.kind, s.pattern = pathSection, line[m[4]:m[5]]
		if remedy := badPattern(s.pattern); remedy != "" {
			report(number, "%s", remedy)
		}
	case name == "path":
		report(number, `the section has no pattern; write one, as in [path "third_party/**"]`)
	case name == "rules", name == "define":
		report(number, "the section takes no pattern; "+expected)
	default:
		report(number, "unknown section %q; %s%s", name, expected, spelling.DidYouMean(name, []string{"rules", "define", "path"}))
	}
	return s
}
