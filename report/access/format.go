package accessmap

import (
	"io"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/spelling"
	"github.com/inflint/inflint/report/outcome"
)

// A Writer writes the access maps of files, one by one.
type Writer interface {
	// File writes the map of a file.
	File(f *inf.File) error
	// Close ends the report. It does not close the underlying writer.
	Close(read outcome.Inputs) error
}

// Formats are the names of the formats.
func Formats() []string { return []string{"text", "json", "markdown", "svg", "html"} }

// New returns a writer in the named format. The version is that of the program, for
// formats that name it.
func New(format string, w io.Writer, version string) (Writer, error) {
	switch format {
	case "text":
		return textWriter{w}, nil
	case "json":
		return newJSON(w), nil
	case "markdown":
		return &markdownWriter{w: w}, nil
	case "svg":
		return &svgWriter{w: w}, nil
	case "html":
		return newHTML(w, version), nil
	}
	return nil, CheckFormat(format)
}

// CheckFormat checks that a name is that of a format.
func CheckFormat(name string) error {
	return spelling.OneOf("format", name, Formats())
}
