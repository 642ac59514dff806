package diff

import (
	"io"

	"github.com/inflint/inflint/internal/spelling"
)

// Formats are the names of the formats of a Document.
func Formats() []string { return []string{"text", "markdown", "json", "html"} }

// CheckFormat checks that a name is that of a format of a Document.
func CheckFormat(name string) error {
	return spelling.OneOf("format", name, Formats())
}

// Write writes the diff in a format. HTML names the version of the program.
func (d *Document) Write(w io.Writer, format, program string) error {
	var text string
	switch format {
	case "text":
		text = d.text()
	case "markdown":
		return d.markdown(w)
	case "json":
		data, err := d.json()
		if err != nil {
			return err
		}
		text = string(data)
	case "html":
		return d.html(w, program)
	default:
		return CheckFormat(format)
	}
	_, err := io.WriteString(w, text)
	return err
}
