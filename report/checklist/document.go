package checklists

import (
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/requirements/checklist"
)

// A Document says what driver packages need before they are submitted.
type Document struct {
	Packages     []*checklist.Checklist
	Requirements requirements.Options
	// Verbose has the text show all questions, with their sources, and all packages.
	Verbose bool
	Skipped []outcome.Skipped
	Errors  []outcome.Error
	outcome.Gate
}
