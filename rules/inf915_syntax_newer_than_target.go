package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
)

var syntaxNewerThanTarget = &Rule{Meta: Meta{
	ID:      "INF915",
	Name:    "syntax-newer-than-target",
	Summary: "A directive is used that the oldest Windows that the devices are installed on does not know.",
	Why: "Directives come with versions of Windows: AddFilter with Windows 10, version 1903, files that stay in the driver store (dirid 13) with version 1709. An earlier Windows that a Models section admits installs the device without what the directive does, and without a word. " +
		"InfVerif asks for a Models section whose name has the build of the version that knows the directive (1199), and has `infverif /syntax` to list them. A section for ARM64 begins with Windows 10, version 1709, since there is none before. Files with [DefaultInstall] are left out.",
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
	Severity: Error, Precision: PrecisionHigh, SecuritySeverity: 1.0,
	Presets:    fromWHQL(),
	References: []Reference{refInfVerif1199, refPlatforms, refAddService, refFilters, refDirids}, InfVerif: []string{"1199"},
}, Check: func(p *Pass) {
	for _, in := range p.File.Installs() {
		t, from := oldestModels(in)
		if t == nil {
			continue
		}
		report := func(e *inf.Entry, span inf.Span, what string, since inf.OSVersion) {
			if from.Before(since) {
				p.require(Finding{InfVerif: "1199", Span: span, Entry: e, Message: fmt.Sprintf(
					"%s came with %s, but [%s] installs it on %s too. List the models as `%s`, in a section of that name.",
					what, windowsName(since), t.Model.Section.Name, windowsFrom(from), decorationFor(t.Decoration, since)),
					Related: []Related{{Span: t.Manufacturer.Span(), File: p.File, Message: "the models are listed here"}}}, in)
			}
		}
		for _, r := range in.Reaches {
			if r.Section.File != p.File {
				continue
			}
			for _, s := range newerSyntaxes {
				for e := range r.Section.All(s.key) {
					flags, _ := e.Field(2).Uint()
					switch {
					case r.Role != s.in:
					case s.flags == 0:
						report(e, e.Key.Span(), s.key, s.since)
					case flags&s.flags != 0:
						report(e, e.Field(2).Span(), fmt.Sprintf("the flag 0x%x of %s", flags&s.flags, s.key), s.since)
					}
				}
			}
			if line := copiesTo(r); line != nil && line.Value(1) == "13" {
				report(line, line.Field(1).Span(), "copying to the driver store (dirid 13)", runFromDriverStore)
			}
		}
	}
}}

// oldestModels returns the Models line by which an install is for the oldest version
// of Windows, with that version: 0.0 for any. It is nil where there is none.
func oldestModels(in *inf.Install) (oldest *inf.Target, from inf.OSVersion) {
	for i := range in.Targets {
		t := &in.Targets[i]
		arch := t.Decoration.Arch
		if arch == inf.AnyArch {
			arch = "arm64" // at the least; the others may be left out
		}
		v, _ := decorated(t.Decoration)
		if v = atLeast(v, arch); oldest == nil || v.Before(from) {
			oldest, from = t, v
		}
	}
	return oldest, from
}

func windowsFrom(v inf.OSVersion) string {
	if v == (inf.OSVersion{}) {
		return "every Windows"
	}
	return windowsName(v)
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
