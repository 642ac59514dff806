package accessmap

import (
	"io"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/spelling"
	"github.com/inflint/inflint/report/outcome"
)

// A Writer writes the access maps of files, one by one.
type Writer struct {
	format format
	choice Choice
	tally  *tally
}

// Options are what a report shows of the maps.
type Options struct {
	Version string // of the program, for formats that name it
	Choice  Choice
	// WorstFirst sorts the text by risk, over all files, and counts the objects of which
	// the files do not tell who can do what. The other formats keep the order of the files.
	WorstFirst bool
}

// A format writes the rows that were chosen.
type format interface {
	// file writes the rows of a file.
	file(f *inf.File, rows []access.Row) error
	// end ends the report. The tally is of all rows, whether they were chosen or not.
	end(read outcome.Inputs, t *tally) error
}

// Formats are the names of the formats.
func Formats() []string { return []string{"text", "compact", "json", "markdown", "svg", "html"} }

// New returns a writer in the named format.
func New(name string, w io.Writer, o Options) (*Writer, error) {
	out := &Writer{choice: o.Choice}
	out.tally = newTally(&out.choice)
	switch name {
	case "text":
		out.format = &textWriter{w: w}
		if o.WorstFirst {
			out.format, out.choice.knownOnly = &worstFirst{w: w}, true
		}
	case "compact":
		out.format = compactWriter{w}
	case "json":
		out.format = newJSON(w)
	case "markdown":
		out.format = &markdownWriter{w: w}
	case "svg":
		out.format = &svgWriter{w: w}
	case "html":
		// The page has them folded, in a part of their own.
		out.format, out.choice.unknownToo = newHTML(w, o.Version), true
	default:
		return nil, CheckFormat(name)
	}
	return out, nil
}

// File writes the map of a file, with the evidence about its drivers, which may be nil.
func (w *Writer) File(f *inf.File, e *evidence.Set) error {
	return w.format.file(f, w.choice.rows(access.Map(f, e), w.tally))
}

// Close ends the report. It does not close the underlying writer.
func (w *Writer) Close(read outcome.Inputs) error { return w.format.end(read, w.tally) }

// CheckFormat checks that a name is that of a format.
func CheckFormat(name string) error {
	return spelling.OneOf("format", name, Formats())
}
