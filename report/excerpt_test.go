package report

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/report/terminal"
	"github.com/inflint/inflint/rules"
)

// A labelled is a place in the text of a test.
type labelled struct{ text, label string }

func TestExcerpt(t *testing.T) {
	tests := []struct {
		name, source, mark string
		related            []labelled
		want               string
	}{
		{"plain", "a,b ; c", "b", nil, `
1 | a,b ; c
  |   ^
`},
		{"tabs", "\ta\t,b", "b", nil, `
1 |     a   ,b
  |          ^
`},
		{"wide characters", "設備=b", "b", nil, `
1 | 設備=b
  |      ^
`},
		{"combining marks", "e\u0301=b", "b", nil, "\n1 | e\u0301=b\n  |   ^\n"},
		{"a mark on a combining mark alone", "e\u0301=b", "\u0301", nil, "\n1 | e\u0301=b\n  |  ^\n"},
		{"control characters", "a\x1b=b", "b", nil, `
1 | a␛=b
  |    ^
`},
		{"a command to a build system", "##vso[x]b", "b", nil, `
1 | # #vso[x]b
  |          ^
`},
		{"nothing", "a=", "", nil, `
1 | a=
  | ^
`},
		{"the end of a line", "ab\n", "\n", nil, `
1 | ab
  |   ^
`},
		{"several lines", "a=bbb,\\\n  \n  bbb", "bbb,\\\n  \n  bbb", nil, `
1 | a=bbb,\
  |   ^^^^^
2 |
3 |   bbb
  |   ^^^
`},
		{"very many lines", strings.Repeat("b\n", 100), strings.Repeat("b\n", 100), nil, `
1 | b
  | ^
2 | b
  | ^
3 | b
  | ^
4 | b
  | ^
5 | b
  | ^
6 | b
  | ^
`},
		{"related on the same line", "aa bb cc", "bb", []labelled{{"cc", "after"}, {"aa", "before"}}, `
1 | aa bb cc
  | -- ^^ -- after
  | |
  | before
`},
		{"related, touching", "aabbccdd", "bb", []labelled{{"cc", "this"}, {"dd", "that"}}, `
1 | aabbccdd
  |   ^^--~~ that
  |     |
  |     this
`},
		{"related, one in the other", "abcd", "a", []labelled{{"bcd", "all"}, {"c", "some"}}, `
1 | abcd
  | ^-~-
  |  ||
  |  |some
  |  all
`},
		{"related, the same", "abc", "bc", []labelled{{"bc", "why"}}, `
1 | abc
  |  ^^ why
`},
		{"related before the finding", "aa bb", "bb", []labelled{{"aa", "why"}}, `
1 | aa bb
  | -- ^^
  | |
  | why
`},
		{"a label without room to the right", strings.Repeat(".", 60) + "bb", "bb", []labelled{{"bb", "the text is defined here"}}, `
1 | ............................................................bb
  |                                                             ^^
  |                                                             |
  |                                                     the text is defined here
`},
		{"a label that would cover a bar", strings.Repeat(".", 60) + "aa bb", ".", []labelled{{"aa", "one"}, {"bb", "the text is defined here"}}, `
1 | ............................................................aa bb
  | ^                                                           -- --
  |                                                             |  |
  |                                                             | the text is defined here
  |                                                             one
`},
		{"close", "a\n\n\nb\n", "a", []labelled{{"b", "why"}}, `
1 | a
  | ^
2 |
3 |
4 | b
  | - why
`},
		{"far", "a\n\n\n\n\n\n\n\n\nb\n", "b", []labelled{{"a", "why"}}, `
 1 | a
   | - why
...
10 | b
   | ^
`},
		{"long, cut to the right", "bb" + strings.Repeat("x", 100), "bb", nil, `
1 | bbxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...
  | ^^
`},
		{"long, cut to the left", strings.Repeat("x", 100) + "bb", "bb", nil, `
1 | ...xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxbb
  |                                                                           ^^
`},
		{"long, cut on both sides", strings.Repeat("a", 100) + "b" + strings.Repeat("c", 100), "b", nil, `
1 | ...aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabccccccccccccccccccccccccccccccccccc...
  |                                      ^
`},
		{"longer than the terminal is wide", "a" + strings.Repeat("b", 300) + "c", strings.Repeat("b", 300), nil, `
1 | ...bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb...
  |    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`},
		{"related too far to the right", "b" + strings.Repeat("x", 100) + "c", "b", []labelled{{"c", "why"}}, `
1 | bxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...
  | ^
  = x.inf:1:102: why
`},
		{"wide characters, cut", strings.Repeat("設", 50) + "bbb" + strings.Repeat("備", 50), "bbb", nil, `
1 | ... 設設設設設設設設設設設設設設設設bbb備備備備備備備備備備備備備備備備備...
  |                                     ^^^
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := excerptOf(tt.source, tt.mark, tt.related)
			require.Equal(t, strings.TrimPrefix(tt.want, "\n"), got)
		})
	}
}

// TestExcerptOfLongLine has a line of which a piece is laid out alone. It shows what a
// short line with the same letters around the mark would.
func TestExcerptOfLongLine(t *testing.T) {
	for _, part := range []string{"x", "設", "é\u0301", "##", "\u00A0"} {
		near, far := strings.Repeat(part, reach/8), strings.Repeat(part, 4*reach)
		want := excerptOf(near+"bb"+near, "bb", nil)
		require.Contains(t, want, "^^\n")
		require.Equal(t, want, excerptOf(far+"bb"+far, "bb", nil), part)
	}
	atEnd := strings.Repeat("x", 3*reach) + "bb"
	require.Equal(t, excerptOf(strings.Repeat("x", reach)+"bb", "bb", nil), excerptOf(atEnd, "bb", nil))
	require.Equal(t, excerptOf("bb"+strings.Repeat("x", reach), "bb", nil), excerptOf("bb"+strings.Repeat("x", 3*reach), "bb", nil))
	// What is far away has no mark, and is told of below.
	require.Contains(t, excerptOf("bb"+strings.Repeat("x", 3*reach)+"cc", "bb", []labelled{{"cc", "there"}}), "= x.inf:1:6147: there")
}

// TestManyRelated relates more places than anybody wants to see.
func TestManyRelated(t *testing.T) {
	var source strings.Builder
	var related []labelled
	for i := range 1000 {
		word := "b" + strconv.Itoa(1000+i)
		source.WriteString(word + "\n")
		related = append(related, labelled{word, "too"})
	}
	got := excerptOf(source.String(), "b1000", related)
	require.Equal(t, maxPlaces, strings.Count(got, "---- too")+strings.Count(got, "^^^^^ too"))
	require.Equal(t, maxPlaces, strings.Count(got, ":1: too"))
	require.True(t, strings.HasSuffix(got, "and 976 more places\n"), got)
}

// excerptOf draws an excerpt with the first place of each text marked.
func excerptOf(source, mark string, related []labelled) string {
	f := inf.Parse("x.inf", []byte("\xEF\xBB\xBF"+source))
	find := func(text string) inf.Span {
		start := max(0, strings.Index(f.Text, text))
		return inf.Span{Start: start, End: start + len(text)}
	}
	finding := &rules.Finding{File: f, Span: find(mark)}
	for _, r := range related {
		finding.Related = append(finding.Related, rules.Related{File: f, Span: find(r.text), Message: r.label})
	}
	s := newStyle(terminal.Look{})
	var b bytes.Buffer
	s.draw(&b, newExcerpt(finding), s.Levels[rules.Error])
	return b.String()
}

// TestMarksPointAtTheirText compares what stands above the carets with the text of
// the span, for the findings in all files that there are.
func TestMarksPointAtTheirText(t *testing.T) {
	compared := 0
	for _, f := range allFindings(t) {
		line := f.File.LineSpan(f.Start().Line)
		text := printable.Text(f.File.Source(f.Span))
		if f.Span.End > line.End || strings.ContainsAny(f.File.Source(f.Span), "\t#") {
			continue
		}
		row := newSourceRow(f.File, f.Start().Line, []mark{{start: f.Span.Start, end: f.Span.End}})
		for _, width := range []int{40, 75, 115, 10000} {
			cut := row
			cut.marks = append([]mark{}, row.marks...)
			cut.fit(width, "...")
			require.LessOrEqual(t, printable.Width(cut.text), width)
			require.Len(t, cut.marks, 1)
			above := printable.Cut(cut.text, cut.marks[0].from, cut.marks[0].to)
			require.True(t, strings.HasPrefix(text, strings.TrimRight(above, " ")), "%q is not the begin of %q", above, text)
			if printable.Width(text) <= width-6 {
				require.Equal(t, text, above)
				compared++
			}
		}
	}
	require.NotZero(t, compared)
}

// allFindings lints the fixtures of the rules and of this package and, where it is
// at hand, a corpus of real files.
func allFindings(t *testing.T) []*rules.Finding {
	var findings []*rules.Finding
	for _, dir := range append(testedFiles(), filepath.Join("testdata", "rich")) {
		require.NoError(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			require.NoError(t, err)
			if ext := strings.ToLower(filepath.Ext(path)); d.IsDir() || ext != ".inf" && ext != ".inx" {
				return nil
			}
			src, err := os.ReadFile(path)
			require.NoError(t, err)
			findings = append(findings, rules.Run(inf.Parse(path, src), rules.All(), rules.Options{Preset: rules.PresetAll})...)
			return nil
		}))
	}
	return findings
}
