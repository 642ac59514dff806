package checklists

import (
	_ "embed" // for the style sheet and the template
	"html/template"
	"io"
	"path/filepath"
	"strings"

	"github.com/inflint/inflint/report/htmlpage"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/requirements/checklist"
)

var (
	//go:embed checklist.css
	style string
	//go:embed checklist.html
	templates string
)

// html writes one page without a script.
func (d *Document) html(w io.Writer, version string) error {
	t, err := htmlpage.Parse(template.FuncMap{
		"phrases":   func(text string) []htmlpage.Phrase { return htmlpage.Phrases(printable.Text(text)) },
		"printable": func(text string) string { return printable.Text(filepath.ToSlash(text)) },
		"class":     func(v checklist.Verdict) string { return strings.ReplaceAll(v.String(), " ", "-") },
		"join":      func(words []string) string { return strings.Join(words, ", ") },
		"groups":    checklist.Groups,
		"answers":   answersOf,
		"counts":    counts,
		"brief":     briefOf,
		"stands":    verdict,
		"judged":    func(m checklist.Model) string { return judged(&m) },
		"place":     remarkPlaceOf,
		"doubtful":  func(a checklist.Answer) bool { return a.Verdict == checklist.CannotTell },
	}, templates)
	if err != nil {
		return err
	}
	return t.ExecuteTemplate(w, "checklist", struct {
		htmlpage.Frame
		*Document
		By, Total, Authority                string
		OpinionsTitle, OpenTitle, LeftTitle string
		Runs                                []string
		NotLookedAt                         string
	}{
		htmlpage.NewFrame("WHQL checklist", version, style), d, d.requirements(), d.total(), requirements.Authority,
		opinionsTitle, openTitle, leftTitle, d.leftToDo(), notLookedAt(d.notLookedAt()),
	})
}

// remarkPlaceOf takes a remark of an answer, or one of a brief.
func remarkPlaceOf(r any) string {
	switch r := r.(type) {
	case checklist.Remark:
		return remarkPlace(&r)
	case *checklist.Remark:
		return remarkPlace(r)
	}
	return ""
}
