package checklists

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/requirements/checklist"
)

// markdown writes GitHub Flavored Markdown, for comments and summaries of jobs. Whatever
// comes out of a file stands in code spans.
func (d *Document) markdown(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "## Driver packages\n\nJudged %s. %s\n", d.requirements(), requirements.Authority)
	for _, list := range d.Packages {
		fmt.Fprintf(&b, "\n### %s: %s\n\n", printable.CodeSpan(filepath.ToSlash(list.Package)), counts(list))
		for i := range list.Models {
			fmt.Fprintf(&b, "- %s in %s, %s\n", printable.CodeSpan("["+list.Models[i].Section+"]"), printable.CodeSpan(filepath.ToSlash(list.Models[i].File)), judged(&list.Models[i]))
		}
		for _, group := range checklist.Groups() {
			answers := answersOf(list, group)
			if len(answers) == 0 {
				continue
			}
			fmt.Fprintf(&b, "\n| %s | | InfVerif | Source |\n|---|---|---|---|\n", group)
			for i := range answers {
				b.WriteString(answerRow(&answers[i]))
			}
		}
	}
	for _, words := range d.Words() {
		fmt.Fprintf(&b, "\n%s\n", printable.CodeSpan(words))
	}
	for _, e := range d.Errors {
		fmt.Fprintf(&b, "\nNot read: %s: %s\n", printable.CodeSpan(filepath.ToSlash(e.File)), printable.CodeSpan(e.Message))
	}
	fmt.Fprintf(&b, "\n%s.\n", printable.Sentence(d.total()))
	_, err := io.WriteString(w, b.String())
	return err
}

func answerRow(a *checklist.Answer) string {
	verdict := a.Verdict.String()
	if a.Verdict == checklist.Fail {
		verdict = "**fail**"
	}
	lines := []string{a.Question}
	for i := range a.Remarks {
		r := &a.Remarks[i]
		line := fmt.Sprintf("%s: %s: %s", printable.TableCode(remarkPlace(r)), r.Severity, printable.TableCode(r.Message))
		if origin := remarkOrigin(r); origin != "" {
			line += " (" + origin + ")"
		}
		lines = append(lines, line)
	}
	if a.Verdict == checklist.CannotTell {
		for _, text := range a.Doubts {
			lines = append(lines, "not known: "+printable.TableCode(text))
		}
		if a.Run != "" {
			lines = append(lines, "run: "+printable.TableCode(a.Run))
		}
	}
	return fmt.Sprintf("| %s | %s | %s | [%s](%s) |\n", verdict, strings.Join(lines, "<br>"), strings.Join(a.InfVerif, ", "), a.Source.Title, a.Source.URL)
}
