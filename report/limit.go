package report

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

// How many findings about a file are written: of one rule, and of all. Nobody reads more,
// and a hostile file has one in each line.
const (
	maxOfRule = 1000
	maxOfFile = 10_000
)

// A LeftOut counts the findings about a file that a report leaves out, by severity.
type LeftOut struct {
	File   string
	Counts tally
}

func (l *LeftOut) String() string {
	return fmt.Sprintf("%s more about %s: of one rule, the first %d about a file are written, and %d of all rules",
		printable.Plural(l.Counts.sum(), "finding"), printable.Name(l.File), maxOfRule, maxOfFile)
}

// limited leaves out findings of which there are too many about one file.
type limited struct {
	Writer
	ofRule  map[*rules.Meta]int
	ofFile  int
	file    *LeftOut
	leftOut []*LeftOut
}

// Limit returns a writer that leaves out findings beyond a limit, and passes on their counts
// at the end.
func Limit(w Writer) Writer { return &limited{Writer: w} }

func (l *limited) File(f *inf.File, e *evidence.Set) error {
	l.ofRule, l.ofFile = map[*rules.Meta]int{}, 0
	l.file = &LeftOut{File: f.Name}
	return l.Writer.File(f, e)
}

func (l *limited) Finding(f *rules.Finding) error {
	l.ofRule[f.Rule]++
	if l.ofRule[f.Rule] <= maxOfRule && l.ofFile < maxOfFile {
		l.ofFile++
		return l.Writer.Finding(f)
	}
	if l.file.Counts.sum() == 0 {
		l.leftOut = append(l.leftOut, l.file)
	}
	l.file.Counts[f.Severity]++
	return nil
}

func (l *limited) Close(s Summary) error {
	s.LeftOut = l.leftOut
	return l.Writer.Close(s)
}

// Programs get this much of a name.
const maxMachineName = 256

// machineName returns the name of an object for programs.
func machineName(name string) string {
	if len(name) <= maxMachineName {
		return name
	}
	cut := maxMachineName
	for cut > 0 && !utf8.RuneStart(name[cut]) {
		cut--
	}
	return name[:cut] + "…"
}

// shortFixes returns the fixes that are written: those that change little. Fix makes all.
func shortFixes(fixes []rules.Fix) []rules.Fix {
	return slices.DeleteFunc(slices.Clone(fixes), func(fix rules.Fix) bool {
		size := 0
		for _, e := range fix.Edits {
			size += len(e.New) + editSize
		}
		return size > maxSnippet
	})
}

const editSize = 64 // of its place
