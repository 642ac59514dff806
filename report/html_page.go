package report

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/sddl"
)

// A page is what the HTML page shows, in printable words.
type page struct {
	Title, Version string
	Check          bool // whether there are findings to show
	FileCount      string
	Hidden         string
	Severities     []pageSeverity
	Rules          []pageRule
	Files          []pageFile
	Descriptors    []pageDescriptor
	Findings       []pageFinding
	Skipped        []pageInput
	Errors         []pageInput
}

type pageSeverity struct {
	Name  string
	Count int
}

type pageRule struct {
	ID, Name string
	Count    int
}

// A pageFile is a file in the access map.
type pageFile struct {
	mapFile
	Descriptors  []int  // numbers of the rows' descriptors; 0 for none
	FindingCount string // in words; "" for none
	FirstFinding int
}

// A pageDescriptor is a descriptor in words.
type pageDescriptor struct {
	Kind, Text, Constant string
	Words                []string
}

// A pageInput is a file that is not in the report.
type pageInput struct{ File, Message string }

// Principals and Legend are for the template.
func (*page) Principals() []sddl.Principal { return access.Principals() }

// Legend explains the signs of the access map.
func (*page) Legend() []legendEntry { return legend() }

//go:embed page/page.html page/page.css page/page.js
var pageFiles embed.FS

// write writes the page. Its policy forbids everything but its own style sheet and
// its own script, which it knows by their hashes (Content Security Policy Level 3).
func (p *page) write(w io.Writer) error {
	style, err := pageFiles.ReadFile("page/page.css")
	if err != nil {
		return err
	}
	script, err := pageFiles.ReadFile("page/page.js")
	if err != nil {
		return err
	}
	t, err := template.New("page.html").Funcs(template.FuncMap{
		"add":     func(a, b int) int { return a + b },
		"shorten": printable.Shorten,
	}).ParseFS(pageFiles, "page/page.html")
	if err != nil {
		return err
	}
	return t.Execute(w, struct {
		*page
		Policy string
		Style  template.CSS
		Script template.JS
	}{
		p, fmt.Sprintf("default-src 'none'; style-src %s; script-src %s; base-uri 'none'; form-action 'none'", policyHash(style), policyHash(script)),
		template.CSS(style), template.JS(script), //nolint:gosec // they are ours
	})
}

func policyHash(text []byte) string {
	sum := sha256.Sum256(text)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// maxWords is how many lines explain one descriptor.
const maxWords = 100

// wordsOf explains a descriptor that is parsed, in printable lines.
func wordsOf(d *access.Descriptor) []string {
	var words []string
	for line := range strings.Lines(sddl.Explain(d.SD, d.Object.Rights)) {
		if len(words) == maxWords {
			return append(words, "and so on")
		}
		words = append(words, printable.Text(strings.TrimSuffix(line, "\n")))
	}
	return words
}
