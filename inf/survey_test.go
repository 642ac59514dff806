package inf

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestSurvey compares what is found without reading a file with what reading it shows,
// for the fixtures and the files below the folder that INFLINT_CORPUS names.
func TestSurvey(t *testing.T) {
	files := 0
	for _, root := range []string{filepath.Join("..", "testdata", "infs"), os.Getenv("INFLINT_CORPUS")} {
		if root == "" {
			continue
		}
		require.NoError(t, filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasSuffix(path, ".tsv") {
				return err
			}
			src, err := os.ReadFile(path)
			require.NoError(t, err)
			files++
			checkScan(t, Parse(path, src))
			checkSurvey(t, src)
			return nil
		}))
	}
	require.Greater(t, files, 1000)
}

// checkScan compares the sections that the scan finds with those that reading everything
// from the first line on comes to.
func checkScan(t *testing.T, f *File) {
	var found, read []int
	for _, s := range f.Sections {
		for _, header := range s.Headers {
			found = append(found, header.Start-1)
		}
	}
	l := lexer{f: f, text: f.Text[:f.end], quiet: true}
	for _, p := range f.Problems() {
		if p.Kind == TextBeforeHeader && len(found) > 0 && p.Span.Contains(found[0]) { // it is read, in the middle of its line
			read = append(read, found[0])
			l.pos = found[0]
			l.skipLine()
		}
	}
	for c := l.next(); c != 0; c = l.next() {
		switch {
		case c == '[':
			read = append(read, l.pos)
			l.skipLine()
		case len(read) == 0:
			l.skipLine()
		default:
			l.skipEntry()
		}
	}
	slices.Sort(found)
	require.Equal(t, read, found, "%q", f.Text)
}

// checkSurvey compares what is found out about sections without reading them with what
// reading them shows.
func checkSurvey(t *testing.T, src []byte) {
	f, read := Parse("survey.inf", src), Parse("read.inf", src)
	for _, s := range f.Sections {
		s.survey()
	}
	for _, s := range read.Sections {
		s.Entries()
	}
	require.Equal(t, sorted(read.Problems()), sorted(f.Problems()), "%q", f.Text)
	for _, s := range f.Sections {
		for _, e := range s.Entries() {
			line, ok := ParseRegLine(e)
			if !ok || line.Name == nil {
				continue
			}
			require.True(t, s.registry, "%q", f.Text)
			dword := line.Bits&RegTypeMask == RegTypeDWord && line.Value != nil
			if s.surveyed && e.Key == nil && (looksDecimal(e.Value(4)) || dword && looksDecimal(line.Value.Value)) {
				require.True(t, s.octal, "%q", f.Text)
			}
		}
	}
}

func sorted(problems []Problem) []Problem {
	return slices.SortedFunc(slices.Values(problems), func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Span.End, b.Span.End))
	})
}
