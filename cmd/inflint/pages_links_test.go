package main

import (
	"fmt"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark/ast"
)

// TestPagesLinks follows the links of the pages within the repository. All others
// have to be https.
func TestPagesLinks(t *testing.T) {
	pages := map[string]*page{}
	for _, p := range allPages(t) {
		pages[p.name] = p
	}
	for name, p := range pages {
		for _, link := range p.links() {
			to, err := url.Parse(link)
			require.NoError(t, err, name)
			if to.IsAbs() {
				require.Equal(t, "https", to.Scheme, "%s links %s", name, link)
				continue
			}
			target := name
			if to.Path != "" {
				target = path.Join(path.Dir(name), to.Path)
			}
			require.True(t, filepath.IsLocal(target), "%s links %s, which is outside of the repository", name, link)
			_, err = os.Stat(filepath.Join("..", "..", filepath.FromSlash(target)))
			require.NoError(t, err, "%s links %s", name, link)
			if to.Fragment != "" {
				require.NotNil(t, pages[target], "%s links %s, and an anchor wants a page", name, link)
				require.Contains(t, pages[target].anchors(), to.Fragment, "%s links %s", name, link)
			}
		}
	}
}

// links returns where the links and pictures of the page lead.
func (p *page) links() []string {
	var links []string
	p.walk(func(n ast.Node) {
		switch n := n.(type) {
		case *ast.Link:
			links = append(links, string(n.Destination))
		case *ast.Image:
			links = append(links, string(n.Destination))
		case *ast.AutoLink:
			links = append(links, string(n.URL([]byte(p.source))))
		case *ast.RawHTML:
			links = append(links, htmlLinks(n.Segments.Value([]byte(p.source)))...)
		case *ast.HTMLBlock:
			links = append(links, htmlLinks(n.Lines().Value([]byte(p.source)))...)
		}
	})
	return links
}

var htmlLink = regexp.MustCompile(`\s(?:href|src|srcset)="([^"]*)"`)

func htmlLinks(html []byte) []string {
	var links []string
	for _, m := range htmlLink.FindAllSubmatch(html, -1) {
		links = append(links, string(m[1]))
	}
	return links
}

// anchors returns the names that GitHub gives to the headings of the page.
func (p *page) anchors() []string {
	var anchors []string
	seen := map[string]int{}
	p.walk(func(n ast.Node) {
		heading, ok := n.(*ast.Heading)
		if !ok {
			return
		}
		anchor := anchorOf(heading.Lines().Value([]byte(p.source)))
		if n := seen[anchor]; n > 0 {
			anchors = append(anchors, fmt.Sprintf("%s-%d", anchor, n))
		} else {
			anchors = append(anchors, anchor)
		}
		seen[anchor]++
	})
	return anchors
}

func anchorOf(heading []byte) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-', r == '_', unicode.IsLetter(r), unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, strings.TrimSpace(string(heading)))
}
