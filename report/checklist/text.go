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
	if len(d.Packages) > 1 {
		t.b.WriteString("\n")
	}
	if len(d.Packages) > 0 {
		t.leftToDo()
		t.notLookedAt()
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
	for i := range list.Answers {
		a := &list.Answers[i]
		for j := range a.Remarks {
			switch r := &a.Remarks[j]; {
			case t.ofSecurity(list, a):
			case r.Fails:
				t.fault(r)
			case r.Rule == nil && r.Severity == rules.Note: // how many more there are
				t.line(textIndent, r.Severity, r)
			}
		}
	}
	t.others("Warnings", list, func(a *checklist.Answer, r *checklist.Remark) bool {
		return !r.Fails && r.Severity == rules.Warning && !t.ofSecurity(list, a)
	})
	t.others("What inflint itself has against the security, not in the verdict (--security)", list, func(a *checklist.Answer, r *checklist.Remark) bool {
		return r.Severity >= rules.Warning && t.ofSecurity(list, a)
	})
	t.open(list)
	fmt.Fprintf(&t.b, "\n  %s of %d questions (-v shows them)\n\n", t.verdicts[checklist.Pass].Paint(fmt.Sprintf("passed: %d", list.Count(checklist.Pass))), len(list.Answers))
}

// ofSecurity reports whether an answer does not count for the verdict.
func (t *textWriter) ofSecurity(list *checklist.Checklist, a *checklist.Answer) bool {
	return !list.Security && a.Opinion()
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
func (t *textWriter) others(title string, list *checklist.Checklist, which func(*checklist.Answer, *checklist.Remark) bool) {
	n := 0
	for i := range list.Answers {
		a := &list.Answers[i]
		for j := range a.Remarks {
			if r := &a.Remarks[j]; which(a, r) {
				if n++; n == 1 {
					fmt.Fprintf(&t.b, "\n  %s:\n", title)
				}
				if n <= maxOthers {
					t.line(2*textIndent, r.Severity, r)
				}
			}
		}
	}
	if n > maxOthers {
		fmt.Fprintf(&t.b, "    and %d more (-v shows them)\n", n-maxOthers)
	}
}

// open writes the questions that the files do not answer, with the first reason for each.
func (t *textWriter) open(list *checklist.Checklist) {
	var reasons []string
	questions := map[string][]string{}
	for i := range list.Answers {
		a := &list.Answers[i]
		if a.Verdict != checklist.CannotTell || a.OnMachine() {
			continue
		}
		reason := "only a machine can tell"
		if len(a.Doubts) > 0 {
			reason = a.Doubts[0]
		}
		if questions[reason] == nil {
			reasons = append(reasons, reason)
		}
		questions[reason] = append(questions[reason], a.ID)
	}
	if len(reasons) == 0 {
		return
	}
	t.b.WriteString("\n  Open, since the files do not tell:\n")
	for _, reason := range reasons {
		t.b.WriteString(strings.Repeat(" ", 2*textIndent))
		p := terminal.Paragraph{To: &t.b, Width: t.Width, Indent: 3 * textIndent, Column: 2 * textIndent}
		p.Words(strings.Join(questions[reason], ", ") + ": " + printable.Text(reason))
		t.b.WriteByte('\n')
	}
}

// leftToDo writes what is to be run on a machine, each once.
func (t *textWriter) leftToDo() {
	var runs []string
	for _, list := range t.Packages {
		for i := range list.Answers {
			if a := &list.Answers[i]; a.OnMachine() && a.Verdict == checklist.CannotTell && !slices.Contains(runs, a.Run) {
				runs = append(runs, a.Run)
			}
		}
	}
	if len(runs) == 0 {
		return
	}
	t.b.WriteString("Left to do on Windows:\n")
	for _, run := range runs {
		fmt.Fprintf(&t.b, "  %s\n", run)
	}
}

// notLookedAt says which codes of InfVerif nothing here reports.
func (t *textWriter) notLookedAt() {
	var codes []string
	for _, c := range checklist.NotLookedAt(t.Requirements.Mode) {
		codes = append(codes, c.Code)
	}
	p := terminal.Paragraph{To: &t.b, Width: t.Width, Indent: textIndent}
	p.Words(fmt.Sprintf("Not looked at: %d codes of InfVerif (inflint explain CODE says why): %s", len(codes), strings.Join(codes, " ")))
	t.b.WriteString("\n\n")
}

// failing lists the packages that fail, of more than one.
func (t *textWriter) failing() {
	if len(t.Packages) < 2 {
		return
	}
	for _, list := range t.Packages {
		if list.Verdict() == checklist.Fail {
			t.verdict(list)
		}
	}
}
