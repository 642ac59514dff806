package diff

import (
	"fmt"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/rules"
)

// A Status says in which versions a file is there.
type Status string

// The statuses of a file.
const (
	Changed Status = "changed" // in both, which may be the same
	Added   Status = "added"
	Removed Status = "removed"
)

// A File is what the new version of an INF file changes.
type File struct {
	Name         string
	Status       Status
	Access       []access.Change
	Gained, Lost []Finding
}

// Empty reports whether the new version comes to the same as the old one.
func (f *File) Empty() bool {
	return f.Status == Changed && len(f.Access)+len(f.Gained)+len(f.Lost) == 0
}

// A Finding is a finding that only one version of a file has, without the file
// itself. The line is in the version that has it.
type Finding struct {
	Rule     *rules.Meta
	Severity rules.Severity
	Message  string
	Line     int
}

// maxOfRule is how many findings of one rule are listed. A hostile file has one in each
// line.
const maxOfRule = 1000

// FindingsOf returns findings without their files. Of those of a rule of which there are
// too many, the last says how many more there are.
func FindingsOf(list []*rules.Finding) []Finding {
	var out []Finding
	count := map[*rules.Meta]int{}
	last := map[*rules.Meta]int{} // where it is
	for _, f := range list {
		count[f.Rule]++
		switch n := count[f.Rule]; {
		case n <= maxOfRule:
			last[f.Rule] = len(out)
			out = append(out, Finding{f.Rule, f.Severity, f.Text(), f.Start().Line})
		default:
			out[last[f.Rule]].Message = fmt.Sprintf("there are %d more findings like those before", n-maxOfRule+1)
		}
	}
	return out
}

// A Document is what a change of INF files does.
type Document struct {
	// Files are those that were added or removed, or that come to something else.
	Files []File
	// Compared is the number of files that were compared, the same ones included.
	Compared int
	Errors   []outcome.Error
	outcome.Gate
}

// Widens reports whether someone below administrator gets more access.
func (d *Document) Widens() bool { return d.effect() == access.Wider }

// MayWiden reports whether it is not known that nobody below administrator gets more access.
func (d *Document) MayWiden() bool { return d.effect() >= access.MayWiden }

func (d *Document) effect() access.Effect {
	worst := access.Unaffected
	for _, f := range d.Files {
		for _, c := range f.Access {
			worst = max(worst, c.Effect)
		}
	}
	return worst
}
