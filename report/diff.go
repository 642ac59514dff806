package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/internal/spelling"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

// A FileStatus says in which versions a file is there.
type FileStatus string

// The statuses of a file.
const (
	FileChanged FileStatus = "changed" // in both, which may be the same
	FileAdded   FileStatus = "added"
	FileRemoved FileStatus = "removed"
)

// A FileDiff is what the new version of an INF file changes.
type FileDiff struct {
	File         string
	Status       FileStatus
	Access       []access.Change
	Gained, Lost []DiffFinding
}

// Empty reports whether the new version comes to the same as the old one.
func (f *FileDiff) Empty() bool {
	return f.Status == FileChanged && len(f.Access)+len(f.Gained)+len(f.Lost) == 0
}

// A DiffFinding is a finding that only one version of a file has, without the file
// itself. The line is in the version that has it.
type DiffFinding struct {
	Rule     *rules.Meta
	Severity rules.Severity
	Message  string
	Line     int
}

// DiffFindings returns findings without their files.
func DiffFindings(list []*rules.Finding) []DiffFinding {
	var out []DiffFinding
	for _, f := range list {
		out = append(out, DiffFinding{f.Rule, f.Severity, f.Message, f.Start().Line})
	}
	return out
}

// A Diff is what a change of INF files does.
type Diff struct {
	// Files are those that were added or removed, or that come to something else.
	Files []FileDiff
	// Compared is the number of files that were compared, the same ones included.
	Compared int
	Errors   []outcome.Error
}

// Widens reports whether someone below administrator gets more access.
func (d *Diff) Widens() bool { return d.effect() == access.Wider }

func (d *Diff) effect() access.Effect {
	worst := access.Unaffected
	for _, f := range d.Files {
		for _, c := range f.Access {
			worst = max(worst, c.Effect)
		}
	}
	return worst
}

// DiffFormats are the names of the formats of a Diff.
func DiffFormats() []string { return []string{"text", "markdown", "json"} }

// CheckDiffFormat checks that a name is that of a format of a Diff.
func CheckDiffFormat(name string) error {
	return spelling.OneOf("format", name, DiffFormats())
}

// Write writes the diff in a format.
func (d *Diff) Write(w io.Writer, format string) error {
	var text string
	switch format {
	case "text":
		text = d.text()
	case "markdown":
		text = d.markdown()
	case "json":
		data, err := d.json()
		if err != nil {
			return err
		}
		text = string(data)
	default:
		return CheckDiffFormat(format)
	}
	_, err := io.WriteString(w, text)
	return err
}

// verdict sums up the diff in a sentence.
func (d *Diff) verdict() string {
	changes := 0
	for _, f := range d.Files {
		changes += len(f.Access)
	}
	files := printable.Plural(d.Compared, "file")
	switch effect := d.effect(); {
	case d.Compared == 0 && len(d.Errors) > 0:
		return "nothing could be compared"
	case d.Compared == 0:
		return "no INF file changes"
	case changes == 0:
		return "no change in access in " + files
	case effect == access.Wider:
		return fmt.Sprintf("access widens for someone below administrator: %s in %s", printable.Plural(changes, "change"), files)
	case effect == access.NotTold:
		return fmt.Sprintf("access may change for those below administrator: %s in %s", printable.Plural(changes, "change"), files)
	case effect == access.Narrower:
		return fmt.Sprintf("access does not widen for anyone below administrator, and narrows for some: %s in %s", printable.Plural(changes, "change"), files)
	}
	return fmt.Sprintf("access does not change for those below administrator: %s in %s", printable.Plural(changes, "change"), files)
}

// signs mark changes in text by their effect.
var signs = [...]string{access.Unaffected: " ", access.Narrower: "-", access.NotTold: "?", access.Wider: "+"}

func (d *Diff) text() string {
	var b strings.Builder
	quote := func(text string) string { return `"` + printable.Text(text) + `"` }
	for _, f := range d.Files {
		fmt.Fprintf(&b, "%s%s\n", printable.Name(f.File), f.note())
		if len(f.Access) == 0 {
			b.WriteString("    no change in access\n")
		}
		for _, c := range f.Access {
			fmt.Fprintf(&b, "  %s %s\n", signs[c.Effect], c.Sentence(quote))
		}
		for _, list := range f.findings() {
			for _, found := range list.findings {
				fmt.Fprintf(&b, "    %s: %s, line %d: %s [%s %s]\n", list.title, found.Severity, found.Line, printable.Text(found.Message), found.Rule.ID, found.Rule.Name)
			}
		}
		b.WriteString("\n")
	}
	b.WriteString(d.verdict() + "\n")
	return b.String()
}

// note says behind the name of a file that it is new or gone.
func (f *FileDiff) note() string {
	if f.Status == FileChanged {
		return ""
	}
	return " (" + string(f.Status) + ")"
}

type titledFindings struct {
	title    string
	findings []DiffFinding
}

func (f *FileDiff) findings() []titledFindings {
	return []titledFindings{{"new finding", f.Gained}, {"finding gone", f.Lost}}
}

// marks mark changes in Markdown by their effect.
var marks = [...]string{access.Unaffected: "", access.Narrower: "narrower: ", access.NotTold: "**unknown**: ", access.Wider: "**wider**: "}

func (d *Diff) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "### INF access\n\n%s.\n", printable.Sentence(d.verdict()))
	for _, f := range d.Files {
		fmt.Fprintf(&b, "\n#### %s%s\n\n", printable.CodeSpan(f.File), f.note())
		if len(f.Access) == 0 {
			b.WriteString("- no change in access\n")
		}
		for _, c := range f.Access {
			fmt.Fprintf(&b, "- %s%s\n", marks[c.Effect], c.Sentence(printable.CodeSpan))
		}
		for _, list := range f.findings() {
			for _, found := range list.findings {
				fmt.Fprintf(&b, "- %s: %s %s %s, line %s: %s\n", list.title, found.Severity, found.Rule.ID, found.Rule.Name, strconv.Itoa(found.Line), printable.CodeSpan(found.Message))
			}
		}
	}
	for _, e := range d.Errors {
		fmt.Fprintf(&b, "\nNot read: %s: %s\n", printable.CodeSpan(e.File), printable.CodeSpan(e.Message))
	}
	return b.String()
}
