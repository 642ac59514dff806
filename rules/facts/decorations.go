package facts

import (
	"slices"

	"github.com/inflint/inflint/inf"
)

// MaxDecorations is how many decorations of an install are looked at: hostile files may
// have any number.
const MaxDecorations = 64

var decorations = factOfInstall[[]string]{collectDecorations}

// Decorations returns the decorations under which an install is found, each once and
// with the architecture in the name of the section. A decoration without an architecture
// leads to the section of each.
func Decorations(f *Facts, in *inf.Install) []string { return decorations.of(f, in) }

func collectDecorations(_ *Facts, in *inf.Install) (found []string) {
	arch := " " + in.Decoration().Arch
	for l := range in.Listings {
		if d := l.Decoration.Text + arch; len(found) < MaxDecorations && !slices.Contains(found, d) {
			found = append(found, d)
		}
	}
	return found
}
