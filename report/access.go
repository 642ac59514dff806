package report

import (
	"io"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/spelling"
)

// An AccessWriter writes the access maps of files: who can do what with the objects
// that each installs.
type AccessWriter interface {
	// File writes the map of a file.
	File(f *inf.File) error
	// Close ends the report. It does not close the underlying writer.
	Close(s Summary) error
}

// AccessFormats are the names of the formats of access.
func AccessFormats() []string { return []string{"text", "json", "markdown", "svg", "html"} }

// NewAccess returns a writer of access maps for the named format.
func NewAccess(format string, w io.Writer, options Options) (AccessWriter, error) {
	switch format {
	case "text":
		return accessText{w}, nil
	case "json":
		return newAccessJSON(w), nil
	case "markdown":
		return &accessMarkdown{w: w}, nil
	case "svg":
		return &accessSVG{w: w}, nil
	case "html":
		return newAccessHTML(w, options), nil
	}
	return nil, CheckAccessFormat(format)
}

// CheckAccessFormat checks that a name is that of a format of access.
func CheckAccessFormat(name string) error {
	return spelling.OneOf("format", name, AccessFormats())
}
