package htmlpage

import (
	"crypto/sha256"
	_ "embed" // for the style sheet, the script and the templates
	"encoding/base64"
	"html/template"

	"github.com/inflint/inflint/report/printable"
)

var (
	//go:embed page.css
	pageStyle string
	//go:embed page.js
	pageScript string
	//go:embed page.html
	pageTemplates string
)

// A Frame is what stands around a page. Its policy forbids everything but the page's
// own style sheet and its own script, which it knows by their hashes (Content Security
// Policy Level 3).
type Frame struct {
	Title, Version string
	Policy         string
	Style          template.CSS
	Script         template.JS
}

// NewFrame returns the frame of a page without a script. More style follows that of
// all pages.
func NewFrame(title, version, style string) Frame {
	return newFrame(title, version, pageStyle+style, "")
}

func newFrame(title, version, style, script string) Frame {
	return Frame{
		Title: title, Version: version, Policy: policy(style, script),
		Style: template.CSS(style), Script: template.JS(script), //nolint:gosec // they are ours
	}
}

func policy(style, script string) string {
	allowed := "style-src " + hash(style)
	if script != "" {
		allowed += "; script-src " + hash(script)
	}
	return "default-src 'none'; " + allowed + "; base-uri 'none'; form-action 'none'"
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// Parse returns the templates of all pages, and with them those of a document, which
// may use functions of its own.
func Parse(functions template.FuncMap, templates ...string) (*template.Template, error) {
	t := template.New("").Funcs(template.FuncMap{
		"add":     func(a, b int) int { return a + b },
		"shorten": printable.Shorten,
	}).Funcs(functions)
	for _, text := range append([]string{pageTemplates}, templates...) {
		if _, err := t.Parse(text); err != nil {
			return nil, err
		}
	}
	return t, nil
}
