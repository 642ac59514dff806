package rules

import (
	"slices"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/whql"
)

// Requirements are those of InfVerif that the rules of the family INF9xx report
// what breaks. The zero value is /h with the newest rules that are known.
type Requirements struct {
	// Mode is that of InfVerif; /h if empty.
	Mode InfVerifMode
	// Newest is the version of Windows whose rules are the newest to apply
	// (/rulever).
	Newest inf.OSVersion
	// Next asks for what is to be required after the newest version (/rulever
	// vnext).
	Next bool
	// WindowsFrom is the version of Windows from which on /w is applied (/wbuild);
	// 10.0.17763 if it is zero.
	WindowsFrom inf.OSVersion
}

// defaultWindowsFrom is the default of /wbuild (documentation of InfVerif's command
// line).
var defaultWindowsFrom = inf.OSVersion{Major: 10, Build: 17763}

// A judgement says by which requirements InfVerif judges something.
type judgement struct {
	mode    InfVerifMode
	ruleset inf.OSVersion
}

// Judge returns the requirements by which InfVerif judges a Models section, given the
// versions of Windows that take it: a mode, and the version whose rules count. It
// reports false for a section that is for later versions only than the run is about.
func (r Requirements) Judge(served whql.Range) (InfVerifMode, inf.OSVersion, bool) {
	newest := r.Newest
	if newest == (inf.OSVersion{}) {
		newest = whql.Newest()
	}
	mode := r.Mode
	if mode == "" {
		mode = InfVerifWHQL
	}
	ruleset, ok := whql.Ruleset(served, newest)
	if mode == InfVerifWindows && ruleset.Before(r.windowsFrom()) {
		mode = InfVerifUniversal
	}
	return mode, ruleset, ok
}

// judgements returns the requirements by which InfVerif judges an install: those for
// each version of a Models section that leads to it, the strictest first; none where
// each is for later versions only than the run is about. Rules ask judged.
func (p *Pass) judgements(in *inf.Install) []judgement {
	var all []judgement
	for _, served := range p.served(in) {
		mode, ruleset, ok := p.Options.Requirements.Judge(served)
		if j := (judgement{mode, ruleset}); ok && !slices.Contains(all, j) {
			all = append(all, j)
		}
	}
	slices.SortFunc(all, func(a, b judgement) int {
		switch {
		case b.ruleset.Before(a.ruleset):
			return -1
		case a.ruleset.Before(b.ruleset):
			return 1
		}
		return 0
	})
	return all
}

// served returns the versions of Windows that take an install: those of each Models
// section that leads to it, or of its own name.
func (p *Pass) served(in *inf.Install) []whql.Range {
	switch in.Kind {
	case inf.DeviceInstall:
	case inf.DefaultInstall:
		return []whql.Range{whql.ServedDefault(in.Decoration(), p.defaultInstalls())}
	default:
		return []whql.Range{{}}
	}
	type key struct {
		manufacturer *inf.Entry
		decoration   inf.Decoration
	}
	seen := map[key]bool{}
	var all []whql.Range
	for l := range in.Listings {
		if k := (key{l.Manufacturer, l.Decoration}); !seen[k] {
			seen[k] = true
			if served, ok := whql.Served(p.File, l.Manufacturer, l.Decoration, l.Decoration.Arch); ok {
				all = append(all, served)
			}
		}
	}
	return all
}

// defaultInstalls returns the decorations of the [DefaultInstall] sections.
func (p *Pass) defaultInstalls() []inf.Decoration {
	return p.views.defaultInstalls.get(func() (decorations []inf.Decoration) {
		for _, in := range p.File.Installs() {
			if in.Kind == inf.DefaultInstall {
				decorations = append(decorations, in.Decoration())
			}
		}
		return decorations
	})
}

func (r Requirements) windowsFrom() inf.OSVersion {
	if r.WindowsFrom == (inf.OSVersion{}) {
		return defaultWindowsFrom
	}
	return r.WindowsFrom
}
