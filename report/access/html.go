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

func (h *htmlWriter) File(f *inf.File) error {
	h.section.Add(f, access.Of(f))
	return nil
}

func (h *htmlWriter) Close(read outcome.Inputs) error {
	t, err := htmlpage.Parse(nil, SectionTemplates, pageTemplates)
	if err != nil {
		return err
	}
	return t.ExecuteTemplate(h.w, "page", struct {
		htmlpage.Page
		Map *Section
	}{htmlpage.NewPage("Access map", h.version, read), h.section})
}
