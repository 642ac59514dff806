package report

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/owenrumney/go-sarif/v2/sarif"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

// This file and sarif_rule.go alone use go-sarif, for all but the results. They
// build plain struct literals and encode them: the library's helpers panic on fresh
// results, write null where the schema allows none, leave the tail of a longer file
// behind, and hold the whole document in memory.

const (
	sarifSchema    = "https://json.schemastore.org/sarif-2.1.0.json"
	informationURI = "https://github.com/inflint/inflint"
	// sourceRoot names the directory that relative addresses start from: the
	// root of the repository for code scanning.
	sourceRoot = "%SRCROOT%"
)

// sarifWriter writes SARIF 2.1.0 (OASIS Standard, 2020), as GitHub code scanning
// wants it. Results are kept to the end, to be written the worst first: of many, code
// scanning keeps the first 5,000. They are kept as text, so that the files that they
// are about need not be.
type sarifWriter struct {
	findingsOnly
	w         io.Writer
	options   Options
	dir       string                   // Options.Dir without symbolic links
	ruleIndex map[string]int           // by ID
	artifacts map[string]sarifArtifact // by name
	results   []sarifResult

	// The file of the last finding.
	file   *inf.File
	hashes []lineHash

	text jsonText // of the last result
}

// A sarifResult is a result with what it is sorted by.
type sarifResult struct {
	json     []byte
	severity rules.Severity
	rule     *rules.Meta
	file     string
	span     inf.Span
	message  string
}

func newSARIF(w io.Writer, options Options) *sarifWriter {
	s := &sarifWriter{
		w: w, options: options, dir: realPath(options.Dir),
		ruleIndex: map[string]int{}, artifacts: map[string]sarifArtifact{},
	}
	for i, r := range options.Rules {
		s.ruleIndex[r.ID] = i
	}
	return s
}

func (s *sarifWriter) Finding(f *rules.Finding) error {
	if f.File != s.file {
		s.file, s.hashes = f.File, lineHashesOf(f.File)
	}
	s.text.buf = s.text.buf[:0]
	s.result(&s.text, f, hashOf(s.hashes, f.Start().Line))
	s.results = append(s.results, sarifResult{bytes.Clone(s.text.buf), f.Severity, f.Rule, f.File.Name, f.Span, f.Text()})
	return nil
}

func (s *sarifWriter) Close(summary Summary) error {
	slices.SortFunc(s.results, worseFirst)
	frame, err := json.Marshal(&sarif.Report{Version: string(sarif.Version210), Schema: sarifSchema, Runs: []*sarif.Run{s.run(summary)}})
	if err != nil {
		return err
	}
	// A string cannot hold this: its quotes would be escaped.
	before, after, _ := bytes.Cut(printable.InertJSON(frame), []byte(`"results":[]`))
	out := bufio.NewWriter(s.w)
	fmt.Fprintf(out, `%s"results":[`, before)
	separator := "\n"
	for _, r := range s.results {
		fmt.Fprintf(out, "%s%s", separator, r.json)
		separator = ",\n"
	}
	fmt.Fprintf(out, "]%s\n", after)
	return out.Flush()
}

// worseFirst compares results so that no two that differ are equal.
func worseFirst(a, b sarifResult) int {
	switch {
	case a.severity != b.severity:
		return cmp.Compare(b.severity, a.severity)
	case a.rule.SecuritySeverity != b.rule.SecuritySeverity:
		return cmp.Compare(b.rule.SecuritySeverity, a.rule.SecuritySeverity)
	case a.file != b.file:
		return strings.Compare(a.file, b.file)
	case a.span.Start != b.span.Start:
		return cmp.Compare(a.span.Start, b.span.Start)
	case a.rule != b.rule:
		return strings.Compare(a.rule.ID, b.rule.ID)
	case a.span.End != b.span.End:
		return cmp.Compare(a.span.End, b.span.End)
	}
	return strings.Compare(a.message, b.message)
}

// run returns the run without its results.
func (s *sarifWriter) run(summary Summary) *sarif.Run {
	driver := &sarif.ToolComponent{
		Name:            "inflint",
		SemanticVersion: new(s.options.Version),
		InformationURI:  new(informationURI),
		Rules:           []*sarif.ReportingDescriptor{},
	}
	for _, r := range s.options.Rules {
		driver.Rules = append(driver.Rules, sarifRule(&r.Meta))
	}
	return &sarif.Run{
		Tool:       sarif.Tool{Driver: driver},
		ColumnKind: "utf16CodeUnits",
		OriginalUriBaseIDs: map[string]*sarif.ArtifactLocation{
			sourceRoot: {Description: &sarif.Message{Text: new("The directory in which inflint ran.")}},
		},
		AutomationDetails: &sarif.RunAutomationDetails{ID: new("inflint/")},
		Invocations:       []*sarif.Invocation{s.invocation(summary)},
		Results:           []*sarif.Result{},
	}
}

// invocation says whether all input could be read, and what could not; and what keeps
// results out.
func (s *sarifWriter) invocation(summary Summary) *sarif.Invocation {
	in := &sarif.Invocation{ExecutionSuccessful: new(len(summary.Errors) == 0)}
	for _, l := range summary.LeftOut {
		in.ToolExecutionNotifications = append(in.ToolExecutionNotifications, &sarif.Notification{
			Level: "note", Message: &sarif.Message{Text: new(sarifSentence(l.String()))},
		})
	}
	for _, e := range summary.Errors {
		in.ToolExecutionNotifications = append(in.ToolExecutionNotifications, s.notification(e))
	}
	for _, line := range summary.Lines() {
		in.ToolConfigurationNotifications = append(in.ToolConfigurationNotifications, &sarif.Notification{
			Level: "note", Message: &sarif.Message{Text: new(sarifSentence(line))},
		})
	}
	in.Properties = sarif.Properties{}
	if len(summary.Configurations) > 0 {
		in.Properties["configurations"] = summary.Configurations
	}
	if summary.ConfigFrom != "" {
		in.Properties["configFrom"] = summary.ConfigFrom
	}
	if len(summary.Differ) > 0 {
		in.Properties["differ"] = summary.Differ
	}
	for name, count := range map[string]int{"suppressed": summary.Suppressed, "baselined": summary.Baselined, "unchanged": summary.Unchanged} {
		if count > 0 {
			in.Properties[name] = count
		}
	}
	return in
}

func (s *sarifWriter) notification(e outcome.Error) *sarif.Notification {
	file := s.artifact(e.File)
	location := &sarif.ArtifactLocation{URI: new(file.uri)}
	if file.relative {
		location.URIBaseId = new(sourceRoot)
	}
	return &sarif.Notification{
		Level:     "error",
		Message:   &sarif.Message{Text: new(sarifSentence(e.Message))},
		Locations: []*sarif.Location{{PhysicalLocation: &sarif.PhysicalLocation{ArtifactLocation: location}}},
	}
}
