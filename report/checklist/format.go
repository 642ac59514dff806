package checklists

import (
	"io"

	"github.com/inflint/inflint/internal/spelling"
	"github.com/inflint/inflint/report/terminal"
)

// Formats are the names of the formats of a Document.
func Formats() []string { return []string{"text", "markdown", "json", "html"} }

// CheckFormat checks that a name is that of a format of a Document.
func CheckFormat(name string) error {
	return spelling.OneOf("format", name, Formats())
}

// Write writes the document in a format. The look is for text, the version that of the
// program, which HTML names.
func (d *Document) Write(w io.Writer, format string, look terminal.Look, version string) error {
	switch format {
	case "text":
		return d.text(w, look)
	case "markdown":
		return d.markdown(w)
	case "json":
		return d.json(w)
	case "html":
		return d.html(w, version)
	}
	return CheckFormat(format)
}
