package checklists

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/inflint/inflint/report/markdown"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/requirements/checklist"
	"github.com/inflint/inflint/rules"
)

// markdown writes GitHub Flavored Markdown, for comments and summaries of jobs. Whatever
// comes out of a file stands in code spans.
func (d *Document) markdown(w io.Writer) error {
	var c markdown.Comment
	c.End("line", "\n"+rules.Sentence(d.total())+"\n")
	for _, words := range d.Words() {
		c.End("line", fmt.Sprintf("\n%s\n", printable.CodeSpan(words)))
	}
	for _, e := range d.Errors {
		c.End("error", fmt.Sprintf("\nNot read: %s: %s\n", printable.CodeSpan(filepath.ToSlash(e.File)), printable.CodeSpan(e.Message)))
	}
	c.Add("line", fmt.Sprintf("## Driver packages\n\nJudged %s. %s\n", d.requirements(), requirements.Authority))
	for _, list := range d.Packages {
		c.Add("package", fmt.Sprintf("\n### %s: %s\n\n", printable.CodeSpan(filepath.ToSlash(list.Package)), verdict(list)))
		addBrief(&c, list)
	}
	if runs := d.leftToDo(); len(runs) > 0 {
		c.Head("\n### " + leftTitle + "\n\n")
		for _, run := range runs {
			c.Add("command", "- "+printable.CodeSpan(run)+"\n")
		}
	}
	if len(d.Packages) > 0 {
		c.Add("line", "\n"+notLookedAt(d.notLookedAt())+"\n")
	}
	for _, list := range d.Packages {
		c.Head(fmt.Sprintf("\n### All questions about %s: %s\n\n", printable.CodeSpan(filepath.ToSlash(list.Package)), counts(list)))
		for i := range list.Models {
			c.Add("Models section", fmt.Sprintf("- %s in %s, %s\n", printable.CodeSpan("["+list.Models[i].Section+"]"), printable.CodeSpan(filepath.ToSlash(list.Models[i].File)), judged(&list.Models[i])))
		}
		for _, group := range checklist.Groups() {
			answers := answersOf(list, group)
			if len(answers) == 0 {
				continue
			}
			c.Head(fmt.Sprintf("\n| %s | | InfVerif | Source |\n|---|---|---|---|\n", group))
			for i := range answers {
				c.Add("answer", answerRow(&answers[i]))
			}
		}
	}
	return c.Write(w, "inflint whql")
}

// addBrief adds what somebody in a hurry wants to know of a package.
func addBrief(c *markdown.Comment, list *checklist.Checklist) {
	b := briefOf(list)
	for _, part := range []struct {
		title, noun string
		remarks     []*checklist.Remark
	}{{"", "fault", b.Faults}, {"Warnings", "warning", b.Warnings}, {opinionsTitle, "opinion", b.Opinions}} {
		if part.title != "" && len(part.remarks) > 0 {
			c.Head("\n" + part.title + ":\n\n")
		}
		for _, r := range part.remarks[:min(len(part.remarks), maxRemarks)] {
			c.Add(part.noun, remarkItem(r))
		}
		if n := len(part.remarks) - maxRemarks; n > 0 {
			c.Add("line", fmt.Sprintf("- and %d more\n", n))
		}
	}
	if len(b.Open) > 0 {
		c.Head("\n" + openTitle + ":\n\n")
	}
	for _, o := range b.Open {
		c.Add("question", fmt.Sprintf("- %s: %s\n", strings.Join(o.Questions, ", "), printable.CodeSpan(o.Why)))
	}
}

// maxRemarks is how many remarks of a kind stand above the questions, so that one package
// does not push out the others.
const maxRemarks = 20

// remarkItem is a remark as an item of a list, with what to write.
func remarkItem(r *checklist.Remark) string {
	item := fmt.Sprintf("- %s: %s: %s", printable.CodeSpan(remarkPlace(r)), r.Severity, printable.CodeSpan(r.Text()))
	if r.Remedy != "" && r.Fails {
		item += ". Fix: " + printable.CodeSpan(r.Remedy)
	}
	if origin := remarkOrigin(r); origin != "" {
		item += " (" + origin + ")"
	}
	return item + "\n"
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
	return fmt.Sprintf("| %s | %s | %s | [%s](%s) |\n", verdict, strings.Join(firstOf(lines), "<br>"), strings.Join(a.InfVerif, ", "), a.Source.Title, a.Source.URL)
}

// maxCell is the most that an answer takes in bytes, so that one does not push out the
// others.
const maxCell = 10_000

// firstOf returns as many lines as an answer has room for, and the number of the others.
func firstOf(lines []string) []string {
	size := 0
	for i, line := range lines {
		if size += len(line); size > maxCell {
			return append(lines[:i:i], fmt.Sprintf("%d more", len(lines)-i))
		}
	}
	return lines
}
