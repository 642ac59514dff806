package rules

import (
	"strings"

	"github.com/inflint/inflint/inf"
)

// missingReferences calls yield for each way to a section that is not there, with the
// install that it is missing to. An included file may have the section all the same. Files,
// whose names begin with an @, are left out.
func (p *Pass) missingReferences(yield func(*inf.Install, *inf.Reach) bool) {
	for _, in := range p.File.Installs() {
		for _, r := range in.Dangling {
			from := r.From.Section
			if from.File != p.File || !r.Name.Known() || strings.HasPrefix(r.Name.Value, "@") {
				continue
			}
			if !yield(in, r) {
				return
			}
		}
	}
}
