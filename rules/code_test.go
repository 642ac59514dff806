package rules

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/source"
)

// callsReported reports each call that makes a door.
var callsReported = &Rule{Meta: Meta{ID: "INF000", Severity: Warning, Presets: Presets()}, Check: func(p *Pass) {
	for _, d := range p.Evidence.Drivers {
		for _, door := range d.Source.Doors {
			p.Report(p.Code(d.Source, door.Place, door.Function, "this call makes a door"))
		}
	}
}}

const aDoor = "NTSTATUS Add(PDRIVER_OBJECT d) { return IoCreateDevice(d, 0, NULL, 34, 0, FALSE, &o); }\n"

func driverOf(name string, files ...source.File) *evidence.Driver {
	return &evidence.Driver{Name: name, Source: &evidence.Source{Files: files, Facts: source.Read(files)}}
}

func TestCode(t *testing.T) {
	find := func(drivers ...*evidence.Driver) (places, prints []string) {
		f := inf.Parse("acme.inf", []byte("[Version]\n"))
		for _, finding := range Run(f, []*Rule{callsReported}, Options{Evidence: &evidence.Set{Drivers: drivers}}) {
			places = append(places, fmt.Sprintf("%s:%d:%d in %s", finding.File.Name, finding.Start().Line, finding.Start().Column, finding.Function))
			prints = append(prints, finding.Fingerprint)
		}
		return places, prints
	}
	places, prints := find(driverOf("acme.sys", source.File{Name: "acme.c", Text: aDoor}))
	require.Equal(t, []string{"acme.c:1:41 in Add"}, places)

	moved, samePrints := find(driverOf("acme.sys", source.File{Name: "acme.c", Text: "/* moved */\n\n    " + aDoor}))
	require.Equal(t, []string{"acme.c:3:45 in Add"}, moved)
	require.Equal(t, prints, samePrints)

	_, other := find(driverOf("acme.sys", source.File{Name: "acme.c", Text: "void Other(void) { IoCreateDevice(d, 0, NULL, 34, 0, FALSE, &o); }"}))
	require.NotEqual(t, prints, other, "in another function")

	header := source.File{Name: "make.h", Text: aDoor}
	shared, _ := find(driverOf("acme.sys", source.File{Name: "acme.c", Text: aDoor}, header), driverOf("filter.sys", header))
	require.Equal(t, []string{"acme.c:1:41 in Add", "make.h:1:41 in Add"}, shared, "two drivers share a header")
}
