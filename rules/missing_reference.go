package rules

import (
	"strings"

	"github.com/inflint/inflint/inf"
)

// missingReferences calls yield for each way to a section that is not there, with the
// install that it is missing to. Sections that an included file may have, and files, whose
// names begin with an @, are left out.
func (p *Pass) missingReferences(yield func(*inf.Install, *inf.Reach) bool) {
	including := map[*inf.Section]bool{}
	for _, in := range p.File.Installs() {
		for _, r := range in.Dangling {
			from := r.From.Section
			if from.File != p.File || !r.Name.Known() || strings.HasPrefix(r.Name.Value, "@") {
				continue
			}
			includes, asked := including[from]
			if !asked {
				includes = from.First("Include") != nil
				including[from] = includes
			}
			if !includes && !yield(in, r) {
				return
			}
		}
	}
}
