package rules

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/inflint/inflint/inf"
)

var driverVerMalformed = &Rule{Meta: Meta{
	ID:      "INF921",
	Name:    "driverver-missing-or-malformed",
	Summary: "DriverVer is missing, is not a date and a version, or lies in the future.",
	Why: "Of two drivers that fit a device equally well, Windows installs the one with the later DriverVer; a file without a valid one has the date 00/00/0000, and loses against every other. InfVerif asks for a date of the form MM/DD/YYYY (1218) and a version of four numbers below 65536 (1217), " +
		"and Inf2Cat makes no catalog for a package from the future (22.9.7). The rule passes over INX files and others with placeholders, since stampinf fills the line in. The next day does not count as the future, since it has already begun in the east.",
	Bad:      exampleHead + exampleClass + exampleProvider + exampleCatalog + "DriverVer = 2026-01-01,1.0.0.0\n" + exampleLockdown,
	Good:     exampleVersion,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refDriverVer, refInfVerif}, InfVerif: []string{"1217", "1218", "1234"},
	Item: "version",
}, Check: func(p *Pass) {
	if isStamped(p.File) || !p.File.HasSignature() || !installsSomething(p.File) || partOfWindows(p.File) {
		return
	}
	line := p.File.Version().DriverVer
	if line == nil || line.Value(1) == "" {
		f := Finding{InfVerif: "1234", Span: versionSpan(p.File),
			Message: "[Version] has no DriverVer",
			Because: "a driver package must have one; without it, Windows takes the date 00/00/0000",
			Remedy:  "write `DriverVer = MM/DD/YYYY,w.x.y.z` with the date and the version of the package"}
		if line != nil {
			f.Span, f.Entry, f.Message = line.Span(), line, "DriverVer has no date"
		}
		p.requireAnywhere(f)
		return
	}
	p.driverDate(line)
	version := line.Field(2)
	if version.Known() && !isDriverVersion(line.Value(2)) {
		f := Finding{InfVerif: "1217", Span: line.Span(), Entry: line,
			Message: fmt.Sprintf("`%s` is not a version", line.Value(2)),
			Because: "a version has four numbers, each below 65536",
			Remedy:  "write one such as `1.0.0.0`"}
		if n := strings.Count(line.Value(2), "."); strings.Trim(line.Value(2), "0123456789.") == "" && n != 3 {
			f.Message = fmt.Sprintf("the version `%s` has %s", line.Value(2), numbers(n+1))
		}
		if line.Value(2) != "" {
			f.Span = version.Span()
		} else {
			f.Message = "DriverVer has no version behind the date"
		}
		p.requireAnywhere(f)
	}
}}

// driverDate reports the date of a DriverVer line that is none, or in the future.
func (p *Pass) driverDate(line *inf.Entry) {
	field := line.Field(1)
	if !field.Known() || !strings.ContainsAny(field.Value, "0123456789") {
		return // a build is to put the date here
	}
	date, err := parseDriverDate(field.Value)
	f := Finding{InfVerif: "1218", Span: field.Span(), Entry: line}
	if err != nil {
		f.Message = fmt.Sprintf("`%s` is not a date of the form MM/DD/YYYY", field.Value)
		f.Because = "the date takes two digits for the month, two for the day, and four for the year"
		f.Remedy = fmt.Sprintf("write one such as `%s`", driverDateLayout)
		p.requireAnywhere(f)
		return
	}
	if date.Before(oldestDriverDate) && p.madeForWindows10() {
		f.InfVerif, f.Severity = "", Warning
		f.Message = fmt.Sprintf("the date `%s` is before 21 April 2009", field.Value)
		f.Because = "Inf2Cat makes no catalog for Windows 7 and later then (22.9.7)"
		f.Remedy = "write the day on which you build the package"
		p.Report(f)
	}
	if today := p.Options.Today; !today.IsZero() && date.After(today.AddDate(0, 0, 1)) {
		f.InfVerif = ""
		f.Message = fmt.Sprintf("the date `%s` is in the future", field.Value)
		f.Because = "Inf2Cat makes no catalog for the package before then (22.9.7)"
		f.Remedy = "write the day on which you build the package"
		p.Report(f)
	}
}

// oldestDriverDate is the first date that Inf2Cat takes for Windows 7 and later ("Test
// signing").
var oldestDriverDate = time.Date(2009, time.April, 21, 0, 0, 0, 0, time.UTC)

// numbers counts numbers: "1 number", "3 numbers".
func numbers(n int) string {
	if n == 1 {
		return "1 number"
	}
	return strconv.Itoa(n) + " numbers"
}

// isDriverVersion reports whether a text is a version as DriverVer has it.
func isDriverVersion(text string) bool {
	parts := strings.Split(text, ".")
	for _, part := range parts {
		if _, err := strconv.ParseUint(part, 10, 16); err != nil {
			return false
		}
	}
	return len(parts) == 4
}
