package report

import (
	"path/filepath"

	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/report/terminal"
	"github.com/inflint/inflint/rules"
)

// A Writer writes the findings of a run.
type Writer interface {
	// File begins a file that was linted. It is called for each, in the order of the
	// run, before its findings, with the evidence about its drivers, which may be nil.
	File(f *inf.File, e *evidence.Set) error
	// Finding writes a finding. Those of a file come together, in its order; some may
	// lie in a file that it includes.
	Finding(f *rules.Finding) error
	// Close ends the report. It does not close the underlying writer.
	Close(s Summary) error
}

// A Summary is what a run has to say besides its findings.
type Summary struct {
	outcome.Inputs
	outcome.Gate
	// LeftOut are the files about which there is more than is written.
	LeftOut []*LeftOut
}

// Options change how a report looks.
type Options struct {
	terminal.Look
	// Version is the version of the program, for formats that name it.
	Version string
	// Dir is the directory that relative file names start from, for formats that
	// do not take absolute ones.
	Dir string
	// Basis says in words what the files were judged by, such as "preset strict", for the
	// head of a page.
	Basis []string
	// Rules are the rules that were on, for formats that list them.
	Rules []*rules.Rule

	// For text and compact: Quiet leaves out all but findings. Statistics has the number of
	// findings of each rule in their place. WorstFirst sorts them by severity. Most is how
	// many are shown at the most; 0 for all.
	Quiet, Statistics, WorstFirst bool
	Most                          int
}

// relativePath returns a file name with forward slashes, relative to a directory
// if the file is below it.
func relativePath(name, dir string) string {
	name = filepath.Clean(name)
	if filepath.IsAbs(name) {
		if rel, err := filepath.Rel(dir, name); err == nil && filepath.IsLocal(rel) {
			name = rel
		}
	}
	return filepath.ToSlash(name)
}

// findingsOnly is for writers of formats that show findings alone, and nothing of the
// files that have none.
type findingsOnly struct{}

func (findingsOnly) File(*inf.File, *evidence.Set) error { return nil }

// Several writes every finding to several reports.
type Several []Writer

// File begins a file in each report, up to the first that fails.
func (s Several) File(f *inf.File, e *evidence.Set) error {
	for _, w := range s {
		if err := w.File(f, e); err != nil {
			return err
		}
	}
	return nil
}

// Finding writes a finding to each report, up to the first that fails.
func (s Several) Finding(f *rules.Finding) error {
	for _, w := range s {
		if err := w.Finding(f); err != nil {
			return err
		}
	}
	return nil
}

// Close ends each report, up to the first that fails.
func (s Several) Close(summary Summary) error {
	for _, w := range s {
		if err := w.Close(summary); err != nil {
			return err
		}
	}
	return nil
}
