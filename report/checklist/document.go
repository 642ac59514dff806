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
	Skipped      []outcome.Skipped
	Errors       []outcome.Error
	outcome.Gate
}
