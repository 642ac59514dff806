package report

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/reporttest"
	accessmap "github.com/inflint/inflint/report/access"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

// TestHTML reports on the files in testdata/rich, whose lines have all that makes
// showing them hard.
func TestHTML(t *testing.T) {
	got := htmlPage(t, reporttest.ParseAll(t, filepath.Join("testdata", "rich", "*.inf")))
	golden := filepath.Join("testdata", "html.golden")
	reporttest.Golden(t, golden, got)
	reporttest.RequirePage(t, got)
}

// htmlPage is the page about files, in some rules.
func htmlPage(t *testing.T, files []*inf.File, ids ...string) []byte {
	var set []*rules.Rule
	if ids == nil {
		ids = []string{"INF101", "INF205", "INF206", "INF307"}
	}
	for _, id := range ids {
		set = append(set, rules.Lookup(id))
	}
	var out bytes.Buffer
	w := newHTML(&out, Options{Version: "1.2.3", Basis: []string{"preset strict"}})
	for _, f := range files {
		require.NoError(t, w.File(f, nil))
		for _, finding := range rules.Run(f, set, rules.Options{Preset: rules.PresetAll}) {
			require.NoError(t, w.Finding(finding))
		}
	}
	require.NoError(t, w.Close(Summary{
		Inputs: outcome.Inputs{
			Files: len(files), Skipped: []outcome.Skipped{{File: "a.inf", Reason: "it is empty"}}, Errors: []outcome.Error{{File: "b.inf", Message: "gone"}},
		},
		Gate: outcome.Gate{Suppressed: 2},
	}))
	return out.Bytes()
}

// TestHTMLOfRules has a page about the bad example of every rule.
func TestHTMLOfRules(t *testing.T) {
	var files []*inf.File
	var ids []string
	for _, r := range rules.All() {
		files = append(files, inf.Parse(r.ID+".inf", rules.Example(r.Bad)))
		ids = append(ids, r.ID)
	}
	reporttest.RequirePage(t, htmlPage(t, files, ids...))
}

// TestHTMLSaysAll looks for what the page must tell about a finding.
func TestHTMLSaysAll(t *testing.T) {
	src := strings.Replace(string(rules.Example("[Acme.NT.HW]\nAddReg=R\n[R]\nHKR,,Security,,D:P(A;;GA;;;SY)\nHKR,,Security,,%sd%\n[Strings]\nsd=\"D:P(A;;GA;;;SY)(A;;GA;;;WD)\"\n")),
		"[Acme.NT.HW]\n", "[Acme.NT.HW]\nAddReg=S\n[S]\nHKR,,Security,,\"%sd%\"\n[Acme.NT.HW]\n", 1)
	page := string(htmlPage(t, []*inf.File{inf.Parse("x.inf", []byte(src))}))
	for _, want := range []string{
		`<mark>%sd%</mark>`, // the finding
		`<mark class="related">(A;;GA;;;WD)</mark><sup>1</sup>`, `<sup>1</sup> the text is defined here`, // its definition
		`(A;;GA;;;WD) allows Everyone: full control`,              // in words
		`<del>HKR,,Security,,D:P(A;;GA;;;SY)</del>`,               // a fix
		`<ins>HKR,,Security,,&#34;D:P(A;;GA;;;SY)&#34;</ins>`,     //
		`Not reported: 2 suppressed.`, `<code>b.inf</code>: gone`, // the run
		`title="full control, by (A;;GA;;;WD)">F<sup>2</sup></td>`, // the map
		`<a href="#f1">`, `data-levels="444440444000"`, //
		`<strong>2 errors, 0 warnings, 0 notes in 1 file.</strong>`, `preset strict · inflint 1.2.3`, // the head
	} {
		require.Contains(t, page, want)
	}
}

// TestHTMLGroups has findings of two rules: those of a rule stand together, the rule with the
// worst first, and what is beyond the first findings is folded.
func TestHTMLGroups(t *testing.T) {
	one, other := &rules.Meta{ID: "INF205", Summary: "One."}, &rules.Meta{ID: "INF206", Summary: "Other."}
	var findings []pageFinding
	add := func(n int, m *rules.Meta, severity rules.Severity, file string) {
		for range n {
			findings = append(findings, pageFinding{Rule: m.ID, Severity: severity.String(), File: file, level: severity, meta: m})
		}
	}
	add(1, one, rules.Note, "a.inf")
	add(mostOpen, other, rules.Error, "a.inf")
	add(1, other, rules.Warning, "b.inf")
	add(1, one, rules.Warning, "b.inf")
	var got strings.Builder
	for _, g := range group(findings) {
		last := g.Findings[len(g.Findings)-1]
		fmt.Fprintf(&got, "%s %s %q, open %t: %d to %d %s\n", g.Severity, g.Rule, g.Summary, g.Open, g.Findings[0].Number, last.Number, last.Severity)
	}
	require.Equal(t, `error INF206 "Other", open true: 1 to 21 warning
warning INF205 "One", open false: 22 to 23 note
`, got.String())
}

// TestHTMLOfHostileFiles has text that would act if it were taken for markup.
func TestHTMLOfHostileFiles(t *testing.T) {
	for _, text := range []string{
		reporttest.Nasty, "</script><script>alert(1)</script>", "</style><style>*{display:none}</style>", "--><img src=x onerror=alert(1)>", "'\" onmouseover=alert(1) x='",
		"javascript:alert(1)", "{{.Script}}", "\\u003cscript\\u003e", "<!--<script>", "]]>", "</title></textarea></select>",
	} {
		f := inf.Parse("evil "+text+".inf", []byte("\xEF\xBB\xBF"+reporttest.HostileINF(text)))
		page := htmlPage(t, []*inf.File{f})
		reporttest.RequirePage(t, page)
		reporttest.RequireInert(t, string(page))
		doc, err := html.Parse(bytes.NewReader(page))
		require.NoError(t, err)
		require.Contains(t, textOf(doc), printable.Text(text), "the text is text")
	}
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// TestThousandFiles bounds the size of the page about a large tree.
func TestThousandFiles(t *testing.T) {
	const bound = 5 << 20
	var files []*inf.File
	for i := range 1000 {
		sddl := "D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;GR;;;WD)"
		if i%10 == 0 {
			sddl = "D:P(A;;GA;;;SY)(A;;GA;;;WD)"
		}
		src := rules.Example(fmt.Sprintf("[Acme.NT.HW]\nAddReg=R\n[R]\nHKR,,Security,,\"%s\"\n[Acme.Service]\nSecurity=\"D:P(A;;GA;;;SY)(A;;GR;;;BU)\"\n", sddl))
		files = append(files, inf.Parse(fmt.Sprintf("drivers/driver%d/acme%d.inf", i, i), src))
	}
	var out bytes.Buffer
	m, err := accessmap.New("html", &out, accessmap.Options{Version: "1.2.3"})
	require.NoError(t, err)
	for _, f := range files {
		require.NoError(t, m.File(f, nil))
	}
	require.NoError(t, m.Close(outcome.Inputs{Files: len(files)}))
	require.Less(t, out.Len(), bound)
	page := htmlPage(t, files)
	require.Less(t, len(page), bound)
	require.Equal(t, 100, strings.Count(string(page), `class="finding error"`))
	t.Logf("%d bytes", len(page))
}

// TestFixes shows what fixes change, and no more.
func TestFixes(t *testing.T) {
	f := inf.Parse("x.inf", []byte("[A]\r\nb=1\r\nc=2\r\nd=3\r\n"))
	at := func(text string) int { return strings.Index(f.Text, text) }
	tests := []struct {
		name           string
		edits          []inf.Edit
		removed, added []string
	}{
		{"nothing", nil, nil, nil},
		{"replace", []inf.Edit{{Span: inf.Span{Start: at("2"), End: at("2") + 1}, New: "22"}}, []string{"c=2"}, []string{"c=22"}},
		{"remove a line", []inf.Edit{{Span: inf.Span{Start: at("c="), End: at("d=")}}}, []string{"c=2"}, nil},
		{"insert a line", []inf.Edit{{Span: inf.Span{Start: at("c="), End: at("c=")}, New: "x=\x1b\r\n"}}, nil, []string{"x=␛"}},
		{"two places", []inf.Edit{{Span: inf.Span{Start: at("3"), End: at("3") + 1}, New: "x"}, {Span: inf.Span{Start: at("1"), End: at("1") + 1}, New: "y"}},
			[]string{"b=1", "c=2", "d=3"}, []string{"b=y", "c=2", "d=x"}},
	}
	for _, tt := range tests {
		got := newPageFix(f, &rules.Fix{Message: "mend it", Edits: tt.edits})
		require.Equal(t, tt.removed, got.Removed, tt.name)
		require.Equal(t, tt.added, got.Added, tt.name)
	}
	long := inf.Parse("x.inf", []byte(strings.Repeat("a=1\n", 100)))
	got := newPageFix(long, &rules.Fix{Edits: []inf.Edit{{Span: inf.Span{Start: 0, End: len(long.Text)}, New: "b"}}})
	require.Empty(t, got.Removed)
}
