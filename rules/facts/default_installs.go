package facts

import "github.com/inflint/inflint/inf"

// defaultInstalls are the decorations of the [DefaultInstall] sections.
var defaultInstalls = fact[[]inf.Decoration]{func(f *Facts) (decorations []inf.Decoration) {
	for _, in := range f.File.Installs() {
		if in.Kind == inf.DefaultInstall {
			decorations = append(decorations, in.Decoration())
		}
	}
	return decorations
}}
