package accessmap

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/reporttest"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/rules"
	"github.com/inflint/inflint/sddl"
)

// TestMap writes the access map of the files in testdata in each format and compares
// it with testdata/FORMAT.golden.
func TestMap(t *testing.T) {
	for _, format := range Formats() {
		t.Run(format, func(t *testing.T) {
			golden := filepath.Join("testdata", format+".golden")
			got := written(t, format, fixtures(t))
			reporttest.Golden(t, golden, got)
			require.Equal(t, string(got), string(written(t, format, fixtures(t))), "the same input gives the same bytes")
		})
	}
	reporttest.Golden(t, filepath.Join("testdata", "worst-first.golden"), writtenWith(t, "text", Options{WorstFirst: true}, fixtures(t)))
}

func fixtures(t *testing.T) []*inf.File {
	return reporttest.ParseAll(t, filepath.Join("testdata", "*.inf"))
}

func written(t *testing.T, format string, files []*inf.File) []byte {
	return writtenWith(t, format, Options{Version: "1.2.3"}, files)
}

func writtenWith(t *testing.T, format string, o Options, files []*inf.File) []byte {
	var out bytes.Buffer
	w, err := New(format, &out, o)
	require.NoError(t, err)
	for _, f := range files {
		require.NoError(t, w.File(f, nil))
	}
	require.NoError(t, w.Close(outcome.Inputs{
		Files: len(files), Skipped: []outcome.Skipped{{File: "a.inf", Reason: "it is empty"}}, Errors: []outcome.Error{{File: "b.inf", Message: "gone"}},
	}))
	return out.Bytes()
}

func TestFormats(t *testing.T) {
	_, err := New("xml", io.Discard, Options{})
	require.EqualError(t, err, `unknown format "xml"; expected text, compact, json, markdown, svg or html`)
}

// TestMapOfNothing has a file that installs nothing: a map without rows is a
// document of its kind all the same.
func TestMapOfNothing(t *testing.T) {
	f := inf.Parse("x.inf", []byte("[Version]\nSignature=\"$Windows NT$\""))
	for _, format := range Formats() {
		for _, files := range [][]*inf.File{nil, {f}} {
			requireWellFormedMap(t, format, written(t, format, files))
		}
	}
}

// TestMapOfFixtures writes the maps of the fixtures of all rules, good and bad,
// and of real files if INFLINT_CORPUS names a folder of them.
func TestMapOfFixtures(t *testing.T) {
	files := reporttest.ParseAll(t, filepath.Join("..", "..", "testdata", "infs", "*", "*.in[fx]"))
	if corpus := os.Getenv("INFLINT_CORPUS"); corpus != "" {
		for _, pattern := range []string{"*.in[fx]", "*/*.in[fx]", "*/*/*.in[fx]"} {
			if names, _ := filepath.Glob(filepath.Join(corpus, pattern)); names != nil {
				files = append(files, reporttest.ParseAll(t, filepath.Join(corpus, pattern))...)
			}
		}
	}
	for _, format := range Formats() {
		requireWellFormedMap(t, format, written(t, format, files))
	}
}

// TestMapOfHostileFiles puts hostile texts into all places that a map shows.
func TestMapOfHostileFiles(t *testing.T) {
	var files []*inf.File
	for _, hostile := range append(reporttest.HostileTexts, reporttest.Hostile{Name: "nasty", Text: reporttest.Nasty}) {
		for _, encode := range reporttest.Encodings {
			files = append(files, inf.Parse("evil\n::error::"+hostile.Text+".inf", encode(reporttest.HostileINF(hostile.Text))))
		}
	}
	for _, format := range Formats() {
		out := written(t, format, files)
		requireWellFormedMap(t, format, out)
		if format != "json" { // data, which nobody shows as it is
			reporttest.RequireInert(t, string(out))
		}
	}
}

// requireWellFormedMap reads a map as what it claims to be.
func requireWellFormedMap(t *testing.T, format string, data []byte) {
	switch format {
	case "text":
		require.NotContains(t, string(data), "\x1b")
	case "compact":
		requireLines(t, data)
	case "json":
		schema, err := jsonschema.NewCompiler().Compile("../../docs/access-v1.schema.json")
		require.NoError(t, err)
		reporttest.Validate(t, schema, data)
	case "svg":
		requirePicture(t, data)
	case "markdown":
		requireTables(t, data)
	case "html":
		reporttest.RequirePage(t, data)
	}
}

// requireLines checks that each object has a line with all there is to know.
func requireLines(t *testing.T, data []byte) {
	require.NotContains(t, string(data), "\x1b")
	object := regexp.MustCompile(`(:\d+:\d+|\.sys| at 0x[0-9a-f]+): .*("|name is not known|KMDF makes up): (not known: .|people (none|open|read|write|full)\b.*, services \w+.*, sandboxes \w)`)
	summary := regexp.MustCompile(`^($|\d+ .*,( each)? not known: |\d+ of |none of |the (one )?|no object |\d+ .*: not known$|left out: |\d+ files? skipped: no driver INF; )`)
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		require.True(t, object.MatchString(line) || summary.MatchString(line) || strings.HasSuffix(line, "would make this report too long"), line)
	}
}

// requirePicture checks that an SVG document stands alone and does nothing.
func requirePicture(t *testing.T, data []byte) {
	ids := map[string]bool{}
	elements := map[string]int{}
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		require.Equal(t, "http://www.w3.org/2000/svg", start.Name.Space)
		elements[start.Name.Local]++
		for _, a := range start.Attr {
			require.Contains(t, []string{"xmlns", "width", "height", "viewBox", "aria-labelledby", "id", "class", "x", "y", "x1", "y1", "x2", "y2", "rx", "transform"}, a.Name.Local)
			if a.Name.Local == "id" {
				require.False(t, ids[a.Value], a.Value)
				ids[a.Value] = true
			}
		}
	}
	require.Equal(t, 1, elements["style"])
	require.Positive(t, elements["text"])
	for name := range elements {
		require.Contains(t, []string{"svg", "title", "desc", "style", "g", "rect", "line", "text"}, name)
	}
	require.NotContains(t, svgStyle, "url(")
	require.NotContains(t, svgStyle, "@import")
}

// TestColumnNames keeps the short names beside the principals they stand for.
func TestColumnNames(t *testing.T) {
	principals := access.Principals()
	require.Len(t, columnNames, len(principals))
	require.Equal(t, "UMDF host", columnNames[access.UMDFHost])
	require.Equal(t, "LPAC", columnNames[access.LPAC])
}

// TestMapCell has cells that no entry grants, or more than there is room for.
func TestMapCell(t *testing.T) {
	tests := []struct {
		sddl string
		p    access.Principal
		want mapCell
	}{
		{"D:P(A;;GA;;;SY)", access.System, mapCell{"F", "full", "1", "full control, by (A;;GA;;;SY)"}},
		{"D:P(A;;GA;;;SY)", access.User, mapCell{"–", "none", "", "none"}},
		{"D:P(D;;GA;;;BG)(A;;GR;;;WD)", access.Guest, mapCell{"–", "none", "", "none, denied by (D;;GA;;;BG)"}},
		{"D:NO_ACCESS_CONTROL", access.Anonymous, mapCell{"F", "full", "", "full control, by no DACL"}},
		{"O:SYD:P", access.System, mapCell{"F", "full", "", "change DACL, by ownership"}},
		{"D:P(A;;0x100000;;;WD)", access.User, mapCell{"O", "open", "1", "open only, by (A;;0x100000;;;WD)"}},
		{"D:P(A;;0x1;;;WD)(A;;0x2;;;WD)(A;;0x4;;;WD)(A;;0x20;;;WD)", access.User,
			mapCell{"W", "write", "1,2,3…", "read, write, execute, by (A;;0x1;;;WD) (A;;0x2;;;WD) (A;;0x4;;;WD) (A;;0x20;;;WD)"}},
	}
	for _, tt := range tests {
		f := inf.Parse("x.inf", rules.Example("[Acme.NT.HW]\nAddReg=R\n[R]\nHKR,,Security,,\""+tt.sddl+"\"\n"))
		require.Equal(t, tt.want, newMapFile(f, access.Map(f, nil)).Rows[0].Cells[tt.p], tt.sddl)
	}
}

// TestTable has the same rights as the map.
func TestTable(t *testing.T) {
	sd, err := sddl.Parse("O:SYD:P(A;;GR;;;WD)")
	require.NoError(t, err)
	var out strings.Builder
	require.NoError(t, Table(&out, "", sd, sddl.KindDevice))
	require.Contains(t, out.String(), "SYSTEM                      yes   yes   -      -        yes          -               (A;;GR;;;WD) ownership\n")
}
