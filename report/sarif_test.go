package report

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// schemaModule has the schema that OASIS published with SARIF 2.1.0 among its
// test data, and is to be had wherever Go modules are.
const (
	schemaModule = "github.com/securego/gosec/v2@v2.29.0"
	schemaFile   = "report/sarif/testdata/sarif-schema-2.1.0.json"
)

// sarifSchemaOf downloads and compiles the official schema. Away from the network
// the tests that need it are skipped, but not on a CI machine.
func sarifSchemaOf(t *testing.T) *jsonschema.Schema {
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

// sarifOf lints all INF files below the directories and writes them as SARIF.
func sarifOf(t *testing.T, dirs ...string) []byte {
	var out bytes.Buffer
	w := newSARIF(&out, Options{Version: "1.2.3", Rules: rules.All()})
	summary := Summary{Errors: []InputError{{"no such.inf", "no such file or directory"}}}
	for _, dir := range dirs {
		require.NoError(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			require.NoError(t, err)
			if ext := strings.ToLower(filepath.Ext(path)); d.IsDir() || ext != ".inf" && ext != ".inx" {
				return nil
			}
			src, err := os.ReadFile(path)
			require.NoError(t, err)
			summary.Files++
			for _, f := range rules.Run(inf.Parse(path, src), rules.All(), rules.Options{Preset: rules.PresetAll}) {
				require.NoError(t, w.Finding(f))
			}
			return nil
		}))
	}
	require.NotZero(t, summary.Files)
	require.NoError(t, w.Close(summary))
	return out.Bytes()
}

// testedFiles are our fixtures and, where it is at hand, a corpus of real files.
func testedFiles() []string {
	dirs := []string{filepath.Join("..", "testdata", "infs")}
	if corpus := os.Getenv("INFLINT_CORPUS"); corpus != "" {
		dirs = append(dirs, corpus)
	}
	return dirs
}

func TestSARIFSchema(t *testing.T) {
	schema := sarifSchemaOf(t)
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(sarifOf(t, testedFiles()...)))
	require.NoError(t, err)
	require.NoError(t, schema.Validate(doc))

	// The check itself can fail.
	doc.(map[string]any)["runs"].([]any)[0].(map[string]any)["results"].([]any)[0].(map[string]any)["suppressions"] = nil
	require.Error(t, schema.Validate(doc))
}

// A log is the part of SARIF that the tests look at.
type log struct {
	Schema string `json:"$schema"`
	Runs   []struct {
		Tool struct {
			Driver struct {
				Rules []struct {
					ID         string
					Properties struct {
						Tags     []string
						Severity string `json:"security-severity"`
					}
				}
			}
		}
		Invocations []struct {
			ExecutionSuccessful        bool
			ToolExecutionNotifications []any
		}
		Results []struct {
			RuleID              string
			RuleIndex           int
			Message             struct{ Text string }
			Locations           []location
			RelatedLocations    []location
			PartialFingerprints map[string]string
			Fixes               []struct{ ArtifactChanges []any }
		}
	}
}

type location struct {
	PhysicalLocation struct {
		ArtifactLocation struct{ URI, URIBaseID string }
		Region           struct {
			StartLine, StartColumn, EndLine, EndColumn int
			Snippet                                    struct{ Text string }
		}
	}
}

// TestSARIFRegions slices every region out of its file, decoded on our own, and
// compares it with the snippet.
func TestSARIFRegions(t *testing.T) {
	for _, dir := range testedFiles() {
		var l log
		require.NoError(t, json.Unmarshal(sarifOf(t, dir), &l))
		run := l.Runs[0]
		require.NotEmpty(t, run.Results)
		utf16Files := 0
		for _, r := range run.Results {
			require.Equal(t, r.RuleID, run.Tool.Driver.Rules[r.RuleIndex].ID)
			require.NotEmpty(t, r.PartialFingerprints[fingerprintKey])
			require.Len(t, r.Locations, 1)
			for _, at := range append(r.Locations, r.RelatedLocations...) {
				region := at.PhysicalLocation.Region
				address, err := url.Parse(at.PhysicalLocation.ArtifactLocation.URI)
				require.NoError(t, err)
				require.Equal(t, address.IsAbs(), at.PhysicalLocation.ArtifactLocation.URIBaseID == "")
				lines, isUTF16 := unitsByLine(t, filepath.FromSlash(address.Path))
				if isUTF16 {
					utf16Files++
				}
				if region.StartLine == region.EndLine {
					require.Greater(t, region.EndColumn, region.StartColumn)
				}
				require.Equal(t, region.Snippet.Text, slice(lines, region.StartLine, region.StartColumn, region.EndLine, region.EndColumn))
			}
		}
		t.Logf("%s: %d results, %d locations in UTF-16 files", dir, len(run.Results), utf16Files)
	}
}

// unitsByLine decodes a file without the help of package inf.
func unitsByLine(t *testing.T, path string) (lines [][]uint16, isUTF16 bool) {
	src, err := os.ReadFile(path)
	require.NoError(t, err)
	var units []uint16
	switch {
	case bytes.HasPrefix(src, []byte{0xFF, 0xFE}):
		for i := 2; i+1 < len(src); i += 2 {
			units = append(units, uint16(src[i])|uint16(src[i+1])<<8)
		}
		isUTF16 = true
	case bytes.HasPrefix(src, []byte{0xFE, 0xFF}):
		for i := 2; i+1 < len(src); i += 2 {
			units = append(units, uint16(src[i+1])|uint16(src[i])<<8)
		}
		isUTF16 = true
	default:
		text := strings.TrimPrefix(string(src), "\uFEFF")
		if !strings.Contains(strings.ToValidUTF8(text, "\uFFFD"), "\uFFFD") {
			units = utf16.Encode([]rune(text))
			break
		}
		for _, b := range src { // code page 1252, as far as the fixtures need it
			switch b {
			case 0x93:
				units = append(units, '“')
			case 0x84:
				units = append(units, '„')
			case 0x94:
				units = append(units, '”')
			default:
				units = append(units, uint16(b))
			}
		}
	}
	start := 0
	for i, u := range units {
		if u == '\n' {
			lines = append(lines, units[start:i+1])
			start = i + 1
		}
	}
	return append(lines, units[start:]), isUTF16
}

func slice(lines [][]uint16, startLine, startColumn, endLine, endColumn int) string {
	if startLine == endLine {
		return string(utf16.Decode(lines[startLine-1][startColumn-1 : endColumn-1]))
	}
	text := append([]uint16{}, lines[startLine-1][startColumn-1:]...)
	for line := startLine + 1; line < endLine; line++ {
		text = append(text, lines[line-1]...)
	}
	return string(utf16.Decode(append(text, lines[endLine-1][:endColumn-1]...)))
}

func TestSARIFForCodeScanning(t *testing.T) {
	out := sarifOf(t, testedFiles()[0])
	var doc any
	require.NoError(t, json.Unmarshal(out, &doc))
	require.False(t, hasNull(doc), "code scanning refuses a file with null in it")
	require.True(t, bytes.Equal(out, sarifOf(t, testedFiles()[0])), "the same input gives the same bytes")
	var l log
	require.NoError(t, json.Unmarshal(out, &l))
	require.Equal(t, sarifSchema, l.Schema)
	run := l.Runs[0]
	require.False(t, run.Invocations[0].ExecutionSuccessful)
	require.Len(t, run.Invocations[0].ToolExecutionNotifications, 1)
	for _, r := range run.Tool.Driver.Rules {
		require.Regexp(t, `^(10|[0-9])\.[0-9]$`, r.Properties.Severity)
		require.LessOrEqual(t, len(r.Properties.Tags), 10)
	}
	withFix := 0
	for _, r := range run.Results {
		for _, fix := range r.Fixes {
			require.NotEmpty(t, fix.ArtifactChanges)
			withFix++
		}
	}
	require.NotZero(t, withFix)
}

func hasNull(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case []any:
		return slices.ContainsFunc(v, hasNull)
	case map[string]any:
		return slices.ContainsFunc(slices.Collect(maps.Values(v)), hasNull)
	}
	return false
}

func TestArtifact(t *testing.T) {
	s := &sarifWriter{options: Options{Dir: filepath.FromSlash("/usr/src/acme")}}
	for name, want := range map[string]string{
		"/usr/src/acme/x/driver.inf": "x/driver.inf",
		"a.inf":                      "a.inf",
		"./dir/../a b.inf":           "a%20b.inf",
		"x/ü#?%.inf":                 "x/%C3%BC%23%3F%25.inf",
		"a:b.inf":                    "./a:b.inf",
		"/usr/src/driver.inf":        "file:///usr/src/driver.inf",
	} {
		require.Equal(t, want, *s.artifact(filepath.FromSlash(name)).URI, name)
	}
}
