package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

// TestHTML reports on the files in testdata/rich, whose lines have all that makes
// showing them hard.
func TestHTML(t *testing.T) {
	got := htmlPage(t, parseAll(t, filepath.Join("testdata", "rich", "*.inf")))
	golden := filepath.Join("testdata", "html.golden")
	if *update {
		require.NoError(t, os.WriteFile(golden, got, 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	require.Equal(t, string(want), string(got), "go test ./report -update rewrites it")
	requirePage(t, got)
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
	w := newHTML(&out, Options{Version: "1.2.3"})
	for _, f := range files {
		require.NoError(t, w.File(f))
		for _, finding := range rules.Run(f, set, rules.Options{Preset: rules.PresetAll}) {
			require.NoError(t, w.Finding(finding))
		}
	}
	require.NoError(t, w.Close(Summary{
		Inputs: outcome.Inputs{
			Files: len(files), Skipped: []outcome.Skipped{{File: "a.inf", Reason: "it is empty"}}, Errors: []outcome.Error{{File: "b.inf", Message: "gone"}},
		},
		Suppressed: 2,
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
	requirePage(t, htmlPage(t, files, ids...))
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
		`<a href="#f1">`,
	} {
		require.Contains(t, page, want)
	}
}

// TestHTMLOfHostileFiles has text that would act if it were taken for markup.
func TestHTMLOfHostileFiles(t *testing.T) {
	for _, text := range []string{
		nasty, "</script><script>alert(1)</script>", "</style><style>*{display:none}</style>", "--><img src=x onerror=alert(1)>", "'\" onmouseover=alert(1) x='",
		"javascript:alert(1)", "{{.Script}}", "\\u003cscript\\u003e", "<!--<script>", "]]>", "</title></textarea></select>",
	} {
		f := inf.Parse("evil "+text+".inf", []byte("\xEF\xBB\xBF"+hostileINF(text)))
		page := htmlPage(t, []*inf.File{f})
		requirePage(t, page)
		requireInert(t, string(page))
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

// requirePage checks that a page is whole, stands alone, and has no script or style
// but its own, to which its policy holds it.
func requirePage(t *testing.T, data []byte) {
	doc, err := html.Parse(bytes.NewReader(data))
	require.NoError(t, err)
	ids := map[string]bool{}
	var links, labels []string
	count := map[string]int{}
	var policy string
	hashes := map[string]string{}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		count[n.Data]++
		require.Contains(t, pageElements, n.Data)
		if n.Data == "script" || n.Data == "style" {
			sum := sha256.Sum256([]byte(n.FirstChild.Data))
			hashes[n.Data] = "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
		}
		for _, a := range n.Attr {
			require.Contains(t, pageAttributes, a.Key)
			switch a.Key {
			case "id":
				require.False(t, ids[a.Val], "two elements with the id %s", a.Val)
				ids[a.Val] = true
			case "href":
				links = append(links, a.Val)
			case "aria-labelledby":
				labels = append(labels, a.Val)
			case "content":
				if strings.HasPrefix(a.Val, "default-src") {
					policy = a.Val
				}
			}
		}
	}
	require.Equal(t, fmt.Sprintf("default-src 'none'; style-src %s; script-src %s; base-uri 'none'; form-action 'none'", hashes["style"], hashes["script"]), policy)
	for _, element := range []string{"html", "head", "title", "style", "script", "body", "main", "h1"} {
		require.Equal(t, 1, count[element], element)
	}
	for _, link := range links {
		if target, ok := strings.CutPrefix(link, "#"); ok {
			require.True(t, ids[target], link)
		} else {
			require.Regexp(t, `^https://github\.com/inflint/inflint/blob/main/docs/rules/INF\d{3}\.md$`, link)
		}
	}
	for _, label := range labels {
		require.True(t, ids[label], label)
	}
	style, err := pageFiles.ReadFile("page/page.css")
	require.NoError(t, err)
	require.NotContains(t, string(style), "url(")
	require.NotContains(t, string(style), "@import")
}

// What the page is made of: nothing that fetches, embeds or sends.
var (
	pageElements = strings.Fields(`html head meta title style body header main footer section article h1 h2 h3 p ul li details summary div span code
		b small sup strong mark del ins a form fieldset legend label input select option button output table thead tbody tr th td script`)
	pageAttributes = strings.Fields(`lang charset http-equiv content name class id aria-label aria-labelledby role hidden value type checked placeholder
		autocomplete spellcheck scope colspan tabindex title href data-severity data-rule data-file`)
)

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
	require.Less(t, len(accessMap(t, "html", files)), bound)
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

func TestPhrases(t *testing.T) {
	require.Equal(t, []phrase{{"write ", false}, {"x", true}, {" here", false}}, phrases("write `x` here"))
	require.Equal(t, []phrase{{"`", false}}, phrases("`"))
	require.Equal(t, []phrase{{"x", true}}, phrases("`x`"))
}
