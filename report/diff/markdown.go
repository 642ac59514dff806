package diff

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/report/printable"
)

// marks mark changes in Markdown by their effect.
var marks = [...]string{access.Unaffected: "", access.Narrower: "narrower: ", access.MayNarrow: "unknown: ", access.MayWiden: "**unknown**: ", access.Wider: "**wider**: "}

func (d *Document) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "### INF access\n\n%s.\n", printable.Sentence(d.verdict()))
	for _, f := range d.Files {
		fmt.Fprintf(&b, "\n#### %s%s\n\n", printable.CodeSpan(f.Name), f.note())
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
	for _, words := range d.Words() {
		fmt.Fprintf(&b, "\n%s\n", printable.CodeSpan(words))
	}
	for _, e := range d.Errors {
		fmt.Fprintf(&b, "\nNot read: %s: %s\n", printable.CodeSpan(e.File), printable.CodeSpan(e.Message))
	}
	return b.String()
}
