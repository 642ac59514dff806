package report

import (
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"

	"github.com/stretchr/testify/require"
)

// A log is the part of SARIF that the tests look at.
type log struct {
	Schema  string `json:"$schema"`
	Version string
	Runs    []run
}

type run struct {
	Tool struct {
		Driver struct {
			Name, SemanticVersion string
			Rules                 []descriptor
		}
	}
	AutomationDetails struct{ ID string }
	ColumnKind        string
	Invocations       []struct {
		ExecutionSuccessful        bool
		ToolExecutionNotifications []struct {
			Level     string
			Message   message
			Locations []location
		}
	}
	Results []result
}

type message struct{ Text, Markdown string }

type descriptor struct {
	ID, Name, HelpURI                       string
	ShortDescription, FullDescription, Help message
	DefaultConfiguration                    struct{ Level string }
	Properties                              struct {
		Tags      []string
		Precision string
		Severity  string `json:"security-severity"`
	}
}

type result struct {
	RuleID, Level               string
	RuleIndex                   int
	Message                     message
	Locations, RelatedLocations []location
	PartialFingerprints         map[string]string
	Fixes                       []struct{ ArtifactChanges []change }
	Properties                  map[string]any
}

type change struct {
	ArtifactLocation artifact
	Replacements     []replacement
}

type replacement struct {
	DeletedRegion   region
	InsertedContent message
}

type location struct {
	ID               int
	Message          message
	PhysicalLocation struct {
		ArtifactLocation artifact
		Region           *region
	}
}

type artifact struct{ URI, URIBaseID string }

type region struct {
	StartLine, StartColumn, EndLine, EndColumn int
	Snippet                                    *message
}

// sources holds the files that a report is about by their names: for each line,
// with its end, the UTF-16 code units of what the author sees.
type sources map[string][][]uint16

// A sarifCheck looks for all that the schema leaves open and code scanning does
// not: it wants some things, ignores what it does not understand, and has limits.
type sarifCheck struct {
	sources  sources
	problems []string
}

// sarifProblems checks a report and returns what is wrong with it.
func sarifProblems(data []byte, files sources) []string {
	c := &sarifCheck{sources: files}
	var l log
	if err := json.Unmarshal(data, &l); err != nil {
		return []string{err.Error()}
	}
	c.want(l.Schema == sarifSchema && l.Version == "2.1.0", "schema %q, version %q", l.Schema, l.Version)
	if c.want(len(l.Runs) == 1, "%d runs", len(l.Runs)) {
		c.run(&l.Runs[0])
	}
	return c.problems
}

func (c *sarifCheck) want(ok bool, format string, args ...any) bool {
	if !ok {
		c.problems = append(c.problems, fmt.Sprintf(format, args...))
	}
	return ok
}

func (c *sarifCheck) run(r *run) {
	c.want(r.Tool.Driver.Name != "" && r.Tool.Driver.SemanticVersion != "", "no name or version")
	c.want(r.ColumnKind == "utf16CodeUnits", "column kind %q", r.ColumnKind)
	c.want(strings.HasSuffix(r.AutomationDetails.ID, "/"), "the category %q takes its end for the identifier of the run", r.AutomationDetails.ID)
	ids := map[string]bool{}
	for i := range r.Tool.Driver.Rules {
		d := &r.Tool.Driver.Rules[i]
		c.want(!ids[d.ID], "%s twice", d.ID)
		ids[d.ID] = true
		c.descriptor(d)
	}
	if c.want(len(r.Invocations) == 1, "%d invocations", len(r.Invocations)) {
		in := r.Invocations[0]
		c.want(in.ExecutionSuccessful == (len(in.ToolExecutionNotifications) == 0), "success with notifications, or the contrary")
		for _, n := range in.ToolExecutionNotifications {
			c.want(n.Level == "error" && n.Message.Text != "" && len(n.Locations) == 1, "notification %+v", n)
		}
	}
	for i := range r.Results {
		c.result(r, &r.Results[i])
		if i > 0 {
			c.want(rank(r, i-1) >= rank(r, i), "result %d is worse than the one before", i)
		}
	}
}

// rank is greater for a worse result.
func rank(r *run, i int) float64 {
	level := slices.Index([]string{"note", "warning", "error"}, r.Results[i].Level)
	if n := r.Results[i].RuleIndex; n < len(r.Tool.Driver.Rules) {
		severity, _ := strconv.ParseFloat(r.Tool.Driver.Rules[n].Properties.Severity, 64)
		return float64(level)*100 + severity
	}
	return 0
}

func (c *sarifCheck) descriptor(d *descriptor) {
	c.want(d.Name != "" && d.Name != d.ID && len(d.Name) <= 255, "%s: name %q", d.ID, d.Name)
	for _, text := range []string{d.ShortDescription.Text, d.FullDescription.Text} {
		c.want(text != "" && len(text) <= 1024 && strings.HasSuffix(text, "."), "%s: description %q", d.ID, text)
	}
	c.want(d.Help.Text != "" && !strings.Contains(d.Help.Text, "`"), "%s: help %q", d.ID, d.Help.Text)
	c.want(strings.Contains(d.Help.Markdown, "]("+d.HelpURI+")"), "%s: no link to the page in %q", d.ID, d.Help.Markdown)
	c.want(slices.Contains([]string{"note", "warning", "error"}, d.DefaultConfiguration.Level), "%s: level %q", d.ID, d.DefaultConfiguration.Level)
	c.want(slices.Contains([]string{"low", "medium", "high", "very-high"}, d.Properties.Precision), "%s: precision %q", d.ID, d.Properties.Precision)
	// what has a security severity is about security, and the rest has none
	security := slices.Contains(d.Properties.Tags, "security")
	severity, err := strconv.ParseFloat(d.Properties.Severity, 64)
	c.want(security == (err == nil && severity > 0 && severity <= 10) && (security || d.Properties.Severity == ""), "%s: security severity %q", d.ID, d.Properties.Severity)
	c.want(len(d.Properties.Tags) <= 10, "%s: tags %q", d.ID, d.Properties.Tags)
	for _, tag := range d.Properties.Tags {
		c.want(cweTag.MatchString(tag) || !strings.Contains(tag, "/"), "%s: tag %q", d.ID, tag)
	}
}

var (
	cweTag      = regexp.MustCompile(`^external/cwe/cwe-\d+$`)
	lineHashFor = regexp.MustCompile(`^[0-9a-f]{1,16}:[1-9][0-9]*$`)
)

func (c *sarifCheck) result(r *run, f *result) {
	rules := r.Tool.Driver.Rules
	c.want(f.RuleIndex < len(rules) && rules[f.RuleIndex].ID == f.RuleID, "%s has index %d", f.RuleID, f.RuleIndex)
	c.want(slices.Contains([]string{"note", "warning", "error"}, f.Level), "level %q", f.Level)
	c.want(f.PartialFingerprints["inflint/v1"] != "", "no fingerprint")
	c.want(lineHashFor.MatchString(f.PartialFingerprints["primaryLocationLineHash"]), "line hash %q", f.PartialFingerprints["primaryLocationLineHash"])
	if !c.want(len(f.Locations) == 1, "%d locations", len(f.Locations)) {
		return
	}
	for _, l := range append(f.Locations, f.RelatedLocations...) {
		c.location(&l)
	}
	c.message(f)
	for _, fix := range f.Fixes {
		c.want(len(fix.ArtifactChanges) == 1, "a fix changes %d files", len(fix.ArtifactChanges))
		for _, change := range fix.ArtifactChanges {
			c.want(change.ArtifactLocation == f.Locations[0].PhysicalLocation.ArtifactLocation, "a fix changes %q", change.ArtifactLocation.URI)
			c.want(len(change.Replacements) > 0, "a fix changes nothing")
		}
	}
}

// message checks that the message links to each related location and to nothing
// else.
func (c *sarifCheck) message(f *result) {
	text := f.Message.Text
	c.want(text != "" && text == strings.TrimSpace(text), "message %q", text)
	c.want(strings.IndexFunc(text, hidden) < 0, "message %q", text)
	c.want(!strings.Contains(text, "`"), "Markdown in message %q", text)
	var links []int
	for _, link := range linksIn(text) {
		links = append(links, link.target)
	}
	for i, l := range f.RelatedLocations {
		c.want(l.ID == i+1, "related location %d has ID %d", i+1, l.ID)
		c.want(i < len(links) && links[i] == l.ID, "the links of %q", text)
	}
	c.want(len(links) == len(f.RelatedLocations), "%d links in %q", len(links), text)
}

func hidden(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }

type link struct {
	text   string
	target int
}

// linkPattern has the links of a plain text message (SARIF 2.1.0, 3.11.6): in the
// text of a link brackets and backslashes are escaped. Before it, an escaped
// character begins none.
var linkPattern = regexp.MustCompile(`\\.|\[((?:[^\[\]\\]|\\.)*)\]\((\d+)\)`)

func linksIn(text string) (links []link) {
	for _, m := range linkPattern.FindAllStringSubmatch(text, -1) {
		if target, err := strconv.Atoi(m[2]); err == nil {
			links = append(links, link{m[1], target})
		}
	}
	return links
}

func (c *sarifCheck) location(l *location) {
	at, r := l.PhysicalLocation.ArtifactLocation, l.PhysicalLocation.Region
	name, err := url.PathUnescape(at.URI)
	c.want(err == nil && name != "" && strings.IndexFunc(at.URI, func(r rune) bool {
		return r <= ' ' || r >= 0x7F || strings.ContainsRune(`\"<>[]^{}|#?`, r)
	}) < 0, "URI %q", at.URI)
	absolute := strings.HasPrefix(at.URI, "file:///")
	c.want(absolute != (at.URIBaseID == sourceRoot), "URI %q with base %q", at.URI, at.URIBaseID)
	c.want(!strings.HasPrefix(at.URI, "/") && !strings.HasPrefix(at.URI, "."), "URI %q", at.URI)
	lines, ok := c.sources[strings.TrimPrefix(name, "file://")]
	if !c.want(ok, "no such file: %q", at.URI) || !c.want(r != nil, "no region") {
		return
	}
	if !c.want(r.StartLine > 0 && r.StartColumn > 0 && r.EndLine >= r.StartLine && r.EndColumn > 0, "region %+v", r) {
		return
	}
	c.want(r.EndLine > r.StartLine || r.EndColumn > r.StartColumn, "empty region %+v", r)
	if r.Snippet != nil {
		text, ok := slice(lines, r)
		c.want(ok && r.Snippet.Text == text, "%s: region %+v has %q, not %q", name, r, text, r.Snippet.Text)
	}
}

// slice returns the text of a region.
func slice(lines [][]uint16, r *region) (string, bool) {
	var units []uint16
	if r.EndLine > len(lines) {
		return "", false
	}
	for i := r.StartLine - 1; i < r.EndLine; i++ {
		line := lines[i]
		from, to := 0, len(line)
		if i == r.EndLine-1 {
			to = r.EndColumn - 1
		}
		if i == r.StartLine-1 {
			from = r.StartColumn - 1
		}
		if from > to || to > len(line) {
			return "", false
		}
		units = append(units, line[from:to]...)
	}
	return string(utf16.Decode(units)), true
}

// TestLinkPattern checks the check.
func TestLinkPattern(t *testing.T) {
	for text, want := range map[string][]link{
		`a [b](1).`:                {{"b", 1}},
		`\[a](1) \\[b\]\\](2)`:     {{`b\]\\`, 2}},
		`\\\[a](1) [b[c](3) [](4)`: {{"c", 3}, {"", 4}},
		`[a](x) a](1)`:             nil,
	} {
		require.Equal(t, want, linksIn(text), text)
	}
}
