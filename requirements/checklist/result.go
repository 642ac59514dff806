package checklist

import (
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// A Result is what is known of an INF file of a package.
type Result struct {
	Path string
	// File is nil where Err is set.
	File *inf.File
	// Options are what the file was linted with.
	Options  rules.Options
	Findings []*rules.Finding
	// Suppressed are the findings that comments take out of the report.
	Suppressed []Suppressed
	// Skipped says why the file is no driver INF; "" if it is one.
	Skipped string
	// Err is set when the file could not be read.
	Err error
}

// Suppressed is a finding with the reason that the comment gives.
type Suppressed struct {
	*rules.Finding
	Reason string
}
