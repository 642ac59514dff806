package report

import (
	"io"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/owenrumney/go-sarif/v2/sarif"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// This file alone uses go-sarif. It builds plain struct literals: the library's
// helpers panic on fresh results and write null where the schema allows none.

const (
	sarifSchema    = "https://json.schemastore.org/sarif-2.1.0.json"
	informationURI = "https://github.com/inflint/inflint"
	// sourceRoot names the directory that relative addresses start from: the
	// root of the repository for code scanning.
	sourceRoot = "%SRCROOT%"
	// fingerprintKey is the key of our fingerprint; the number is its version.
	fingerprintKey = "inflint/v1"
)

// sarifWriter writes SARIF 2.1.0 (OASIS Standard, 2020), as GitHub code scanning
// wants it. The document stands when the run ends.
type sarifWriter struct {
	w       io.Writer
	options Options
	index   map[string]uint // of the rules, by ID
	results []*sarif.Result
}

func newSARIF(w io.Writer, options Options) *sarifWriter {
	s := &sarifWriter{w: w, options: options, index: map[string]uint{}, results: []*sarif.Result{}}
	for i, r := range options.Rules {
		s.index[r.ID] = uint(i)
	}
	return s
}

func (s *sarifWriter) Finding(f *rules.Finding) error {
	result := &sarif.Result{
		RuleID:              new(f.Rule.ID),
		Level:               new(f.Severity.String()),
		Message:             sarif.Message{Text: new(f.Message)},
		Locations:           []*sarif.Location{s.location(f.File, f.Span)},
		PartialFingerprints: map[string]any{fingerprintKey: f.Fingerprint},
	}
	if i, ok := s.index[f.Rule.ID]; ok {
		result.RuleIndex = new(i)
	}
	for i, r := range f.Related {
		location := s.location(r.File, r.Span)
		location.Id = new(uint(i + 1))
		location.Message = &sarif.Message{Text: new(r.Message)}
		result.RelatedLocations = append(result.RelatedLocations, location)
	}
	for _, fix := range f.Fixes {
		result.Fixes = append(result.Fixes, s.fix(f.File, fix))
	}
	if len(f.Principals) > 0 {
		result.Properties = sarif.Properties{"principals": f.Principals}
	}
	s.results = append(s.results, result)
	return nil
}

func (s *sarifWriter) Close(summary Summary) error {
	run := &sarif.Run{
		Tool: sarif.Tool{Driver: &sarif.ToolComponent{
			Name:            "inflint",
			SemanticVersion: new(s.options.Version),
			InformationURI:  new(informationURI),
			Rules:           []*sarif.ReportingDescriptor{},
		}},
		ColumnKind: "utf16CodeUnits",
		OriginalUriBaseIDs: map[string]*sarif.ArtifactLocation{
			sourceRoot: {Description: &sarif.Message{Text: new("The directory in which inflint ran.")}},
		},
		AutomationDetails: &sarif.RunAutomationDetails{ID: new("inflint/")},
		Invocations:       []*sarif.Invocation{s.invocation(summary)},
		Results:           s.results,
	}
	for _, r := range s.options.Rules {
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule(&r.Meta))
	}
	doc := sarif.Report{Version: string(sarif.Version210), Schema: sarifSchema, Runs: []*sarif.Run{run}}
	return doc.Write(s.w)
}

// invocation says whether all input could be read, and what could not.
func (s *sarifWriter) invocation(summary Summary) *sarif.Invocation {
	in := &sarif.Invocation{ExecutionSuccessful: new(len(summary.Errors) == 0)}
	for _, e := range summary.Errors {
		in.ToolExecutionNotifications = append(in.ToolExecutionNotifications, &sarif.Notification{
			Level:   "error",
			Message: &sarif.Message{Text: new(e.Message)},
			Locations: []*sarif.Location{{
				PhysicalLocation: &sarif.PhysicalLocation{ArtifactLocation: s.artifact(e.File)},
			}},
		})
	}
	return in
}

func sarifRule(m *rules.Meta) *sarif.ReportingDescriptor {
	tags := []string{"security", "inf"}
	for _, cwe := range m.CWE {
		tags = append(tags, "external/cwe/"+strings.ToLower(cwe))
	}
	return &sarif.ReportingDescriptor{
		ID:               m.ID,
		Name:             new(m.Name),
		ShortDescription: &sarif.MultiformatMessageString{Text: new(m.Summary)},
		FullDescription:  &sarif.MultiformatMessageString{Text: new(m.Summary + " " + firstSentence(m.Why))},
		Help:             &sarif.MultiformatMessageString{Text: new(Page(m)), Markdown: new(Page(m))},
		HelpURI:          new(m.HelpURL()),
		DefaultConfiguration: &sarif.ReportingConfiguration{
			Level: m.Severity.String(),
		},
		Properties: sarif.Properties{
			"tags":              tags,
			"precision":         string(m.Precision),
			"security-severity": strconv.FormatFloat(m.SecuritySeverity, 'f', 1, 64),
		},
	}
}

func firstSentence(s string) string {
	if i := strings.Index(s, ". "); i >= 0 {
		return s[:i+1]
	}
	return s
}

func (s *sarifWriter) location(f *inf.File, span inf.Span) *sarif.Location {
	region := sarifRegion(f, span)
	region.Snippet = &sarif.ArtifactContent{Text: new(strings.ToValidUTF8(f.Source(span), "\uFFFD"))}
	return &sarif.Location{PhysicalLocation: &sarif.PhysicalLocation{ArtifactLocation: s.artifact(f.Name), Region: region}}
}

func sarifRegion(f *inf.File, span inf.Span) *sarif.Region {
	start, end := f.Position(span.Start), f.Position(span.End)
	return &sarif.Region{
		StartLine: new(start.Line), StartColumn: new(start.Column),
		EndLine: new(end.Line), EndColumn: new(end.Column),
	}
}

func (s *sarifWriter) fix(f *inf.File, fix rules.Fix) *sarif.Fix {
	change := &sarif.ArtifactChange{ArtifactLocation: *s.artifact(f.Name)}
	for _, e := range fix.Edits {
		change.Replacements = append(change.Replacements, &sarif.Replacement{
			DeletedRegion:   *sarifRegion(f, e.Span),
			InsertedContent: &sarif.ArtifactContent{Text: new(e.New)},
		})
	}
	message := strings.ToUpper(fix.Message[:1]) + fix.Message[1:] + "."
	return &sarif.Fix{Description: &sarif.Message{Text: new(message)}, ArtifactChanges: []*sarif.ArtifactChange{change}}
}

// artifact returns the address of a file: relative to the source root where the
// file is below it or its name is relative, a file: URI otherwise. Everything that
// is not plain in a URI is percent-encoded.
func (s *sarifWriter) artifact(name string) *sarif.ArtifactLocation {
	name = filepath.Clean(name)
	if filepath.IsAbs(name) {
		if rel, err := filepath.Rel(s.options.Dir, name); err == nil && filepath.IsLocal(rel) {
			name = rel
		}
	}
	path := slashPath(name)
	if !filepath.IsAbs(name) {
		return &sarif.ArtifactLocation{URI: new((&url.URL{Path: path}).String()), URIBaseId: new(sourceRoot)}
	}
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // a drive letter
	}
	return &sarif.ArtifactLocation{URI: new((&url.URL{Scheme: "file", Path: path}).String())}
}
