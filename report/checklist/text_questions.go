package checklists

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/report/terminal"
	"github.com/inflint/inflint/requirements/checklist"
	"github.com/inflint/inflint/rules"
)

// This file writes all questions about a package, for people who work down them: what fails
// comes first in each group. The sources of the items are numbered, and so are not repeated.

// verdictWords are the verdicts in a column.
var verdictWords = [...]string{
	checklist.NotApplicable: "n/a", checklist.Pass: "pass", checklist.CannotTell: "cannot tell", checklist.Fail: "fail",
}

const (
	itemIndent   = 4
	verdictWidth = len("cannot tell")
	answerIndent = itemIndent + verdictWidth + 2
)

// questions writes all questions about a package.
func (t *textWriter) questions(list *checklist.Checklist) {
	t.verdict(list)
	fmt.Fprintf(&t.b, "  %s\n", counts(list))
	for i := range list.Models {
		m := &list.Models[i]
		section := "[" + m.Section + "]"
		if len(list.Files) > 1 {
			section += " of " + filepath.ToSlash(m.File)
		}
		fmt.Fprintf(&t.b, "  %s: %s\n", printable.Text(section), judged(m))
	}
	var doubts []string
	for _, group := range checklist.Groups() {
		answers := answersOf(list, group)
		if len(answers) == 0 {
			continue
		}
		fmt.Fprintf(&t.b, "\n  %s\n", t.Bold.Paint(group))
		for i := range answers {
			t.answer(&answers[i], &doubts)
		}
	}
	if len(doubts) > 0 {
		t.b.WriteString("\n  Not known:\n")
		for i, text := range doubts {
			t.b.WriteString(strings.Repeat(" ", itemIndent))
			p := terminal.Paragraph{To: &t.b, Width: t.Width, Indent: itemIndent + 4, Column: itemIndent}
			p.Words(fmt.Sprintf("(%s) %s", letter(i), printable.Text(text)))
			t.b.WriteByte('\n')
		}
	}
	t.b.WriteString("\n")
}

func (t *textWriter) answer(a *checklist.Answer, doubts *[]string) {
	word := verdictWords[a.Verdict]
	fmt.Fprintf(&t.b, "    %s%s  ", t.verdicts[a.Verdict].Paint(word), strings.Repeat(" ", verdictWidth-len(word)))
	p := terminal.Paragraph{To: &t.b, Width: t.Width, Indent: answerIndent, Column: answerIndent}
	p.Words(a.Question)
	if len(a.InfVerif) > 0 {
		p.Words("InfVerif " + strings.Join(a.InfVerif, ", "))
	}
	source := fmt.Sprintf("[%d]", t.source(a.Source))
	p.Word(source, t.Frame.Paint(source))
	t.b.WriteByte('\n')
	for i := range a.Remarks {
		t.remark(&a.Remarks[i])
	}
	if a.Verdict != checklist.CannotTell {
		return
	}
	var open []string
	for _, text := range a.Doubts {
		at := slices.Index(*doubts, text)
		if at < 0 {
			at = len(*doubts)
			*doubts = append(*doubts, text)
		}
		open = append(open, "("+letter(at)+")")
	}
	var parts []string
	if len(open) > 0 {
		parts = append(parts, "not known: "+strings.Join(open, ", "))
	}
	if a.Run != "" {
		parts = append(parts, "run "+a.Run)
	}
	t.b.WriteString(strings.Repeat(" ", answerIndent))
	p = terminal.Paragraph{To: &t.b, Width: t.Width, Indent: answerIndent, Column: answerIndent}
	p.Words(strings.Join(parts, "; "))
	t.b.WriteByte('\n')
}

func (t *textWriter) remark(r *checklist.Remark) {
	t.b.WriteString(strings.Repeat(" ", answerIndent))
	at, severity := remarkPlace(r)+":", r.Severity.String()+":"
	p := terminal.Paragraph{To: &t.b, Width: t.Width, Indent: answerIndent + 2, Column: answerIndent}
	p.Word(at, at)
	p.Word(severity, t.Levels[r.Severity].Paint(severity))
	p.Words(printable.Text(r.Message))
	if origin := remarkOrigin(r); origin != "" {
		p.Word("["+origin+"]", t.Frame.Paint("["+origin+"]"))
	}
	t.b.WriteByte('\n')
}

// listSources writes the sources that questions are numbered by.
func (t *textWriter) listSources() {
	if len(t.sources) == 0 {
		return
	}
	t.b.WriteString("Sources:\n")
	for i, s := range t.sources {
		fmt.Fprintf(&t.b, "  [%d] %s: %s\n", i+1, s.Title, s.URL)
	}
	t.b.WriteString("\n")
}

// source returns the number of a source.
func (t *textWriter) source(s rules.Reference) int {
	if i := slices.Index(t.sources, s); i >= 0 {
		return i + 1
	}
	t.sources = append(t.sources, s)
	return len(t.sources)
}

// letter returns the sign of a doubt: a to z, aa and so on.
func letter(i int) string {
	if i < 26 {
		return string(rune('a' + i))
	}
	return letter(i/26-1) + letter(i%26)
}
