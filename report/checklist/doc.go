// Package checklists writes the checklists of driver packages, as package
// requirements/checklist makes them.
//
// A [Document] has the checklists of a run, and what they were judged by. In each
// group of items what fails comes first.
package checklists
