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

// judgements returns the requirements by which InfVerif judges an install: those for
// each version of a Models section that leads to it, the strictest first; none where
// each is for later versions only than the run is about.
func (p *Pass) judgements(in *inf.Install) []judgement {
	r := p.Options.Requirements
	newest := r.Newest
	if newest == (inf.OSVersion{}) {
		newest = whql.Newest()
	}
	mode := r.Mode
	if mode == "" {
		mode = InfVerifWHQL
	}
	if len(in.Targets) == 0 {
		return []judgement{{mode, newest}}
	}
	var all []judgement
	for _, t := range in.Targets {
		served, ok := whql.Served(p.File, t.Manufacturer, t.Decoration, t.Decoration.Arch)
		if !ok {
			continue
		}
		ruleset, ok := whql.Ruleset(served, newest)
		if !ok {
			continue
		}
		j := judgement{mode, ruleset}
		if mode == InfVerifWindows && ruleset.Before(r.windowsFrom()) {
			j.mode = InfVerifUniversal
		}
		if !slices.Contains(all, j) {
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

func (r Requirements) windowsFrom() inf.OSVersion {
	if r.WindowsFrom == (inf.OSVersion{}) {
		return defaultWindowsFrom
	}
	return r.WindowsFrom
}

// required returns the severity that InfVerif has for a code where something of an
// install breaks what it requires, and [Off] where nothing is required. A code whose
// level is not known is a warning.
func (p *Pass) required(code string, in *inf.Install) Severity {
	c, _ := LookupInfVerif(code)
	worst := Off
	for _, j := range p.judgements(in) {
		level, known := c.Level(j.mode)
		if !known {
			level = Warning
		}
		worst = max(worst, level)
	}
	return worst
}
