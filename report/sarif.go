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
// wants it. Findings are kept to the end, to be written one by one, the worst
// first: of many, code scanning keeps the first 5,000.
type sarifWriter struct {
	w         io.Writer
	options   Options
	dir       string                   // Options.Dir without symbolic links
	ruleIndex map[string]int           // by ID
	artifacts map[string]sarifArtifact // by name
	found     []sarifFinding

	// The file of the last finding.
	file   *inf.File
	hashes []lineHash
}

type sarifFinding struct {
	*rules.Finding
	line lineHash
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
	s.found = append(s.found, sarifFinding{f, hashOf(s.hashes, f.Start().Line)})
	return nil
}

func (s *sarifWriter) Close(summary Summary) error {
	slices.SortFunc(s.found, worseFirst)
	frame, err := json.Marshal(&sarif.Report{Version: string(sarif.Version210), Schema: sarifSchema, Runs: []*sarif.Run{s.run(summary)}})
	if err != nil {
		return err
	}
	// A string cannot hold this: its quotes would be escaped.
	before, after, _ := bytes.Cut(inertJSON(frame), []byte(`"results":[]`))
	out := bufio.NewWriter(s.w)
	fmt.Fprintf(out, `%s"results":[`, before)
	var line jsonText
	for i, f := range s.found {
		line.buf = line.buf[:0]
		if i > 0 {
			line.raw(`,`)
		}
		line.raw("\n")
		s.result(&line, f)
		if _, err := out.Write(line.buf); err != nil {
			return err
		}
	}
	fmt.Fprintf(out, "]%s\n", after)
	return out.Flush()
}

// worseFirst compares findings so that no two that differ are equal.
func worseFirst(a, b sarifFinding) int {
	switch {
	case a.Severity != b.Severity:
		return cmp.Compare(b.Severity, a.Severity)
	case a.Rule.SecuritySeverity != b.Rule.SecuritySeverity:
		return cmp.Compare(b.Rule.SecuritySeverity, a.Rule.SecuritySeverity)
	case a.File != b.File && a.File.Name != b.File.Name:
		return strings.Compare(a.File.Name, b.File.Name)
	case a.Span.Start != b.Span.Start:
		return cmp.Compare(a.Span.Start, b.Span.Start)
	case a.Rule != b.Rule:
		return strings.Compare(a.Rule.ID, b.Rule.ID)
	case a.Span.End != b.Span.End:
		return cmp.Compare(a.Span.End, b.Span.End)
	}
	return strings.Compare(a.Message, b.Message)
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

// invocation says whether all input could be read, and what could not.
func (s *sarifWriter) invocation(summary Summary) *sarif.Invocation {
	in := &sarif.Invocation{ExecutionSuccessful: new(len(summary.Errors) == 0)}
	for _, e := range summary.Errors {
		in.ToolExecutionNotifications = append(in.ToolExecutionNotifications, s.notification(e))
	}
	return in
}

func (s *sarifWriter) notification(e InputError) *sarif.Notification {
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
