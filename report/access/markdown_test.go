package accessmap

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	markdown "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/reporttest"
)

// rendered renders Markdown as GitHub does, more or less: raw HTML goes through.
func rendered(t *testing.T, data []byte) *html.Node {
	var out bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(markdown.WithUnsafe()))
	require.NoError(t, md.Convert(data, &out))
	doc, err := html.Parse(&out)
	require.NoError(t, err)
	return doc
}

// requireTables checks that the tables of a map in Markdown have all their cells,
// and that nothing in it is more than text.
func requireTables(t *testing.T, data []byte) {
	for n := range rendered(t, data).Descendants() {
		switch {
		case n.Type == html.ElementNode:
			require.Contains(t, strings.Fields("html head body h2 h3 p table thead tbody tr th td code sup strong"), n.Data)
			if n.Data == "tr" {
				cells := 0
				for range n.ChildNodes() {
					cells++
				}
				require.Equal(t, 2*(len(columnNames)+3)+1, cells, "cells, and the line breaks between them")
			}
		case n.Type == html.TextNode && n.Parent.Data != "code":
			require.NotContains(t, n.Data, "@", "a mention")
		}
	}
}

// TestMarkdownNames has names that are markup, which must come out as they are.
func TestMarkdownNames(t *testing.T) {
	for _, name := range []string{
		"plain", "a|b", `a\|b`, `a\`, "`", "``", "a`b", "`a``b`", "*a*", "[a](https://evil.example)", "![a](https://evil.example/x.png)",
		"<img src=x>", "&lt;", "@everyone", "https://evil.example", "www.evil.example", "a@evil.example", "#1", "| a | b |", "--- | ---", ":smile:",
	} {
		f := inf.Parse("x.inf", []byte(strings.NewReplacer("NAME", name).Replace("[Manufacturer]\nm=M\n[M]\n\"NAME\"=I,x\n[I]\n")))
		out := written(t, "markdown", []*inf.File{f})
		requireTables(t, out)
		var codes []string
		for n := range rendered(t, out).Descendants() {
			if n.Type == html.TextNode && n.Parent.Data == "code" {
				codes = append(codes, n.Data)
			}
		}
		require.Equal(t, []string{"x.inf", name, "[I]"}, codes)
	}
}

// TestMarkdownOfTooMuch has more objects than a comment has room for.
func TestMarkdownOfTooMuch(t *testing.T) {
	var b strings.Builder
	b.WriteString("[Manufacturer]\nm=M\n[M]\n")
	for i := range 900 {
		fmt.Fprintf(&b, "\"Device %d | `\"=I%d,x%d\n[I%d]\n[I%d.HW]\nAddReg=S\n[M]\n", i, i, i, i, i)
	}
	b.WriteString("[S]\nHKR,,Security,,\"D:P(A;;GA;;;SY)(A;;GRGW;;;BU)\"\n")
	out := written(t, "markdown", []*inf.File{inf.Parse("x.inf", []byte(b.String())), inf.Parse("y.inf", []byte(b.String()))})
	reporttest.Comment(t, string(out))
	require.Regexp(t, `\*\*Not shown: \d+ objects\*\*`, string(out))
	require.Contains(t, string(out), "A small number is the ACE")
	requireTables(t, out)
}
