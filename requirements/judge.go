package requirements

import (
	"cmp"
	"slices"

	"github.com/inflint/inflint/inf"
)

// Options are what a package is to meet. The zero value is /h with the newest rules that are known.
type Options struct {
	// Mode is that of InfVerif; /h if empty.
	Mode Mode
	// Samples lets pass what InfVerif lets pass in Microsoft's samples (/samples).
	Samples bool
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

// A Judgement says by which requirements InfVerif judges something: those of a mode, with
// the rules of a version of Windows.
type Judgement struct {
	Mode    Mode
	Ruleset inf.OSVersion
	Samples bool
}

// Level returns the level of a code in the mode of the judgement. It reports false where that
// is not known.
func (j Judgement) Level(c Code) (Level, bool) {
	if j.Samples && slices.Contains(passedInSamples, c.Code) {
		return NotReported, true
	}
	return c.Level(j.Mode)
}

// passedInSamples are the codes that InfVerif does not report with /samples (Build-Samples.ps1
// of microsoft/Windows-driver-samples): the class and the service names of the samples, a
// section for a class of Microsoft's, sections that nothing uses, and 2086.
var passedInSamples = []string{"1284", "1285", "1293", "2083", "2086"}

// Rules are those that /h judges by.
func (j Judgement) Rules() *Rules { return RulesOf(j.Ruleset) }

// String names the rules in a sentence: "the rules of Windows 11, version 25H2".
func (j Judgement) String() string { return "the rules of " + Name(j.Ruleset) }

// Judge returns the requirements by which InfVerif judges a Models section, given the
// versions of Windows that take it. It reports false for a section that is for later
// versions only than the run is about.
func (o Options) Judge(served Range) (Judgement, bool) {
	newest := o.Newest
	if newest == (inf.OSVersion{}) {
		newest = Newest()
	}
	mode := cmp.Or(o.Mode, WHQL)
	ruleset, ok := Ruleset(served, newest)
	if mode == Windows && ruleset.Before(cmp.Or(o.WindowsFrom, defaultWindowsFrom)) {
		mode = Universal
	}
	return Judgement{mode, ruleset, o.Samples}, ok
}
