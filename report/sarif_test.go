package report

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/reporttest"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/rules"
)

// schemaModule has the schema that OASIS published with SARIF 2.1.0 among its
// test data, and is to be had wherever Go modules are.
const (
	schemaModule = "github.com/securego/gosec/v2@v2.29.0"
	schemaFile   = "report/sarif/testdata/sarif-schema-2.1.0.json"
)

// sarifSchemaOf downloads and compiles the official schema. The tests that need it
// are skipped where the go command is not at hand, as under Wine, and away from the
// network, but not on a CI machine.
func sarifSchemaOf(t *testing.T) *jsonschema.Schema {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("the go command, which downloads the schema, is not installed")
	}
	out, err := exec.Command("go", "mod", "download", "-json", schemaModule).Output()
	if err != nil && os.Getenv("CI") == "" {
		t.Skipf("cannot download %s for its copy of the schema: %v", schemaModule, err)
	}
	require.NoError(t, err)
	var module struct{ Dir string }
	require.NoError(t, json.Unmarshal(out, &module))
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join(module.Dir, filepath.FromSlash(schemaFile)))
	require.NoError(t, err)
	return schema
}

// An input is a file to report about.
type input struct {
	name string
	src  []byte
}

// inputsIn reads all INF files in a directory.
func inputsIn(t *testing.T, dir string) (inputs []input) {
	require.NoError(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		require.NoError(t, err)
		if ext := strings.ToLower(filepath.Ext(path)); d.IsDir() || ext != ".inf" && ext != ".inx" {
			return nil
		}
		src, err := os.ReadFile(path)
		inputs = append(inputs, input{path, src})
		return err
	}))
	require.NotEmpty(t, inputs)
	return inputs
}

// sourcesOf returns the files that a report about inputs is about.
func sourcesOf(t *testing.T, inputs []input) sources {
	files := sources{}
	for _, in := range inputs {
		files[filepath.ToSlash(in.name)] = authorsLines(t, in.src)
	}
	return files
}

// sarifOf lints inputs with a set of rules and reports in SARIF. Names are relative
// to the working directory.
func sarifOf(t *testing.T, set []*rules.Rule, inputs []input, unread ...outcome.Error) []byte {
	dir, err := os.Getwd()
	require.NoError(t, err)
	var out bytes.Buffer
	w := newSARIF(&out, Options{Version: "1.2.3", Dir: dir, Rules: set})
	for _, in := range inputs {
		for _, f := range findingsIn(in, set) {
			require.NoError(t, w.Finding(f))
		}
	}
	require.NoError(t, w.Close(Summary{Inputs: outcome.Inputs{Files: len(inputs), Errors: unread}, Gate: hostileGate()}))
	return out.Bytes()
}

func findingsIn(in input, set []*rules.Rule) []*rules.Finding {
	return rules.Run(inf.Parse(in.name, in.src), set, rules.Options{Preset: rules.PresetAll})
}

func parseSARIF(t *testing.T, data []byte) *run {
	var l log
	require.NoError(t, json.Unmarshal(data, &l))
	return &l.Runs[0]
}

// schemaError checks a report against the schema.
func schemaError(t *testing.T, schema *jsonschema.Schema, data []byte) error {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	require.NoError(t, err)
	return schema.Validate(doc)
}

// richRules are those that the files in testdata/rich break, so that the golden
// file does not change with every new rule.
func richRules() (set []*rules.Rule) {
	for _, id := range []string{"INF102", "INF103", "INF205", "INF301"} {
		set = append(set, rules.Lookup(id))
	}
	return set
}

var unreadable = outcome.Error{File: "no such file.inf", Message: "no such file or directory"}

// TestSARIFGolden reports about the files in testdata/rich.
func TestSARIFGolden(t *testing.T) {
	schema := sarifSchemaOf(t)
	golden, err := filepath.Abs(filepath.Join("testdata", "sarif.golden"))
	require.NoError(t, err)
	t.Chdir("testdata")
	inputs := inputsIn(t, "rich")
	got := sarifOf(t, richRules(), inputs, unreadable)
	require.NoError(t, schemaError(t, schema, got))
	require.Empty(t, sarifProblems(got, sourcesOf(t, inputs)))
	var indented bytes.Buffer
	require.NoError(t, json.Indent(&indented, got, "", "  "))
	reporttest.Golden(t, golden, indented.Bytes())
}

// testedFiles are our fixtures and, where it is at hand, a corpus of real files.
func testedFiles() []string {
	dirs := []string{filepath.Join("..", "testdata", "infs")}
	if corpus := os.Getenv("INFLINT_CORPUS"); corpus != "" {
		dirs = append(dirs, corpus)
	}
	return dirs
}

// TestSARIFOfManyFiles checks reports about the fixtures of all rules and, where it
// is at hand, about a corpus of real files.
func TestSARIFOfManyFiles(t *testing.T) {
	schema := sarifSchemaOf(t)
	for _, dir := range testedFiles() {
		dir, err := filepath.Abs(dir)
		require.NoError(t, err)
		inputs := inputsIn(t, realPath(dir))
		data := sarifOf(t, rules.All(), inputs)
		require.NoError(t, schemaError(t, schema, data))
		require.Empty(t, sarifProblems(data, sourcesOf(t, inputs)))
		require.NotEmpty(t, parseSARIF(t, data).Results)
	}
}

// TestSARIFWithoutFindings has a report with nothing in it.
func TestSARIFWithoutFindings(t *testing.T) {
	schema := sarifSchemaOf(t)
	data := sarifOf(t, nil, nil)
	require.NoError(t, schemaError(t, schema, data))
	require.Empty(t, sarifProblems(data, nil))
	require.Contains(t, string(data), `"results":[]`, "code scanning closes alerts by an empty list")
}

// TestSARIFSameBytes has the same report twice.
func TestSARIFSameBytes(t *testing.T) {
	inputs := inputsIn(t, "testdata")
	require.Equal(t, string(sarifOf(t, rules.All(), inputs)), string(sarifOf(t, rules.All(), inputs)))
}

// TestSARIFMovedLines moves all findings down: what code scanning and baselines
// know them by stays.
func TestSARIFMovedLines(t *testing.T) {
	src := rules.Example(rules.Lookup("INF205").Bad)
	prints := func(src []byte) (line int, prints []map[string]string) {
		results := parseSARIF(t, sarifOf(t, rules.All(), []input{{"a.inf", src}})).Results
		require.NotEmpty(t, results)
		for _, r := range results {
			prints = append(prints, r.PartialFingerprints)
		}
		return results[0].Locations[0].PhysicalLocation.Region.StartLine, prints
	}
	for _, end := range []string{"\n", "\r\n"} {
		src := bytes.ReplaceAll(src, []byte("\n"), []byte(end))
		line, before := prints(src)
		moved, after := prints(append([]byte(strings.Repeat("; a comment"+end, 10)), src...))
		require.Equal(t, line+10, moved)
		require.Equal(t, before, after)
		require.Len(t, before[0], 2)
	}
}

// TestSARIFOrder mixes the findings of several files: the worst come first, and
// within one rank they keep the order of the files and of the places.
func TestSARIFOrder(t *testing.T) {
	rule := func(id string, severity float64) *rules.Rule {
		return &rules.Rule{Meta: rules.Meta{ID: id, Name: strings.ToLower(id), SecuritySeverity: severity}}
	}
	low, high := rule("INF2", 4), rule("INF1", 9)
	var out bytes.Buffer
	w := newSARIF(&out, Options{Rules: []*rules.Rule{low, high}})
	b, a := inf.Parse("b.inf", []byte("[x]\ny=z")), inf.Parse("a.inf", []byte("[x]\ny=z"))
	for _, f := range []rules.Finding{
		{Rule: &low.Meta, File: b, Severity: rules.Error, Span: inf.Span{Start: 0, End: 1}},
		{Rule: &high.Meta, File: b, Severity: rules.Note, Span: inf.Span{Start: 0, End: 1}},
		{Rule: &high.Meta, File: b, Severity: rules.Error, Span: inf.Span{Start: 4, End: 5}},
		{Rule: &low.Meta, File: a, Severity: rules.Error, Span: inf.Span{Start: 4, End: 5}},
		{Rule: &low.Meta, File: a, Severity: rules.Error, Span: inf.Span{Start: 1, End: 2}},
		{Rule: &high.Meta, File: a, Severity: rules.Note, Span: inf.Span{Start: 1, End: 2}},
	} {
		f.Message = "m"
		require.NoError(t, w.Finding(&f))
	}
	require.NoError(t, w.Close(Summary{Inputs: outcome.Inputs{Files: 2}}))
	var got []string
	for _, r := range parseSARIF(t, out.Bytes()).Results {
		at := r.Locations[0].PhysicalLocation
		got = append(got, r.Level+" "+r.RuleID+" "+at.ArtifactLocation.URI+" "+at.Region.Snippet.Text)
	}
	require.Equal(t, []string{
		"error INF1 b.inf y", "error INF2 a.inf x", "error INF2 a.inf y", "error INF2 b.inf [",
		"note INF1 a.inf x", "note INF1 b.inf [",
	}, got)
}
