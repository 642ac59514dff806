package main

import (
	"maps"
	"slices"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/config"
	"github.com/inflint/inflint/rules"
)

// A basis is what some file of a run is judged by, apart from settings of single rules.
type basis struct {
	preset    rules.Preset
	minOS     inf.OSVersion
	framework rules.Framework
}

// bases are those of the files of a run.
type bases map[basis]bool

func (b *bases) add(s *config.Settings) {
	if *b == nil {
		*b = bases{}
	}
	(*b)[basis{s.Preset.Value, s.MinOS.Value, s.Framework.Value}] = true
}

// words say what the files are judged by, for each of the settings once.
func (b bases) words() []string {
	words := map[string]bool{}
	for one := range b {
		words["preset "+string(one.preset)] = true
		if one.minOS != (inf.OSVersion{}) {
			words["where the INF does not tell: Windows "+one.minOS.String()] = true
		}
		if one.framework != "" {
			words["where the INF does not tell: "+string(one.framework)] = true
		}
	}
	return slices.Sorted(maps.Keys(words))
}
