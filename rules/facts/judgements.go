package facts

import (
	"slices"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
)

var judged = factOfInstall[[]requirements.Judgement]{judgeInstall}

// Judged returns the requirements by which InfVerif judges what some installs have in
// common: of those that ask for the same, the newest. A nil install stands for what
// is of none, as [Version].
func Judged(f *Facts, installs ...*inf.Install) []requirements.Judgement {
	if len(installs) == 1 {
		return judged.of(f, installs[0])
	}
	var all []requirements.Judgement
	for _, in := range installs {
		for _, j := range judged.of(f, in) {
			all = addJudgement(all, j)
		}
	}
	return all
}

func judgeInstall(f *Facts, in *inf.Install) (by []requirements.Judgement) {
	for _, j := range judgements(f, in) {
		by = addJudgement(by, j)
	}
	return by
}

func addJudgement(all []requirements.Judgement, j requirements.Judgement) []requirements.Judgement {
	for i, other := range all {
		if other.Mode == j.Mode && other.Samples == j.Samples && other.Rules() == j.Rules() {
			if other.Ruleset.Before(j.Ruleset) {
				all[i] = j
			}
			return all
		}
	}
	return append(all, j)
}

// judgements returns the requirements by which InfVerif judges an install: those for
// each version of a Models section that leads to it, the strictest first; none where
// each is for later versions only than the run is about.
func judgements(f *Facts, in *inf.Install) []requirements.Judgement {
	var all []requirements.Judgement
	for _, by := range served(f, in) {
		if j, ok := f.Requirements.Judge(by); ok && !slices.Contains(all, j) {
			all = append(all, j)
		}
	}
	slices.SortFunc(all, func(a, b requirements.Judgement) int {
		switch {
		case b.Ruleset.Before(a.Ruleset):
			return -1
		case a.Ruleset.Before(b.Ruleset):
			return 1
		}
		return 0
	})
	return all
}

// served returns the versions of Windows that take an install: those of each Models
// section that leads to it, or of its own name.
func served(f *Facts, in *inf.Install) []requirements.Range {
	switch {
	case in != nil && in.Kind == inf.DeviceInstall:
	case in != nil && in.Kind == inf.DefaultInstall:
		return []requirements.Range{requirements.ServedDefault(in.Decoration(), defaultInstalls.of(f))}
	default:
		return []requirements.Range{{}}
	}
	type key struct {
		manufacturer *inf.Entry
		decoration   inf.Decoration
	}
	seen := map[key]bool{}
	var all []requirements.Range
	for l := range in.Listings {
		if k := (key{l.Manufacturer, l.Decoration}); !seen[k] {
			seen[k] = true
			if served, ok := requirements.Served(f.File, l.Manufacturer, l.Decoration, l.Decoration.Arch); ok {
				all = append(all, served)
			}
		}
	}
	return all
}
