package checklists

import (
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/requirements/checklist"
)

// Authority is what everything says that looks like an acceptance.
const Authority = "InfVerif and the tests of the Hardware Lab Kit (HLK) remain the authority: what passes here may fail there."

// A Document is what is to be said of driver packages before they are submitted.
type Document struct {
	Packages     []*checklist.Checklist
	Requirements requirements.Options
	Skipped      []outcome.Skipped
	Errors       []outcome.Error
}
