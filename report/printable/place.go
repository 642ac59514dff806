package printable

import (
	"strconv"
	"strings"

	"github.com/inflint/inflint/inf"
)

// Name returns the name of a file. If it begins with colons, it still leads to the file,
// and is no command.
func Name(name string) string {
	if strings.HasPrefix(strings.TrimLeft(name, " \t"), ":") {
		name = "./" + name
	}
	return Text(name)
}

// Place returns where a span begins, as file:line:column.
func Place(f *inf.File, span inf.Span) string {
	at := f.Position(span.Start)
	return Name(f.Name) + ":" + strconv.Itoa(at.Line) + ":" + strconv.Itoa(at.Column)
}
