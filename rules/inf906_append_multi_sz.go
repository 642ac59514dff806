package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/rules/facts"
)

var appendMultiSZ = &Rule{Meta: Meta{
	ID:      "INF906",
	Name:    "append-multi-sz",
	Summary: "A line adds to a list that is already in the registry, or removes from one.",
	Why: "The value then depends on what others wrote before, and on how often the package was installed; nobody removes it again when the package goes. A universal driver (InfVerif `/u`, and `/w`, which asks for that as well) writes its values as a whole. " +
		"What InfVerif `/h` makes of it is not published, so it is a warning for a WHQL signature. INF709 reports lists of filters, and INF710 co-installers of a class.",
	Bad: `[Acme.NT]
AddReg = Acme.Settings

[Acme.Settings]
HKR,,Profiles,0x10008,silent
`,
	Good: `[Acme.NT]
AddReg = Acme.Settings

[Acme.Settings]
HKR,,Profiles,0x10000,normal,silent
`,
	Severity: Warning, Precision: PrecisionVeryHigh,
	Presets:    fromWHQL,
	References: []Reference{refUniversal, refInfVerif, refAddReg, refDelReg}, InfVerif: []string{"1305"},
	Item: "shared-lists",
}, Check: func(p *Pass) {
	for _, s := range facts.RegistrySections(p.Facts) {
		v := p.worst(s.By, func(j requirements.Judgement) verdict { return verdictOf(j, "1305") })
		for _, line := range s.Lines {
			does := edits(s, line)
			if does == "" || v.severity == Off || line.Name == nil || facts.IsFilter(line.Name.Value) || len(coInstallers(line.Entry)) > 0 {
				continue
			}
			p.Report(Finding{Span: line.Flags.Span(), Entry: line.Entry, Severity: v.severity, InfVerif: v.code,
				Message: fmt.Sprintf("this line %s the list `%s`", does, line.Name.Value),
				Because: "the value then depends on what was there before" + v.consequence(), Remedy: listRemedy(line)})
		}
	}
}}

// listRemedy says what to do about a line that edits a list. One outside the keys of the
// device and its service may well have entries of others.
func listRemedy(line inf.RegLine) string {
	if strings.EqualFold(line.Root, "HKR") {
		return "write the whole list, with the flags 0x10000"
	}
	return "keep to values of your own, below HKR: writing the whole list would delete what others put there"
}

// Flags of lines that edit lists, from the documentation of the DelReg directive
// (setupapi.h).
const (
	regDelRegBit   = 0x00008000 // FLG_ADDREG_DELREG_BIT
	regDelFromList = inf.RegTypeMultiSZ | regDelRegBit | inf.RegNoClobber
)

// edits says what a line does to a list of strings; "" if it writes the whole list, or
// something else.
func edits(s *facts.RegistrySection, line inf.RegLine) string {
	switch {
	case !line.Flags.Known():
		return ""
	case line.Bits&regDelFromList == regDelFromList:
		return "removes from"
	case s.Role() == inf.RoleAddReg && line.Bits&(inf.RegTypeMask|inf.RegAppend|regDelRegBit) == inf.RegTypeMultiSZ|inf.RegAppend:
		return "adds to"
	}
	return ""
}
