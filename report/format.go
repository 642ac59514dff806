package report

import (
	"io"
	"slices"

	"github.com/inflint/inflint/internal/spelling"
)

// A Format is a form of report about the findings of a run.
type Format struct {
	Name string
	// Extension is the usual end of names of files in the format.
	Extension string
	// For says who or what reads it.
	For string
	// NoGate is set if the format has no place for what keeps findings out of it.
	NoGate bool
	// New returns a writer of reports in the format.
	New func(w io.Writer, options Options) Writer
}

// Formats returns the formats of check. Flags, completions and manual pages are made of
// it; the table in docs/reports.md and those of tests are held against it.
func Formats() []Format {
	return []Format{
		{"text", ".txt", "people", false, func(w io.Writer, o Options) Writer { return newText(w, o) }},
		{"compact", ".txt", "editors, grep", false, func(w io.Writer, o Options) Writer { return newCompact(w, o) }},
		{"json", ".json", "programs", false, func(w io.Writer, _ Options) Writer { return newJSON(w) }},
		{"jsonl", ".jsonl", "programs, streaming", false, func(w io.Writer, _ Options) Writer { return newJSONLines(w) }},
		{"sarif", ".sarif", "GitHub code scanning, SARIF viewers", false, func(w io.Writer, o Options) Writer { return newSARIF(w, o) }},
		{"github", ".txt", "GitHub Actions", false, func(w io.Writer, o Options) Writer { return newGitHub(w, o) }},
		{"azure", ".txt", "Azure Pipelines", false, func(w io.Writer, o Options) Writer { return newAzure(w, o) }},
		{"gitlab", ".json", "GitLab", true, func(w io.Writer, o Options) Writer { return newGitLab(w, o) }},
		{"junit", ".xml", "most CI systems", false, func(w io.Writer, o Options) Writer { return newJUnit(w, o) }},
		{"checkstyle", ".xml", "most CI systems", true, func(w io.Writer, o Options) Writer { return newCheckstyle(w, o) }},
		{"html", ".html", "reviewers", false, func(w io.Writer, o Options) Writer { return newHTML(w, o) }},
	}
}

// LookupFormat returns the format with a name. The error lists all formats.
func LookupFormat(name string) (Format, error) {
	formats := Formats()
	if i := slices.IndexFunc(formats, func(f Format) bool { return f.Name == name }); i >= 0 {
		return formats[i], nil
	}
	var names []string
	for _, f := range formats {
		names = append(names, f.Name)
	}
	return Format{}, spelling.OneOf("format", name, names)
}
