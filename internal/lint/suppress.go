package lint

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// Suppressed is a finding that a comment suppresses.
type Suppressed struct {
	*rules.Finding
	// Reason is what the comment says.
	Reason string
}

// The rules about suppressions.
const (
	unusedSuppression    = "INF006"
	malformedSuppression = "INF007"
	expiredSuppression   = "INF008"
)

// Suppress removes from the findings of a file those that comments suppress, and adds those
// about the comments: in the file, and in the source of its drivers, which is part of the
// evidence. Without options.Today it does nothing.
func Suppress(f *inf.File, findings []*rules.Finding, set []*rules.Rule, options rules.Options) (kept []*rules.Finding, suppressed []Suppressed) {
	if options.Today.IsZero() {
		return findings, nil
	}
	s := suppressor{options: options, set: set, files: map[any]*suppressions{}}
	for _, finding := range findings {
		s.of(finding.File).find(finding)
	}
	for _, finding := range rules.Add(findings, s.about(f), options) {
		if by := s.of(finding.File).find(finding); by != nil {
			suppressed = append(suppressed, Suppressed{finding, by.reason})
		} else {
			kept = append(kept, finding)
		}
	}
	return kept, suppressed
}

type suppressor struct {
	options rules.Options
	set     []*rules.Rule
	known   map[string]*rules.Rule // by ID and by name, in small letters; nil until there is a suppression
	files   map[any]*suppressions  // by the *inf.File, or the name of one of source
}

// rule returns the rule with the given ID or name, in any case, or nil.
func (s *suppressor) rule(name string) *rules.Rule {
	if s.known == nil {
		s.known = map[string]*rules.Rule{}
		for _, r := range append(rules.All(), s.set...) {
			s.known[strings.ToLower(r.ID)], s.known[r.Name] = r, r
		}
	}
	return s.known[strings.ToLower(name)]
}

// suppressions are those of one file.
type suppressions struct {
	file    *inf.File
	all     []*suppression
	layout  *layout
	inForce map[target]inForce
}

// inForce is a name in a suppression that is no mistake and has not expired.
type inForce struct {
	*suppression
	name *name
}

// A target is what a suppression in force suppresses.
type target struct {
	rule  string
	scope scope
}

// of returns the suppressions of a file: the one that is linted, one that it includes, or
// source of a driver, which several drivers may share.
func (s *suppressor) of(f *inf.File) *suppressions {
	key := any(f)
	if f.Plain() {
		key = f.Name
	}
	list := s.files[key]
	if list == nil {
		list = s.read(f)
		s.files[key] = list
	}
	return list
}

// lists returns the suppressions in a file, and those in the source of its drivers.
func (s *suppressor) lists(f *inf.File) []*suppressions {
	lists := []*suppressions{s.of(f)}
	for file, source := range s.options.Evidence.Sources() {
		if addresses(file.Text) {
			lists = append(lists, s.of(source.File(file.Name)))
		}
	}
	return lists
}

func (s *suppressor) read(f *inf.File) *suppressions {
	if !addresses(f.Text) { // most files
		return &suppressions{file: f}
	}
	list := &suppressions{file: f, layout: layoutOf(f), inForce: map[target]inForce{}}
	below := 0
	for line := f.Lines(); line > 0; line-- {
		if !list.layout.bare(line) {
			below = line
		}
		for _, comment := range f.Comments(line) {
			if found := parseSuppression(f, comment, s.rule); found != nil {
				found.scope = list.layout.scope(line, below)
				s.add(list, found)
			}
		}
	}
	return list
}

func (s *suppressor) add(list *suppressions, found *suppression) {
	list.all = append(list.all, found)
	if found.fault != nil || found.expired(s.options.Today) {
		return
	}
	for i := range found.names {
		n := &found.names[i]
		list.inForce[target{n.rule.ID, found.scope}] = inForce{found, n}
	}
}

// addresses reports whether a text has the address in it. It looks for its colon,
// which is rare in an INF file, as the beginnings of "install" are not.
func addresses(text string) bool {
	for {
		before, after, found := strings.Cut(text, ":")
		if !found || strings.HasSuffix(before, strings.TrimSuffix(address, ":")) {
			return found
		}
		text = after
	}
}

// find returns the suppression of a finding, or nil.
func (l *suppressions) find(f *rules.Finding) *suppression {
	if len(l.inForce) == 0 {
		return nil
	}
	for _, scope := range l.layout.scopes(f) {
		if by, ok := l.inForce[target{f.Rule.ID, scope}]; ok {
			by.name.used = true
			return by.suppression
		}
	}
	return nil
}

// about returns the findings about the suppressions in a file, and in the source of its
// drivers.
func (s *suppressor) about(f *inf.File) []*rules.Finding {
	lists := slices.DeleteFunc(s.lists(f), func(l *suppressions) bool { return len(l.all) == 0 })
	if len(lists) == 0 {
		return nil
	}
	on := map[string]*rules.Rule{}
	for _, r := range rules.Enabled(s.set, s.options) {
		on[r.ID] = r
	}
	var found []*rules.Finding
	report := func(f *inf.File, id string, span inf.Span, message, because, remedy string) {
		if r := on[id]; r != nil {
			found = append(found, &rules.Finding{Rule: &r.Meta, File: f, Span: span, Message: message, Because: because, Remedy: remedy})
		}
	}
	for _, list := range lists {
		for _, c := range list.all {
			switch {
			case c.fault != nil:
				report(list.file, malformedSuppression, c.fault.span, c.fault.message, "the comment suppresses nothing", c.fault.remedy)
			case c.expired(s.options.Today):
				report(list.file, expiredSuppression, c.until.span, fmt.Sprintf("the last day of this suppression was %s", c.until.text),
					"it no longer works", "mend what it hid, or set another date")
			}
		}
	}
	if on[unusedSuppression] == nil {
		return found
	}
	for list, n := range s.unused(f, lists) {
		report(list.file, unusedSuppression, n.span, fmt.Sprintf("this suppression has no finding of %s to suppress", n.rule.ID),
			"it would hide the next mistake here", "remove the name, or the comment if it names no other rule")
	}
	return found
}

// unused yields the names of rules in suppressions that suppress nothing: not in
// this run, and not in one with all findings of the rule either.
func (s *suppressor) unused(f *inf.File, lists []*suppressions) iter.Seq2[*suppressions, name] {
	idle := func(yield func(*suppressions, name) bool) {
		for _, list := range lists {
			for _, c := range list.all {
				for _, n := range c.names {
					if c.fault == nil && !c.expired(s.options.Today) && n.rule.Check != nil && !n.used && !yield(list, n) {
						return
					}
				}
			}
		}
	}
	var set []*rules.Rule
	seen := map[string]bool{}
	for _, n := range idle {
		if !seen[n.rule.ID] {
			seen[n.rule.ID] = true
			set = append(set, n.rule)
		}
	}
	// What a file without installs does shows where others include it.
	if len(set) == 0 || len(f.Installs()) == 0 {
		return func(func(*suppressions, name) bool) {}
	}
	everything := s.options
	everything.Preset, everything.Severities = rules.PresetAll, nil
	for _, finding := range rules.Run(f, set, everything) {
		s.of(finding.File).find(finding)
	}
	return idle
}
