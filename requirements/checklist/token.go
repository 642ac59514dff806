package checklist

import (
	"fmt"
	"path/filepath"
	"strings"
)

// defined looks for tokens that [Strings] does not define and no rule reports, as in an
// INX file, of which a build is yet to make an INF file, or in a section that is not read.
func defined(v *view) answer {
	var a answer
	for _, r := range v.results {
		if line := undefined(r); line > 0 && !found(r, "INF002") && !found(r, "INF916") {
			a.doubts = append(a.doubts, fmt.Sprintf("line %d of %s has a token that [Strings] does not define", line, filepath.Base(r.Path)))
		}
	}
	return a
}

// undefined returns the first line with a token that [Strings] does not define, 0 if there
// is none.
func undefined(r *Result) int {
	for _, s := range r.File.Sections {
		if name, _, _ := strings.Cut(s.Name, "."); strings.EqualFold(name, "Strings") {
			continue
		}
		for _, e := range s.Entries() {
			if e.Key != nil && !e.Lone() && len(e.Key.Undefined()) > 0 {
				return lineOf(e)
			}
			for i := range e.Fields {
				if len(e.Fields[i].Undefined()) > 0 {
					return lineOf(e)
				}
			}
		}
	}
	return 0
}
