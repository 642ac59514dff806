package main

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/inflint/inflint/internal/config"
	"github.com/inflint/inflint/report/outcome"
)

// applied gathers which configuration files apply to the files of a run, and what they
// change for how many.
type applied struct {
	list []*appliedFile
	of   map[*config.File]*appliedFile
	last string // the path that was added last
}

type appliedFile struct {
	*config.File
	hides   hiddenFiles
	files   int
	changes map[config.Change]int
}

// add adds a file with its configuration, which may be nil, and what it is linted with.
// Versions of a file that follow each other are one file.
func (a *applied) add(path string, file *config.File, with *config.Settings, settings *configuration) {
	if file == nil || path == a.last {
		return
	}
	a.last = path
	f := a.of[file]
	if f == nil {
		f = &appliedFile{File: file, hides: settings.hides(file), changes: map[config.Change]int{}}
		if a.of == nil {
			a.of = map[*config.File]*appliedFile{}
		}
		a.of[file] = f
		a.list = append(a.list, f)
	}
	f.files++
	others := []config.Other{{Settings: config.Effective(path, nil, settings.flags)}}
	for _, above := range f.hides.files {
		others = append(others, config.Other{File: above.Path, Settings: config.Effective(path, above, settings.flags)})
	}
	for _, c := range config.Changes(with, others...) {
		f.changes[c]++
	}
	if f.hides.unread != "" {
		f.changes[config.Change{Key: outcome.Hides, Value: f.hides.unread}]++
	}
}

// gate returns what a report tells of configuration files.
func (p *plan) gate() outcome.Gate {
	g := outcome.Gate{Configurations: p.applied.configurations()}
	if from := p.settings.from; from != nil {
		g.ConfigFrom, g.Differ = from.name, from.differ
	}
	return g
}

// configurations returns the configuration files in the order of the files.
func (a *applied) configurations() []outcome.Configuration {
	var list []outcome.Configuration
	for _, f := range a.list {
		c := outcome.Configuration{File: f.Path, Files: f.files, Sets: []outcome.Setting{}}
		for _, change := range slices.SortedFunc(maps.Keys(f.changes), func(a, b config.Change) int {
			return cmp.Or(strings.Compare(a.Key, b.Key), strings.Compare(a.Value, b.Value),
				strings.Compare(a.Without, b.Without), strings.Compare(a.Above, b.Above))
		}) {
			c.Sets = append(c.Sets, outcome.Setting{Key: change.Key, Value: change.Value, Without: change.Without, Above: change.Above, Files: f.changes[change]})
		}
		list = append(list, c)
	}
	return list
}
