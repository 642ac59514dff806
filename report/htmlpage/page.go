package htmlpage

import (
	"path/filepath"

	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/report/printable"
)

// A Page is a page about files, with a script that filters what it shows.
type Page struct {
	Frame
	Facts   []string // what the files were judged by
	Verdict []string // sentences without a full stop, the most important first
	First   string   // the ID of what most readers want to see first, which is a word
	Totals  []Total  // of findings, by their severity
	Hidden  string   // what the page leaves out, in words
	// Configurations are the configuration files that applied, with what they set.
	Configurations []Input
	Errors         []Input
	Skipped        []Input
}

// A Total is how many findings of a severity there are.
type Total struct {
	Name  string
	Count int
}

// An Input is a file that the page is not about.
type Input struct{ File, Message string }

// NewPage returns a page about the files of a run, with the ID of its first part.
func NewPage(title, version, first string, read outcome.Inputs) Page {
	p := Page{Frame: newFrame(title, version, pageStyle, pageScript), First: first}
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
		p.Configurations = append(p.Configurations, newInput(g.Configurations[i].Name(), g.Configurations[i].Words()))
	}
	for _, file := range g.Differ {
		p.Configurations = append(p.Configurations, newInput(file, g.Differs()))
	}
}

func newInput(file, message string) Input {
	return Input{printable.Text(filepath.ToSlash(file)), printable.Text(message)}
}
