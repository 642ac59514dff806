package lint

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// TestBaselineCounts filters equal findings: as many as were accepted are taken
// out, and the next is reported.
func TestBaselineCounts(t *testing.T) {
	rule := rules.Lookup("INF205")
	f := inf.Parse("a.inf", []byte("[s]\nx = y\nx = y\nx = y\n"))
	result := func(n int) *Result {
		r := &Result{Path: "a.inf", File: f, Skipped: "a test"}
		for _, e := range f.Section("s").Entries()[:n] {
			r.Findings = append(r.Findings, &rules.Finding{Rule: &rule.Meta, File: f, Entry: e, Span: e.Span()})
		}
		return r
	}
	t.Chdir(t.TempDir())
	written := NewBaseline("b.json")
	written.Filter(result(2), []*rules.Rule{rule})
	require.Equal(t, 2, written.Accept())
	require.NoError(t, os.WriteFile("b.json", textOf(t, written), 0o644))
	for _, tt := range []struct{ findings, kept, gone int }{{3, 1, 0}, {2, 0, 0}, {1, 0, 1}, {0, 0, 2}} {
		b, err := ReadBaseline("b.json")
		require.NoError(t, err)
		r := result(tt.findings)
		require.Equal(t, tt.findings-tt.kept, b.Filter(r, []*rules.Rule{rule}))
		require.Len(t, r.Findings, tt.kept)
		require.Equal(t, tt.gone, b.Gone())
		require.Equal(t, tt.gone, b.Prune())
		require.Equal(t, 2-tt.gone, b.Len())
	}

	b, err := ReadBaseline("b.json")
	require.NoError(t, err)
	b.Filter(result(0), nil)
	require.Zero(t, b.Gone(), "the rule was off")
}

// TestDirective compares entries that Windows reads alike, and some that it does
// not.
func TestDirective(t *testing.T) {
	const want = `[s] HKR,,Security,,"D:P(A;;GA;;;SY)"`
	for text, same := range map[string]bool{
		"[S]\nHKR,,Security,,\"D:P(A;;GA;;;SY)\"":                           true,
		"[s] ; x\n\t HKR , ,\\\nSecurity,, \"D:P(A;;GA;;;SY)\" ; y":         true,
		"[s]\nHKR,,Security,,%d%\n[Strings]\nd=\"D:P(A;;GA;;;SY)\"":         true,
		"[s]\nHKR,,Security,,\"D:P(A;;GA;;;\"SY\")\"":                       true,
		"[s]\nHKR,,Security,,\"D:P(A;;GA;;;SY) \"":                          false,
		"[s]\nHKR,,Security,,D:P(A;;GA;;;SY)":                               false,
		"[s]\nHKR,,Security,,\"D:P(A;;GA;;;SY)(A;;GA;;;BA)\"":               false,
		"[s]\n\"HKR,,Security,,\"\"D:P(A;;GA;;;SY)\"\"\"":                   false,
		"[s]\nHKR = ,,Security,,\"D:P(A;;GA;;;SY)\"":                        false,
		"[s.NT]\nHKR,,Security,,\"D:P(A;;GA;;;SY)\"":                        false,
		"[s]\nHKR,,Security,,%d%\n[Strings]\nd=\"D:P(A;;GA;;;SY)(A;;;;;)\"": false,
	} {
		f := inf.Parse("x.inf", []byte(text))
		require.Equal(t, same, NewBaseline("").line(f.Sections[0].Entries()[0]) == want, "%s\n%s", text, NewBaseline("").line(f.Sections[0].Entries()[0]))
	}
}

// TestBaselineOfOddText writes and reads what JSON cannot hold as it is.
func TestBaselineOfOddText(t *testing.T) {
	t.Chdir(t.TempDir())
	rule := rules.Lookup("INF205")
	f := inf.Parse("odd\xFF.inf", []byte("\xFF\xFE[\x00s\x00]\x00\n\x00x\x00\x00\xD8\x1B\x00\n\x00")) // half a pair, and an escape
	e := f.Section("s").Entries()[0]
	result := func() *Result {
		return &Result{Path: f.Name, File: f, Findings: []*rules.Finding{{Rule: &rule.Meta, File: f, Entry: e, Span: e.Span()}}}
	}
	written := NewBaseline("b.json")
	written.Filter(result(), []*rules.Rule{rule})
	require.Equal(t, 1, written.Accept())
	require.NoError(t, os.WriteFile("b.json", textOf(t, written), 0o644))
	b, err := ReadBaseline("b.json")
	require.NoError(t, err)
	require.Equal(t, 1, b.Filter(result(), []*rules.Rule{rule}))
}

func textOf(t *testing.T, b *Baseline) []byte {
	var text bytes.Buffer
	require.NoError(t, b.Write(&text))
	return text.Bytes()
}

// TestBaselineOfFiles has a finding in a baseline that a run does not have, and how many
// such findings are gone.
func TestBaselineOfFiles(t *testing.T) {
	rule := rules.Lookup("INF205")
	with := inf.Parse("a.inf", []byte("[DefaultInstall]\nx = y\n"))
	without := inf.Parse("a.inf", []byte("[s]\nx = y\n"))
	for _, tt := range []struct {
		name   string
		path   string // of the result
		result Result
		gone   int
	}{
		{"a file with installs", "a.inf", Result{File: with}, 1},
		{"a file without, which others may include", "a.inf", Result{File: without}, 0},
		{"a file that is no driver INF", "a.inf", Result{File: without, Skipped: "a test"}, 1},
		{"a file that cannot be read", "a.inf", Result{Err: os.ErrPermission}, 0},
		{"another file", "b.inf", Result{File: with}, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			require.NoError(t, os.WriteFile("a.inf", nil, 0o644))
			b := NewBaseline("b.json")
			require.NoError(t, b.parse([]byte(`{"version": 1, "findings": [{"file": "a.inf", "rule": "INF205", "directive": "", "count": 1}]}`)))
			tt.result.Path = tt.path
			require.Zero(t, b.Filter(&tt.result, []*rules.Rule{rule}))
			require.Equal(t, tt.gone, b.Gone())
			require.NoError(t, os.Remove("a.inf"))
			require.Equal(t, 1, b.Gone(), "the file is no longer there")
		})
	}
}

// TestBaselineNames has what findings are known by: about an entry, or about a stretch
// of the file.
func TestBaselineNames(t *testing.T) {
	t.Chdir(t.TempDir())
	f := inf.Parse("a.inf", []byte("[S]\nx = y , z\n"))
	e := f.Section("S").Entries()[0]
	meta := &rules.Lookup("INF205").Meta
	b := NewBaseline(filepath.Join("sub", "b.json"))
	b.Filter(&Result{Path: f.Name, File: f, Findings: []*rules.Finding{
		{Rule: meta, File: f, Span: e.Span(), Entry: e},
		{Rule: meta, File: f, Span: e.Span(), Entry: e, Object: &inf.Object{Kind: inf.KindDevice, Name: "Acme", Install: &inf.Install{Base: "Acme", Suffix: ".NT"}}},
		{Rule: meta, File: f, Span: e.Span(), Entry: e, Object: &inf.Object{Kind: inf.KindService, Name: strings.Repeat("n", 2*maxIdentity)}},
		{Rule: meta, File: f, Span: e.Span()},
	}}, nil)
	b.Accept()
	require.Equal(t, []AcceptedFinding{
		{"../a.inf", "INF205", "", "[s] x=y,z", 1},
		{"../a.inf", "INF205", "device acme.nt", "[s] x=y,z", 1},
		{"../a.inf", "INF205", "service " + strings.Repeat("n", 2*maxIdentity), "[s] x=y,z", 1},
		{"../a.inf", "INF205", "", "x = y , z", 1},
	}, b.Findings())
}

// TestBaselineMigrates reads a baseline of version 1, which named objects as messages did: no
// accepted finding comes back, before it is brought up to date and after. What the run
// does not have stays.
func TestBaselineMigrates(t *testing.T) {
	t.Chdir(t.TempDir())
	rule := rules.Lookup("INF205")
	f := inf.Parse("a.inf", []byte("[DefaultInstall]\nx = y\nx = y\n"))
	device := func(install string) *inf.Object {
		return &inf.Object{Kind: inf.KindDevice, Name: "Acme Device", Install: &inf.Install{Base: install}}
	}
	result := func() *Result {
		r := &Result{Path: "a.inf", File: f}
		for _, o := range []*inf.Object{device("One"), device("Two"), {Kind: inf.KindCOMLaunch, Name: "{A}"}} {
			e := f.Section("DefaultInstall").Entries()[0]
			r.Findings = append(r.Findings, &rules.Finding{Rule: &rule.Meta, File: f, Entry: e, Span: e.Span(), Object: o})
		}
		return r
	}
	const old = `{"version": 1, "findings": [
		{"file": "a.inf", "rule": "INF205", "object": "device Acme, as it was called", "directive": "[defaultinstall] x=y", "count": 2},
		{"file": "a.inf", "rule": "INF205", "object": "registry key {A}", "directive": "[defaultinstall] x=y", "count": %s},
		{"file": "b.inf", "rule": "INF205", "object": "device Acme Device", "directive": "[x] y", "count": 1}]}`
	for _, tt := range []struct {
		count      string // of findings about the key
		kept, gone int
		left       string
	}{
		{"1", 0, 0, "device one, device two, com-launch {a}, *"},
		{"4", 0, 3, "device one, device two, com-launch {a}, *"},
	} {
		b := NewBaseline("b.json")
		require.NoError(t, b.parse([]byte(strings.Replace(old, "%s", tt.count, 1))))
		require.True(t, b.Old())
		r := result()
		require.NoError(t, os.WriteFile("b.inf", nil, 0o644)) // it is there, and not part of the run
		require.Equal(t, 3-tt.kept, b.Filter(r, []*rules.Rule{rule}))
		require.Equal(t, tt.gone, b.Prune())
		require.NoError(t, os.WriteFile("b.json", textOf(t, b), 0o644))
		var left []string
		for _, f := range b.Findings() {
			left = append(left, f.Object)
			require.Equal(t, 1, f.Count)
		}
		require.ElementsMatch(t, strings.Split(tt.left, ", "), left)
		again, err := ReadBaseline("b.json")
		require.NoError(t, err)
		require.False(t, again.Old())
		r = result()
		require.Equal(t, 3, again.Filter(r, []*rules.Rule{rule}))
		require.Zero(t, again.Gone())
		r = result()
		require.Zero(t, again.Filter(r, []*rules.Rule{rule}), "they are as many as there are")
	}
}

// TestBaselineLeak reads what is anything but a baseline: what a link leads to may be
// secret, and is not repeated.
func TestBaselineLeak(t *testing.T) {
	for _, text := range []string{
		`hunter2`, `"hunter2"`, `{"hunter2": 1}`, `{"version": "hunter2"}`, `{"version": 1, "findings": "hunter2"}`, `{"version": 1, "findings": [{"hunter2": 1}]}`,
		`{"version": 1} hunter2`, "[hunter2]\nhunter2 = hunter2\n", `{"version": 1, "findings": [{"file": "hunter2"}]}`,
	} {
		err := NewBaseline("b.json").parse([]byte(text))
		require.Error(t, err, text)
		require.NotRegexp(t, `h?unter|'h'`, err.Error(), text)
	}
}

// TestBaselineSize refuses a baseline that could not be read again.
func TestBaselineSize(t *testing.T) {
	t.Chdir(t.TempDir())
	b := NewBaseline("b.json")
	b.allowed[accepted{File: "a.inf", Rule: "INF205", Directive: strings.Repeat("x", MaxBaseline)}] = 1
	require.EqualError(t, b.Write(io.Discard), "b.json: it would have more than 16 MiB; write one for each folder")
	require.NoError(t, os.WriteFile("b.json", nil, 0o600))
	require.NoError(t, os.Truncate("b.json", MaxBaseline+1))
	_, err := ReadBaseline("b.json")
	require.EqualError(t, err, "cannot read the baseline b.json: it has more than 16 MiB; is it the right file?")
}

// TestBaselineFaults reads files that are no baselines.
func TestBaselineFaults(t *testing.T) {
	const finding = `{"file": "a.inf", "rule": "INF205", "directive": "x", "count": 1}`
	for _, tt := range []struct{ text, want string }{
		{``, "it ends too early"},
		{`{"version": 1`, "it ends too early"},
		{"{\n\"version\": 1,\n}", "line 3: it is no JSON from here on"},
		{"{\n\"version\": \"1\"\n}", "line 2: a value is of another kind than it should be"},
		{`{"version": 1, "note": ""}`, "it has a field that this inflint does not know"},
		{`{"version": 1} x`, "something follows its end"},
		{`{"version": 0}`, "its version is 0, and this inflint knows versions 1 to 2"},
		{`{"version": 3}`, "its version is 3, and this inflint knows versions 1 to 2"},
		{`{"version": 1, "findings": [` + finding + `,{"file": "", "rule": "INF205", "count": 1}]}`, "finding 2 has no file or no rule"},
		{`{"version": 1, "findings": [{"file": "a.inf", "rule": "", "count": 1}]}`, "finding 1 has no file or no rule"},
		{`{"version": 1, "findings": [` + finding + `,{"file": "a.inf", "rule": "INF205", "count": 0}]}`, "finding 2 has the count 0"},
		{`{"version": 1, "findings": [` + finding + `,` + finding + `]}`, "finding 2 stands there twice"},
	} {
		require.ErrorContains(t, NewBaseline("b.json").parse([]byte(tt.text)), tt.want, tt.text)
	}
	require.NoError(t, NewBaseline("b.json").parse([]byte(`{"version": 1, "findings": [`+finding+"]}\n")))
}
