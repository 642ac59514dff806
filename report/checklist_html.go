package report

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"path/filepath"
	"strings"

	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/requirements/checklist"
)

//go:embed page/page.css page/checklist.css page/checklist.html
var checklistFiles embed.FS

// html writes one page without a script. Its policy forbids everything but its own style
// sheet, which it knows by its hash.
func (c *Checklists) html(w io.Writer, options Options) error {
	var style []byte
	for _, name := range []string{"page/page.css", "page/checklist.css"} {
		text, err := checklistFiles.ReadFile(name)
		if err != nil {
			return err
		}
		style = append(style, text...)
	}
	t, err := template.New("checklist.html").Funcs(template.FuncMap{
		"phrases":   func(text string) []phrase { return phrases(printable.Text(text)) },
		"printable": func(text string) string { return printable.Text(filepath.ToSlash(text)) },
		"class":     func(v checklist.Verdict) string { return strings.ReplaceAll(v.String(), " ", "-") },
		"join":      func(words []string) string { return strings.Join(words, ", ") },
		"add":       func(a, b int) int { return a + b },
		"groups":    checklist.Groups,
		"answers":   answersOf,
		"counts":    counts,
		"judged":    func(m checklist.Model) string { return judged(&m) },
		"place":     func(r checklist.Remark) string { return remarkPlace(&r) },
		"doubtful":  func(a checklist.Answer) bool { return a.Verdict == checklist.CannotTell },
	}).ParseFS(checklistFiles, "page/checklist.html")
	if err != nil {
		return err
	}
	return t.Execute(w, struct {
		*Checklists
		Policy, By, Total, Authority, Version string
		Style                                 template.CSS
	}{
		c, fmt.Sprintf("default-src 'none'; style-src %s; base-uri 'none'; form-action 'none'", policyHash(style)),
		c.requirements(), c.total(), authority, options.Version,
		template.CSS(style), //nolint:gosec // it is ours
	})
}
