package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// A page is one of the documentation, or one beside it such as README.md.
type page struct {
	name   string // from the root of the repository, with slashes
	source string
	tree   ast.Node
}

// A block is one of code. Its language may be followed by the name of a file, which
// the block is then the text of.
type block struct{ language, file, text string }

// allPages returns the pages of the repository.
func allPages(t *testing.T) []*page {
	root := os.DirFS(filepath.Join("..", ".."))
	var all []*page
	for _, pattern := range []string{"*.md", "docs/**/*.md"} {
		names, err := doublestar.Glob(root, pattern)
		require.NoError(t, err)
		require.NotEmpty(t, names, pattern)
		for _, name := range names {
			source, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(name)))
			require.NoError(t, err)
			tree := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader(source))
			all = append(all, &page{name, string(source), tree})
		}
	}
	return all
}

// walk calls visit for each node of the page, parents first.
func (p *page) walk(visit func(ast.Node)) {
	// The error is that of the function.
	_ = ast.Walk(p.tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			visit(n)
		}
		return ast.WalkContinue, nil
	})
}

// blocks returns the fenced blocks of the page.
func (p *page) blocks() []block {
	var blocks []block
	p.walk(func(n ast.Node) {
		if fence, ok := n.(*ast.FencedCodeBlock); ok {
			b := block{text: string(fence.Lines().Value([]byte(p.source)))}
			if fence.Info != nil {
				b.language, b.file, _ = strings.Cut(string(fence.Info.Value([]byte(p.source))), " ")
			}
			blocks = append(blocks, b)
		}
	})
	return blocks
}

// TestPagesQuoteCode looks for the Go code of the pages in Go files, where it is
// compiled. How deep it is indented does not matter.
func TestPagesQuoteCode(t *testing.T) {
	var code strings.Builder
	names, err := doublestar.Glob(os.DirFS(filepath.Join("..", "..")), "**/*.go")
	require.NoError(t, err)
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(name)))
		require.NoError(t, err)
		code.WriteString(notIndented(string(data)))
	}
	for _, p := range allPages(t) {
		for _, b := range p.blocks() {
			if b.language == "go" {
				require.True(t, strings.Contains(code.String(), notIndented(b.text)), "%s has Go code that is in no Go file:\n%s", p.name, b.text)
			}
		}
	}
}

func notIndented(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(strings.TrimLeft(line, "\t"))
	}
	return b.String()
}
