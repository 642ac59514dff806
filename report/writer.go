package report

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/inflint/inflint/rules"
)

// A Writer writes the findings of a run.
type Writer interface {
	// Finding writes a finding. Those of a file come together, in its order.
	Finding(f *rules.Finding) error
	// Close ends the report. It does not close the underlying writer.
	Close(s Summary) error
}

// A Summary is what a run has to say besides its findings.
type Summary struct {
	// Files is the number of files that were linted.
	Files   int
	Skipped []Skipped
	Errors  []InputError
	// The numbers of findings that are not reported: those that comments in the
	// files suppress, that the baseline has, and that touch no changed line.
	Suppressed, Baselined, Unchanged int
}

// Skipped is a file that is no driver INF.
type Skipped struct {
	File   string `json:"file"`
	Reason string `json:"reason"`
}

// InputError is a file that could not be read.
type InputError struct {
	File    string `json:"file"`
	Message string `json:"message"`
}

// Formats are the names of the formats of check.
func Formats() []string { return []string{"text", "json", "sarif"} }

// Options change how a report looks.
type Options struct {
	// Color is for formats that a terminal shows.
	Color bool
	// Version is the version of the program, for formats that name it.
	Version string
	// Dir is the directory that relative file names start from, for formats that
	// do not take absolute ones.
	Dir string
	// Rules are the rules that were on, for formats that list them.
	Rules []*rules.Rule
}

// New returns a writer for the named format.
func New(format string, w io.Writer, options Options) (Writer, error) {
	switch format {
	case "text":
		return newText(w, options), nil
	case "json":
		return newJSON(w), nil
	case "sarif":
		return newSARIF(w, options), nil
	}
	return nil, fmt.Errorf("unknown format %q; expected %s", format, strings.Join(Formats(), ", "))
}

// slashPath returns a file name with forward slashes, as machine formats want it.
func slashPath(name string) string { return filepath.ToSlash(name) }
