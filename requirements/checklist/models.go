package checklist

import (
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
)

// A Model is a Models section, or a section such as [DefaultInstall], with the
// requirements that it is judged by.
type Model struct {
	File    string
	Section string
	// Served are the versions of Windows that take the section; none does unless
	// Taken is set.
	Served requirements.Range
	Taken  bool
	// Judgement is what it is judged by. Where Judged is not set, it is for later versions
	// only, and left alone.
	Judged bool
	requirements.Judgement
}

func modelsOf(f *inf.File, wanted requirements.Options) []Model {
	var models []Model
	seen := map[string]bool{}
	add := func(section string, served requirements.Range, taken bool) {
		if seen[section] {
			return
		}
		seen[section] = true
		m := Model{File: f.Name, Section: section, Served: served, Taken: taken}
		if taken {
			m.Judgement, m.Judged = wanted.Judge(served)
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
			served, taken := requirements.Served(f, l.Manufacturer, l.Decoration, l.Decoration.Arch)
			add(l.Models.Name, served, taken)
		}
		if in.Kind == inf.DefaultInstall {
			add(in.Name(), requirements.ServedDefault(in.Decoration(), defaults), true)
		}
	}
	return models
}
