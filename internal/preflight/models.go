package preflight

import (
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/whql"
	"github.com/inflint/inflint/rules"
)

// A Model is a Models section, or a section such as [DefaultInstall], with the
// requirements that it is judged by.
type Model struct {
	File    string
	Section string
	// Served are the versions of Windows that take the section; none does unless
	// Taken is set.
	Served whql.Range
	Taken  bool
	// Mode and Ruleset are what it is judged by. Where Judged is not set, it is for
	// later versions only, and left alone.
	Judged  bool
	Mode    rules.InfVerifMode
	Ruleset inf.OSVersion
}

func modelsOf(f *inf.File, requirements rules.Requirements) []Model {
	var models []Model
	seen := map[string]bool{}
	add := func(section string, served whql.Range, taken bool) {
		if seen[section] {
			return
		}
		seen[section] = true
		m := Model{File: f.Name, Section: section, Served: served, Taken: taken}
		if taken {
			m.Mode, m.Ruleset, m.Judged = requirements.Judge(served)
		}
		models = append(models, m)
	}
	var defaults []inf.Decoration
	for _, in := range f.Installs() {
		if in.Kind == inf.DefaultInstall {
			defaults = append(defaults, in.Decoration())
		}
	}
	for _, in := range f.Installs() {
		for l := range in.Listings {
			served, taken := whql.Served(f, l.Manufacturer, l.Decoration, l.Decoration.Arch)
			add(l.Models.Name, served, taken)
		}
		if in.Kind == inf.DefaultInstall {
			add(in.Name(), whql.ServedDefault(in.Decoration(), defaults), true)
		}
	}
	return models
}
