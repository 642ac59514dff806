package diff

import (
	"fmt"
	"io"
	"strconv"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/report/markdown"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

// marks mark changes in Markdown by their effect.
var marks = [...]string{access.Unaffected: "", access.Narrower: "narrower: ", access.MayNarrow: "unknown: ", access.MayWiden: "**unknown**: ", access.Wider: "**wider**: "}

// markdown writes GitHub Flavored Markdown, for comments on pull requests. Whatever comes
// out of a file stands in code spans.
func (d *Document) markdown(w io.Writer) error {
	var c markdown.Comment
	for _, words := range d.Words() {
		c.End("line", fmt.Sprintf("\n%s\n", printable.CodeSpan(words)))
	}
	for _, e := range d.Errors {
		c.End("error", fmt.Sprintf("\nNot read: %s: %s\n", printable.CodeSpan(e.File), printable.CodeSpan(e.Message)))
	}
	c.Add("line", "### INF access\n\n"+rules.Sentence(d.verdict())+"\n")
	for _, f := range d.Files {
		c.Head(fmt.Sprintf("\n#### %s%s\n\n", printable.CodeSpan(f.Name), f.note()))
		if len(f.Access) == 0 {
			c.Add("file", "- no change in access\n")
		}
		for _, change := range f.Access {
			c.Add("change", fmt.Sprintf("- %s%s\n", marks[change.Effect], change.Sentence(printable.CodeSpan)))
		}
		for _, list := range f.findings() {
			for _, found := range list.findings {
				c.Add("line", fmt.Sprintf("- %s: %s %s %s, line %s: %s\n", list.title, found.Severity, found.Rule.ID, found.Rule.Name, strconv.Itoa(found.Line), printable.CodeSpan(found.Message)))
			}
		}
	}
	return c.Write(w, "inflint diff")
}
