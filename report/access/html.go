package accessmap

import (
	_ "embed" // for the templates
	"io"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/htmlpage"
	"github.com/inflint/inflint/report/outcome"
)

//go:embed page.html
var pageTemplates string

// htmlWriter writes one page. It stands when the run ends; until then what it shows is
// held, but not the files.
type htmlWriter struct {
	w       io.Writer
	version string
	section *Section
}

func newHTML(w io.Writer, version string) *htmlWriter {
	return &htmlWriter{w: w, version: version, section: NewSection("Who can do what")}
}

func (h *htmlWriter) file(f *inf.File, rows []access.Row) error {
	h.section.add(f, rows)
	return nil
}

func (h *htmlWriter) end(read outcome.Inputs, t *tally) error {
	h.section.tally = t
	h.section.None = t.nothing(read)
	page := htmlpage.NewPage("Access map", h.version, "map", read)
	page.Verdict = h.section.Verdict()
	templates, err := htmlpage.Parse(nil, SectionTemplates, pageTemplates)
	if err != nil {
		return err
	}
	return templates.ExecuteTemplate(h.w, "page", struct {
		htmlpage.Page
		Map *Section
	}{page, h.section})
}
