package checklists

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/fatih/color"

	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/report/terminal"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/requirements/checklist"
	"github.com/inflint/inflint/rules"
)

// A textWriter writes checklists for people in a hurry: the verdict first, then what fails with
// what to write, then what is open in a line each. What passes is counted. All questions with
// their sources are there if they are asked for (see text_questions.go).
type textWriter struct {
	terminal.Style
	*Document
	b        bytes.Buffer
	sources  []rules.Reference
	verdicts [checklist.Fail + 1]terminal.Pen
}

// textIndent is that of what is said of a package.
const textIndent = 2

func (d *Document) text(w io.Writer, look terminal.Look) error {
	t := &textWriter{Style: terminal.NewStyle(look), Document: d}
	t.verdicts = [...]terminal.Pen{t.Frame, terminal.NewPen(look, color.FgGreen), t.Levels[rules.Warning], t.Levels[rules.Error]}
	for _, list := range d.Packages {
		switch {
		case d.Verbose:
			t.questions(list)
		case len(d.Packages) > 1 && list.Verdict() != checklist.Fail:
			t.verdict(list)
		default:
			t.list(list)
		}
	}
	if len(d.Packages) > 1 && !bytes.HasSuffix(t.b.Bytes(), []byte("\n\n")) {
		t.b.WriteString("\n")
	}
	if len(d.Packages) > 0 {
		t.ending()
	}
	t.listSources()
	t.failing()
	fmt.Fprintf(&t.b, "Judged %s.\n", d.requirements())
	for _, words := range d.Words() {
		t.b.WriteString(printable.Text(words) + "\n")
	}
	fmt.Fprintf(&t.b, "%s\n%s\n", d.total(), requirements.Authority)
	_, err := w.Write(t.b.Bytes())
	return err
}

// verdict writes how a package stands.
func (t *textWriter) verdict(list *checklist.Checklist) {
	name := printable.Name(filepath.ToSlash(list.Package))
	fmt.Fprintf(&t.b, "%s: %s\n", t.Bold.Paint(name), t.verdicts[list.Verdict()].Paint(verdict(list)))
}

// list writes what is to be done about a package.
func (t *textWriter) list(list *checklist.Checklist) {
	t.verdict(list)
	b := briefOf(list)
	for _, r := range b.Faults {
		if r.Fails {
			t.fault(r)
		} else {
			t.line(textIndent, r.Severity, r)
		}
	}
	t.others("Warnings", b.Warnings)
	t.others(opinionsTitle+" (--security)", b.Opinions)
	t.open(b.Open)
	fmt.Fprintf(&t.b, "\n  %s of %d questions (-v shows them)\n\n", t.verdicts[checklist.Pass].Paint(fmt.Sprintf("passed: %d", b.Passed)), b.All)
}

// fault writes what fails, and what to write instead.
func (t *textWriter) fault(r *checklist.Remark) {
	t.b.WriteString("\n")
	t.line(textIndent, r.Severity, r)
	if r.Remedy != "" {
		t.b.WriteString(strings.Repeat(" ", 2*textIndent))
		p := terminal.Paragraph{To: &t.b, Width: t.Width, Indent: 3 * textIndent, Column: 2 * textIndent}
		p.Words("fix: " + printable.Text(r.Remedy))
		t.b.WriteByte('\n')
	}
}

// line writes a remark without its reason.
func (t *textWriter) line(indent int, severity rules.Severity, r *checklist.Remark) {
	t.b.WriteString(strings.Repeat(" ", indent))
	p := terminal.Paragraph{To: &t.b, Width: t.Width, Indent: indent + textIndent, Column: indent}
	place, word := remarkPlace(r)+":", severity.String()+":"
	p.Word(place, place)
	p.Word(word, t.Levels[severity].Paint(word))
	p.Words(printable.Text(r.Text()))
	if origin := codesOf(r); origin != "" {
		p.Word(origin, t.Frame.Paint(origin))
	}
	t.b.WriteByte('\n')
}

// codesOf names the rule and the code of InfVerif, for inflint explain.
func codesOf(r *checklist.Remark) string {
	var parts []string
	if r.Rule != nil {
		parts = append(parts, r.Rule.ID)
	}
	if r.InfVerif != "" {
		parts = append(parts, "InfVerif "+r.InfVerif)
	}
	if len(parts) == 0 {
		return ""
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// maxOthers is how many remarks that do not decide are told, unless all are asked for.
const maxOthers = 5

// others writes remarks that do not make the package fail, of many the first few.
func (t *textWriter) others(title string, remarks []*checklist.Remark) {
	if len(remarks) == 0 {
		return
	}
	fmt.Fprintf(&t.b, "\n  %s:\n", title)
	for _, r := range remarks[:min(len(remarks), maxOthers)] {
		t.line(2*textIndent, r.Severity, r)
	}
	if n := len(remarks) - maxOthers; n > 0 {
		fmt.Fprintf(&t.b, "    and %d more (-v shows them)\n", n)
	}
}

// open writes the questions that the files do not answer, with their reasons.
func (t *textWriter) open(reasons []openReason) {
	if len(reasons) == 0 {
		return
	}
	fmt.Fprintf(&t.b, "\n  %s:\n", openTitle)
	for _, r := range reasons {
		t.b.WriteString(strings.Repeat(" ", 2*textIndent))
		p := terminal.Paragraph{To: &t.b, Width: t.Width, Indent: 3 * textIndent, Column: 2 * textIndent}
		p.Words(strings.Join(r.Questions, ", ") + ": " + printable.Text(r.Why))
		t.b.WriteByte('\n')
	}
}

// ending writes what is to be run on a machine, and what nothing here looks at.
func (t *textWriter) ending() {
	if runs := t.leftToDo(); len(runs) > 0 {
		fmt.Fprintf(&t.b, "%s:\n  %s\n", leftTitle, strings.Join(runs, "\n  "))
	}
	p := terminal.Paragraph{To: &t.b, Width: t.Width, Indent: textIndent}
	p.Words(notLookedAt(t.notLookedAt()))
	t.b.WriteString("\n\n")
}

// failing lists the packages that fail, of more than one.
func (t *textWriter) failing() {
	if len(t.Packages) < 2 || !slices.ContainsFunc(t.Packages, fails) {
		return
	}
	t.b.WriteString("Failing:\n")
	for _, list := range t.Packages {
		if fails(list) {
			t.b.WriteString(strings.Repeat(" ", textIndent))
			t.verdict(list)
		}
	}
	t.b.WriteString("\n")
}

func fails(list *checklist.Checklist) bool { return list.Verdict() == checklist.Fail }
