package lsp

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/rules"
)

// TestAsCheck opens files as an editor shows them, and expects the findings that a run
// over the files has, at the same places.
func TestAsCheck(t *testing.T) {
	dirs := []string{filepath.Join("..", "..", "testdata", "infs")}
	if corpus := os.Getenv("INFLINT_CORPUS"); corpus != "" {
		dirs = append(dirs, corpus)
	}
	s := newServer(nil, nil, nil, "")
	require.NoError(t, s.config.use(clientSettings{Preset: "all"}))
	files := 0
	for in := range lint.Find(dirs, nil, "", nil) {
		path, err := filepath.Abs(in.Path)
		require.NoError(t, err)
		var checked lint.Result
		require.NoError(t, lint.Run([]lint.Input{{Path: path}}, s.config.options(path), func(r lint.Result) error { checked = r; return r.Err }))

		f := checked.File
		shown := f.Source(inf.Span{Start: 0, End: len(f.Text)})
		d := s.snapshot(uriOf(path), 1, splitText(shown), nil)
		result, err := d.lint(t.Context())
		require.NoError(t, err)
		require.Equal(t, places(checked), places(*result), path)
		for _, f := range d.own(result.Findings) {
			r := d.span(f.Span)
			require.Equal(t, inf.Position{Line: r.Start.Line + 1, Column: r.Start.Character + 1}, f.Start(), "%s: %s", path, f.Rule.ID)
		}
		files++
	}
	require.Greater(t, files, 200)
}

// places tells findings and where they are, as a person would.
func places(r lint.Result) []string {
	var list []string
	for _, f := range r.Findings {
		list = append(list, fmt.Sprintf("%s %v %s %s", f.Rule.ID, f.Start(), f.Severity, filepath.Base(f.File.Name)))
	}
	slices.Sort(list)
	return list
}

// TestSuppressions applies to each finding of the fixtures the action that ignores it.
// It is gone then, and nothing is wrong with the comment.
func TestSuppressions(t *testing.T) {
	if testing.Short() {
		t.Skip("asks thousands of times")
	}
	s := newServer(nil, nil, nil, "")
	require.NoError(t, s.config.use(clientSettings{Preset: "all"}))
	for in := range lint.Find([]string{filepath.Join("..", "..", "testdata", "infs")}, nil, "", nil) {
		path, err := filepath.Abs(in.Path)
		require.NoError(t, err)
		f, _, err := new(lint.Shelf).Parse(lint.Input{Path: path})
		require.NoError(t, err)
		d := s.snapshot(uriOf(path), 1, splitText(f.Source(inf.Span{Start: 0, End: len(f.Text)})), nil)
		found, err := d.found(t.Context())
		require.NoError(t, err)
		for _, finding := range found {
			if !suppressible(finding) {
				continue
			}
			edit := d.suppression(finding)
			where := d.span(edit.Span)
			lines := d.lines.change([]contentChange{{&where, edit.New}}, d.encoding)
			left, err := s.snapshot(d.uri, 2, lines, d.disk).found(t.Context())
			require.NoError(t, err)
			require.Less(t, count(left, finding.Rule.ID), count(found, finding.Rule.ID), "%s: %s", path, finding.Rule.ID)
			require.Equal(t, count(found, "INF006")+count(found, "INF007"), count(left, "INF006")+count(left, "INF007"), "%s: %s", path, finding.Rule.ID)
		}
	}
}

func count(found []*rules.Finding, id string) int {
	n := 0
	for _, f := range found {
		if f.Rule.ID == id {
			n++
		}
	}
	return n
}
