package checklists

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/reporttest"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/report/terminal"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/requirements/checklist"
	"github.com/inflint/inflint/rules"
)

// testDocument has a package with each verdict, named as given, and one that passes.
func testDocument(name, message string) *Document {
	group := checklist.Groups()
	build := func(n int) inf.OSVersion { return inf.OSVersion{Major: 10, Build: n} }
	syntax := rules.Reference{Title: "Syntax", URL: "https://example.com/syntax"}
	other := rules.Reference{Title: "Other", URL: "https://example.com/other?a=b&c"}
	items := []checklist.Item{
		{ID: "text", Group: group[0], Question: "Is the text well?", Rules: []string{"INF001"}, InfVerif: []string{"1001", "1002"}, Source: syntax},
		{ID: "keys", Group: group[0], Question: "Are the keys well?", Rules: []string{"INF205", "INF801"}, Source: other, Run: "infverif /h"},
		{ID: "tokens", Group: group[0], Question: "Are the tokens well?", Source: syntax, Run: "infverif /h"},
		{ID: "class", Group: group[1], Question: "Is the class well?", Source: syntax},
	}
	fails := []checklist.Remark{
		{Fails: true, Severity: rules.Error, File: name + "/acme.inf", Line: 12, Column: 3, Rule: &rules.Lookup("INF801").Meta, InfVerif: "1324", Message: message},
		{Fails: true, Severity: rules.Error, File: name + "/extra.txt", Message: "no INF file names this file"},
	}
	warning := checklist.Remark{Severity: rules.Warning, File: name + "/acme.inf", Line: 1, Column: 1, Rule: &rules.Lookup("INF205").Meta, Message: "write `GR`"}
	return &Document{
		Packages: []*checklist.Checklist{
			{
				Package: name, Files: []string{name + "/acme.inf", name + "/more.inf"},
				Models: []checklist.Model{
					{File: name + "/acme.inf", Section: "Acme.NTamd64", Served: requirements.Range{Before: build(22000)}, Taken: true, Judged: true, Judgement: requirements.Judgement{Mode: requirements.WHQL, Ruleset: build(21999)}},
					{File: name + "/acme.inf", Section: "Acme.NTamd64.10.0...22000", Served: requirements.Range{From: build(22000), Before: build(26100)}, Taken: true, Judged: true, Judgement: requirements.Judgement{Mode: requirements.WHQL, Ruleset: build(22621)}},
					{File: name + "/acme.inf", Section: "Acme.NTamd64.10.0...26100", Served: requirements.Range{From: build(26100)}, Taken: true},
					{File: name + "/more.inf", Section: message},
				},
				Answers: []checklist.Answer{
					{Item: &items[0], Verdict: checklist.Pass, Remarks: []checklist.Remark{warning}},
					{Item: &items[1], Verdict: checklist.Fail, Remarks: fails},
					{Item: &items[2], Verdict: checklist.CannotTell, Doubts: []string{message, "line 5 has a token"}},
					{Item: &items[3], Verdict: checklist.NotApplicable},
				},
			},
			{Package: "other", Files: []string{"other/a.inf"}, Answers: []checklist.Answer{{Item: &items[0], Verdict: checklist.Pass}, {Item: &items[2], Verdict: checklist.CannotTell, Doubts: []string{"line 5 has a token"}}}},
		},
		Requirements: requirements.Options{Newest: build(22621), Next: true},
		Skipped:      []outcome.Skipped{{File: "autorun.inf", Reason: "it is an autorun file"}},
		Errors:       []outcome.Error{{File: name + "/gone.inf", Message: "no such file: " + message}},
		Gate:         outcome.Gate{Suppressed: 1, ConfigFrom: "HEAD", Differ: []string{name + "/.inflint.ini"}, Configurations: []outcome.Configuration{{File: name + "/.inflint.ini", Files: 2, Sets: []outcome.Setting{{Key: "INF101", Value: "off", Without: "error", Files: 1}}}}},
	}
}

// TestDocument compares the formats with golden files.
func TestDocument(t *testing.T) {
	for _, format := range Formats() {
		t.Run(format, func(t *testing.T) {
			checkDocument(t, format+".golden", format, terminal.Look{}, "1.2.3")
		})
	}
	t.Run("color", func(t *testing.T) {
		checkDocument(t, "color.golden", "text", terminal.Look{Color: true, Width: 72}, "")
	})
	require.EqualError(t, testDocument("a", "b").Write(&bytes.Buffer{}, "xml", terminal.Look{}, ""), `unknown format "xml"; expected text, markdown, json or html`)
}

func checkDocument(t *testing.T, golden, format string, look terminal.Look, version string) {
	var out bytes.Buffer
	require.NoError(t, testDocument("acme", "[Version] has no PnpLockdown. Add `PnpLockdown = 1`.").Write(&out, format, look, version))
	golden = filepath.Join("testdata", golden)
	reporttest.Golden(t, golden, out.Bytes())
}

// TestHostile looks for what must not come through in any format.
func TestHostile(t *testing.T) {
	for _, format := range Formats() {
		var out strings.Builder
		require.NoError(t, testDocument("::"+reporttest.Nasty, reporttest.HostileName+reporttest.Nasty).Write(&out, format, terminal.Look{}, ""))
		for line := range strings.Lines(out.String()) {
			for _, r := range strings.TrimSuffix(line, "\n") {
				require.False(t, unicode.IsControl(r), "%s: %q", format, line)
				require.False(t, format != "json" && unicode.Is(unicode.Bidi_Control, r), "%s: %q", format, line)
			}
			require.False(t, strings.HasPrefix(strings.TrimSpace(line), "::"), "%s: %s", format, line)
			require.NotContains(t, line, "##vso", format)
		}
		switch format {
		case "markdown":
			require.NotRegexp(t, `<img|<script|\]\(javascript|@everyone|evil\.example`, reporttest.WithoutCode(t, out.String()))
		case "html":
			require.NotRegexp(t, `<img|<script|href="[^"]*(javascript|evil)`, out.String())
		}
	}
}

// TestSchema validates checklists against the schema that is published, with
// those of real packages.
func TestSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../../docs/whql-v2.schema.json")
	require.NoError(t, err)
	for _, c := range []*Document{{}, testDocument("acme", "m"), testDocument("::"+reporttest.Nasty, reporttest.HostileName)} {
		var out bytes.Buffer
		require.NoError(t, c.Write(&out, "json", terminal.Look{}, ""))
		require.Equal(t, 1, bytes.Count(out.Bytes(), []byte("\n")), "one line")
		reporttest.Validate(t, schema, out.Bytes())
	}
	for _, wrong := range []string{
		`{}`, `{"version":1,"mode":"/x","newest":"10.0.26100","next":false,"authority":"x","packages":[],"skipped":[],"errors":[]}`,
		`{"version":1,"mode":"/h","newest":"10.0.26100","next":false,"authority":"x","packages":[{"package":"a"}],"skipped":[],"errors":[]}`,
	} {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(wrong))
		require.NoError(t, err)
		require.Error(t, schema.Validate(v), wrong)
	}
}

func TestLetter(t *testing.T) {
	for n, want := range map[int]string{0: "a", 25: "z", 26: "aa", 51: "az", 52: "ba", 701: "zz", 702: "aaa"} {
		require.Equal(t, want, letter(n))
	}
}

// TestMarkdownOfTooMuch has more packages than a comment has room for, and more about one
// answer.
func TestMarkdownOfTooMuch(t *testing.T) {
	d := testDocument("acme", reporttest.HostileName)
	fails := &d.Packages[0].Answers[1]
	for range 10 {
		fails.Remarks = append(fails.Remarks, fails.Remarks...)
	}
	var out strings.Builder
	require.NoError(t, d.Write(&out, "markdown", terminal.Look{}, ""))
	require.Regexp(t, `<br>\d+ more \|`, out.String())
	out.Reset()
	for range 300 {
		d.Packages = append(d.Packages, d.Packages[1])
	}
	require.NoError(t, d.Write(&out, "markdown", terminal.Look{}, ""))
	reporttest.Comment(t, out.String())
	require.Regexp(t, `\*\*Not shown: [^*]*\d+ answers[^*]*\*\*`, out.String())
	require.Contains(t, out.String(), "\n- and 2028 more\n")
	require.Contains(t, out.String(), "302 packages, ")
	require.Contains(t, out.String(), "`configuration acme/.inflint.ini")
}
