package rules

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/rules/facts"
)

var twoSourcesOneDestination = &Rule{Meta: Meta{
	ID:      "INF908",
	Name:    "two-sources-one-destination",
	Summary: "Two files of the package are copied to the same place.",
	Why: "Where the install sections of two devices copy different files to one name, the device that is installed last decides for the other one too; and where Windows copies the files of all devices beforehand, as for an image, nobody knows which file ends up there. " +
		"Microsoft has refused such packages since Windows 11 21H2 (build 22000). Leave each file in the driver store (dirid 13) under its own name, and tell the driver by a value of the device which one to take. " +
		"The rule compares only devices under the same decoration of [Manufacturer].",
	Bad: `[DestinationDirs]
Acme.One = 11
Acme.Two = 11

[Manufacturer]
"Acme" = Models,NTamd64.10.0...17763

[Models.NTamd64.10.0...17763]
"Acme Two" = Two,ROOT\ACME2

[Acme.NT]
CopyFiles = Acme.One

[Two.NT]
CopyFiles = Acme.Two

[Two.NT.Services]
AddService = ,2

[Acme.One]
acme.dat,one.dat

[Acme.Two]
acme.dat,two.dat

[SourceDisksFiles]
one.dat = 1
two.dat = 1
`,
	Good: `[Manufacturer]
"Acme" = Models,NTamd64.10.0...17763

[Models.NTamd64.10.0...17763]
"Acme Two" = Two,ROOT\ACME2

[Acme.NT]
CopyFiles = @one.dat

[Two.NT]
CopyFiles = @two.dat

[Two.NT.Services]
AddService = ,2

[SourceDisksFiles]
one.dat = 1
two.dat = 1
`,
	Severity: Error, Precision: PrecisionVeryHigh,
	Presets:    fromWHQL,
	References: []Reference{refInfVerif1330, refInfVerif, refCopyFiles}, InfVerif: []string{"1330"},
	Item: "conflicts",
}, Check: func(p *Pass) {
	c, lines := newClaims(), facts.DestinationLines(p.Facts)
	for _, r := range facts.Readings(p.Facts) {
		if r.Role() != inf.RoleCopyFiles || r.Section().File != p.File {
			continue
		}
		if line := lines.Of(r.First); line != nil {
			by := &party{}
			for _, in := range r.Installs() {
				p.join(by, in)
			}
			p.copyClaims(c, r.Section(), line, by)
		}
	}
}}

// copyClaims reports the files of a file-list section that are copied to where others
// are.
func (p *Pass) copyClaims(c *claims, s *inf.Section, line *inf.Entry, by *party) {
	number, ok := diridOf(line)
	if !ok || !line.Field(2).Known() {
		return
	}
	directory := strconv.Itoa(number) + `\` + strings.ToLower(strings.Trim(line.Value(2), `\`)) + `\`
	for _, e := range s.Entries() {
		name, source := &e.Fields[0], e.Field(2)
		if source == nil || source.Value == "" {
			source = name
		}
		if !name.Known() || !source.Known() || name.Value == "" {
			continue
		}
		first := c.claim(directory+strings.ToLower(name.Value), claim{e, source.Span(), strings.ToLower(source.Value), by})
		if first == nil {
			continue
		}
		v := p.worst(by.judged(p), func(j requirements.Judgement) verdict { return verdictOf(j, "1330") })
		if v.severity == Off {
			continue
		}
		p.Report(Finding{
			Span: source.Span(), Entry: e, Severity: v.severity, InfVerif: v.code,
			Message: fmt.Sprintf("`%s` and another file of the package are both copied to `%s`", source.Value, name.Value),
			Because: "the file that Windows copies last replaces the other" + v.consequence(),
			Remedy:  "leave both in the driver store under their own names",
			Related: []Related{{Span: first.span, Message: "this file is copied to the same place"}},
		})
	}
}
