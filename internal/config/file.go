package config

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"gopkg.in/ini.v1"

	"github.com/inflint/inflint/internal/glob"
	"github.com/inflint/inflint/internal/spelling"
	"github.com/inflint/inflint/rules"
)

// Name is the name of the configuration file.
const Name = ".inflint.ini"

// A File is a configuration file without mistakes.
type File struct {
	// Path is the name to show.
	Path string

	dir   string // absolute; patterns start here, and it configures what is in it
	top   Settings
	paths pathSections
}

// An Error says what is wrong with a line of a configuration file.
type Error struct {
	File string
	Line int // 0 for the file as a whole
	Msg  string
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s: %s", e.File, e.Msg)
	}
	return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Msg)
}

// Parse reads a configuration file. Patterns are relative to dir, which is
// absolute. The error joins one [Error] for each line that is wrong.
func Parse(path, dir string, src []byte) (*File, error) {
	var problems []error
	report := func(line int, format string, args ...any) {
		problems = append(problems, &Error{path, line, fmt.Sprintf(format, args...)})
	}
	text := strings.TrimPrefix(string(src), "\uFEFF")
	if !utf8.ValidString(text) || strings.Contains(text, "\x00") {
		report(0, "not a text in UTF-8; save it as UTF-8")
		return nil, errors.Join(problems...)
	}
	sections := scan(text, report)
	checkNames(sections, report)
	if problems != nil {
		// Lines come twice through here, first for their form and then for names.
		slices.SortStableFunc(problems, func(a, b error) int { return a.(*Error).Line - b.(*Error).Line })
		return nil, errors.Join(problems...)
	}

	values, err := ini.LoadSources(ini.LoadOptions{
		KeyValueDelimiters: "=", IgnoreContinuation: true, AllowNonUniqueSections: true,
	}, []byte(text))
	if err != nil {
		report(0, "%v", err)
		return nil, errors.Join(problems...)
	}
	f := &File{Path: path, dir: dir}
	var lines []int // of the sections [path]
	valued := values.Sections()
	for i, s := range sections {
		settings := &f.top
		if s.kind == pathSection {
			pattern, err := glob.Parse(s.pattern, false)
			if err != nil { // which scan has told
				return nil, err
			}
			f.paths.list = append(f.paths.list, &pathSettings{pattern: pattern})
			settings = &f.paths.list[len(f.paths.list)-1].Settings
			lines = append(lines, s.line)
		}
		// The library has the sections in order, and the top level first, whether
		// there are keys in it or not.
		for j, value := range valued[i].Keys() {
			key := s.keys[j]
			set, text := settings.Set, value.Value()
			if s.kind == defineSection {
				set = settings.SetDefine
				if m := quoted().FindStringSubmatch(key.raw); m != nil { // the library ends it with a ; all the same
					text = m[1]
				}
			}
			if err := set(key.name, text, Origin{File: path, Line: key.line}); err != nil {
				report(key.line, "%s: %v", key.name, err)
			}
		}
	}
	if i := f.paths.index(); i >= 0 {
		report(lines[i], "%s", tooManyPaths)
	}
	if problems != nil {
		return nil, errors.Join(problems...)
	}
	return f, nil
}

// checkNames reports keys that do not belong where they are, and what is there
// twice.
func checkNames(sections []*section, report func(line int, format string, args ...any)) {
	lines := map[string]int{}
	for i, s := range sections {
		if first := lines[s.String()]; first > 0 && s.kind != topLevel {
			report(s.line, "section %s begins already in line %d; put these keys there", s, first)
			continue
		}
		lines[s.String()] = s.line
		if i > 0 && s.kind == topLevel {
			continue // its header is wrong, so nobody knows what belongs here
		}
		keyLines := map[string]int{}
		for _, k := range s.keys {
			r := rules.Lookup(k.name)
			name := k.name
			if r != nil {
				name = r.ID // which may be set by its name as well
			}
			if remedy := misplaced(s.kind, k.name, r); remedy != "" {
				report(k.line, "%s", remedy)
			} else if first := keyLines[name]; first > 0 {
				report(k.line, "%s is set already in line %d; keep one of the two", k.name, first)
			}
			keyLines[name] = k.line
		}
	}
}

// misplaced says why a key is wrong in a section; r is the rule of that name. It
// returns "" for one that is right.
func misplaced(in sectionKind, name string, r *rules.Rule) string {
	known := slices.Contains(Keys(), name)
	expected := strings.Join(Keys(), ", ")
	switch {
	case in == defineSection:
		return "" // any name
	case in == topLevel && r != nil:
		return fmt.Sprintf("%s is a rule; put it into the section [rules]", name)
	case in == topLevel && !known:
		return fmt.Sprintf("unknown key %q; expected %s, or a rule in the section [rules]%s", name, expected, spelling.DidYouMean(name, Keys()))
	case in == rulesSection && known:
		return fmt.Sprintf("%s is no rule; put it at the top, before the first section", name)
	case in == rulesSection && r == nil:
		return fmt.Sprintf("there is no rule %q; expected the ID or name of one that \"inflint rules\" lists%s", name, spelling.DidYouMean(name, RuleWords()))
	case in == pathSection && !known && r == nil:
		return fmt.Sprintf("unknown key %q; expected %s, or a rule that \"inflint rules\" lists%s", name, expected, spelling.DidYouMean(name, append(RuleWords(), Keys()...)))
	}
	return ""
}

// settings returns what the configuration says of the file at a path.
func (f *File) settings(path string) Settings {
	settings := f.top
	if len(f.paths.list) == 0 {
		return settings
	}
	absolute, err := filepath.Abs(path)
	if err != nil {
		return settings
	}
	relative, err := filepath.Rel(f.dir, absolute)
	if err != nil { // on another volume
		return settings
	}
	for _, s := range f.paths.of(filepath.ToSlash(relative)) {
		settings = s.over(settings)
	}
	return settings
}

// Dir returns the directory that the configuration is for, in full.
func (f *File) Dir() string { return f.dir }
