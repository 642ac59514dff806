package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var syntaxNewerThanTarget = &Rule{Meta: Meta{
	ID:      "INF915",
	Name:    "syntax-newer-than-target",
	Summary: "The file has a directive that is newer than the oldest Windows that it installs on.",
	Why: "Directives come with versions of Windows: AddFilter with Windows 10 1903 (build 18362), files that stay in the driver store (dirid 13) with Windows 10 1709 (build 16299). Where a Models section is also for an earlier version, that version installs the device without what the directive does, and reports no error. " +
		"InfVerif asks for a Models section whose name has the build of the version that knows the directive (1199), and has `infverif /syntax` to list them. A section for ARM64 begins with Windows 10 1709 (build 16299), since there is none before. The rule passes over files with [DefaultInstall].",
	Bad: `[Acme.NT.Filters]
AddFilter = acmeflt,,Acme.Filter

[Acme.Filter]
FilterPosition = Upper
`,
	Good: `[Manufacturer]
"Acme 1903" = Models,NTamd64.10.0...18362

[Models.NTamd64.10.0...18362]
"Acme Device" = Acme1903,ROOT\ACME

[Acme1903.NT]
Needs = Acme.NT

[Acme1903.NT.HW]
Needs = Acme.NT.HW

[Acme1903.NT.Services]
Needs = Acme.NT.Services

[Acme1903.NT.Filters]
AddFilter = acmeflt,,Acme.Filter

[Acme.Filter]
FilterPosition = Upper
`,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refInfVerif1199, refPlatforms, refAddService, refFilters, refDirids}, InfVerif: []string{"1199"},
	Item: "syntax-versions",
}, Check: func(p *Pass) {
	for u := range p.oldestUses {
		for _, e := range u.reach.Section.Entries() {
			if e.Key == nil {
				continue
			}
			flags, _ := e.Field(2).Uint()
			for _, s := range newerSyntaxes {
				switch {
				case s.in != u.reach.Role || !e.Is(s.key):
				case s.flags == 0:
					p.newer(u, e, e.Key.Span(), s.key, s.since)
				case flags&s.flags != 0:
					p.newer(u, e, e.Field(2).Span(), fmt.Sprintf("the flag 0x%x of %s", flags&s.flags, s.key), s.since)
				}
			}
		}
		dir := facts.DestinationLines(p.Facts).Of(u.reach)
		if dir == nil || dir.Value(1) != "13" || !facts.MayCopy(u.reach.Role) {
			continue
		}
		for range facts.CopiedBy(u.reach) {
			p.newer(u, dir, dir.Field(1).Span(), "copying to the driver store (dirid 13)", runFromDriverStore)
			break // all of a section go to one directory
		}
	}
}}

// newer reports what a section has that the oldest Windows it is for does not know.
func (p *Pass) newer(u oldestUse, e *inf.Entry, span inf.Span, what string, since inf.OSVersion) {
	if !u.from.Before(since) {
		return
	}
	p.require(Finding{InfVerif: "1199", Span: span, Entry: e,
		Message: fmt.Sprintf("%s needs %s, but [%s] %s", what, windowsName(since), u.models.Models.Name, windowsFrom(u.from)),
		Because: "a version before " + windowsName(since) + " installs the device too, but does not do what the line asks",
		Remedy:  newerSection(u, since),
		Related: []Related{{Span: u.models.Manufacturer.Span(), File: p.File, Message: listedHere(u.models)}}}, u.reach.Install)
}

// listedHere labels the line of a Models section, with why it is for many versions.
func listedHere(l *inf.Listing) string {
	if _, ok := decorated(l.Decoration); ok {
		return "the models are listed here"
	}
	return "the models are listed here, without a version of Windows"
}

// An oldestUse is a section that Windows reads, with the oldest version that does.
type oldestUse struct {
	reach  *inf.Reach
	models *inf.Listing
	from   inf.OSVersion // 0.0 for any
}

// oldestUses calls yield for the sections of this file that devices are installed by,
// each once for a role.
func (p *Pass) oldestUses(yield func(oldestUse) bool) {
	known := map[*inf.Install]oldestUse{}
	for _, r := range facts.Readings(p.Facts) {
		if r.Section().File != p.File {
			continue
		}
		var oldest oldestUse
		for _, reach := range r.Reaches {
			u, asked := known[reach.Install]
			if !asked {
				u.models, u.from = oldestModels(reach.Install)
				known[reach.Install] = u
			}
			if u.models != nil && (oldest.models == nil || u.from.Before(oldest.from)) {
				oldest = oldestUse{reach, u.models, u.from}
			}
		}
		if oldest.models != nil && !yield(oldest) {
			return
		}
	}
}

// oldestModels returns the listing by which an install is for the oldest version of
// Windows, with that version. It is nil where there is none.
func oldestModels(in *inf.Install) (oldest *inf.Listing, from inf.OSVersion) {
	for l := range in.Listings {
		arch := l.Decoration.Arch
		if arch == inf.AnyArch {
			arch = "arm64" // at the least; the others may be left out
		}
		v, _ := decorated(l.Decoration)
		if v = atLeast(v, arch); oldest == nil || v.Before(from) {
			oldest, from = l, v
		}
	}
	return oldest, from
}

func windowsFrom(v inf.OSVersion) string {
	if v == (inf.OSVersion{}) {
		return "is for every version"
	}
	return "is also for " + windowsName(v)
}

// newerSection says how to list the models for a version of Windows and later ones only.
// Those for ARM64 may be for no other already.
func newerSection(u oldestUse, since inf.OSVersion) string {
	decoration := decorationFor(u.models.Decoration, since)
	remedy := fmt.Sprintf("call the section [%s.%s], and list it as `%s` in [Manufacturer]", u.models.Manufacturer.Value(1), decoration, decoration)
	for l := range u.reach.Install.Listings {
		if v, _ := decorated(l.Decoration); l.Decoration.Arch == "arm64" && !atLeast(v, "arm64").Before(since) {
			return remedy + fmt.Sprintf(". [%s] needs no change", l.Models.Name)
		}
	}
	return remedy
}

// decorationFor returns a decoration with another version.
func decorationFor(d inf.Decoration, v inf.OSVersion) string {
	head, _, _ := strings.Cut(d.Text, ".")
	if head == "" {
		head = "NTamd64"
	}
	text := fmt.Sprintf("%s.%d.%d", head, v.Major, v.Minor)
	if v.Build > 0 {
		text += fmt.Sprintf("...%d", v.Build)
	}
	return text
}
