package htmlpage

import (
	"path/filepath"

	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/report/printable"
)

// A Page is a page about files, with a script that filters what it shows.
type Page struct {
	Frame
	Totals    []Total
	FileCount string
	Hidden    string // what the page leaves out, in words
	// Configurations are the configuration files that applied, with what they set.
	Configurations []Input
	Errors         []Input
	Skipped        []Input
}

// A Total is a number of things of a name.
type Total struct {
	Name  string
	Count int
}

// An Input is a file that the page is not about.
type Input struct{ File, Message string }

// NewPage returns a page about the files of a run.
func NewPage(title, version string, read outcome.Inputs) Page {
	p := Page{Frame: newFrame(title, version, pageStyle, pageScript), FileCount: printable.Plural(read.Files, "file")}
	for _, e := range read.Skipped {
		p.Skipped = append(p.Skipped, newInput(e.File, e.Reason))
	}
	for _, e := range read.Errors {
		p.Errors = append(p.Errors, newInput(e.File, e.Message))
	}
	return p
}

// SetGate says what keeps findings out of the page.
func (p *Page) SetGate(g *outcome.Gate) {
	p.Hidden = g.Hidden()
	for i := range g.Configurations {
		p.Configurations = append(p.Configurations, newInput(g.Configurations[i].File, g.Configurations[i].Words()))
	}
	for _, file := range g.Differ {
		p.Configurations = append(p.Configurations, newInput(file, g.Differs()))
	}
}

func newInput(file, message string) Input {
	return Input{printable.Text(filepath.ToSlash(file)), printable.Text(message)}
}
