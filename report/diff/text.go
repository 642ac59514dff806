package diff

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/report/printable"
)

// signs mark changes in text by their effect.
var signs = [...]string{access.Unaffected: " ", access.Narrower: "-", access.MayNarrow: "?", access.MayWiden: "?", access.Wider: "+"}

func (d *Document) text() string {
	var b strings.Builder
	quote := func(text string) string { return `"` + printable.Text(text) + `"` }
	for _, f := range d.Files {
		fmt.Fprintf(&b, "%s%s\n", printable.Name(f.Name), f.note())
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
	for _, words := range d.Words() {
		b.WriteString(printable.Text(words) + "\n")
	}
	b.WriteString(d.verdict() + "\n")
	return b.String()
}
