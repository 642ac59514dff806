package checklist

import (
	"fmt"
	"path/filepath"
	"slices"

	"github.com/inflint/inflint/rules"
)

// The rules about [Version] say nothing where the security of a machine is not at stake.
// That InfVerif says nothing there either is not known.

// locked looks for files that do without PnpLockdown and copy no file.
func locked(v *view) answer {
	var a answer
	for _, r := range v.results {
		line := r.File.Version().PnpLockdown
		if line != nil {
			if n, ok := line.Field(1).Uint(); ok && n == 1 {
				continue
			}
		}
		if !found(r, "INF801") {
			a.doubts = append(a.doubts, fmt.Sprintf("%s does not set PnpLockdown, and InfVerif may ask for it", filepath.Base(r.Path)))
		}
	}
	return a
}

// named looks for files that name no catalog and belong to Windows, or install nothing.
func named(v *view) answer {
	var a answer
	for _, r := range v.results {
		if len(catalogs(r.File)) == 0 && !found(r, "INF802") {
			a.doubts = append(a.doubts, fmt.Sprintf("%s names no catalog, and InfVerif may ask for one", filepath.Base(r.Path)))
		}
	}
	return a
}

// covered is about files that name a catalog, or are yet to name one.
func covered(v *view) answer {
	return answer{idle: !slices.ContainsFunc(v.results, func(r *Result) bool {
		return len(r.File.Version().Catalogs) > 0 || unstamped(r.File)
	})}
}

func found(r *Result, id string) bool {
	return slices.ContainsFunc(r.Findings, func(f *rules.Finding) bool { return f.Rule.ID == id })
}
