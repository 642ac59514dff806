package printable

import (
	"strconv"
	"strings"

	"github.com/inflint/inflint/inf"
)

// Name returns the name of a file that is safe at the beginning of a line as well,
// where :: begins a command to GitHub Actions.
func Name(name string) string {
	name = Text(name)
	if strings.HasPrefix(strings.TrimLeft(name, " "), "::") {
		name = "./" + name
	}
	return name
}

// Place returns where a span begins, as file:line:column.
func Place(f *inf.File, span inf.Span) string {
	at := f.Position(span.Start)
	return Name(f.Name) + ":" + strconv.Itoa(at.Line) + ":" + strconv.Itoa(at.Column)
}
