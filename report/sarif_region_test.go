package report

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
)

// regionOf writes a place and reads its region.
func regionOf(t *testing.T, f *inf.File, span inf.Span) region {
	var j jsonText
	j.physicalLocation(sarifArtifact{"x.inf", true}, f, span)
	var l struct{ Region region }
	require.NoError(t, json.Unmarshal(j.buf, &l))
	return l.Region
}

// TestSARIFRegion points at each mark, «so», in files of every encoding: the region
// is the same.
func TestSARIFRegion(t *testing.T) {
	tests := []struct {
		name, text string
		want       region
	}{
		{"ASCII", "[S]\n«abc»d", region{2, 1, 2, 4, &message{Text: "abc"}}},
		{"one unit before", "[S]\nü設«ab»", region{2, 3, 2, 5, &message{Text: "ab"}}},
		{"two units before", "[S]\n🔒«ab»", region{2, 3, 2, 5, &message{Text: "ab"}}},
		{"two units inside", "[S]\na«🔒»b", region{2, 2, 2, 4, &message{Text: "🔒"}}},
		{"several lines", "[S]\r\na «b,\\\r\n ü» c\r\n", region{2, 3, 3, 3, &message{Text: "b,\\\r\n ü"}}},
		{"empty", "[S]\na«»b", region{2, 2, 2, 3, &message{Text: "b"}}},
		{"empty, before a character of two", "[S]\na«»🔒", region{2, 2, 2, 4, &message{Text: "🔒"}}},
		{"empty, at the end of a line", "[S]\nab«»\r\nc", region{2, 2, 2, 3, &message{Text: "b"}}},
		{"empty, behind a character of two", "[S]\na🔒«»", region{2, 2, 2, 4, &message{Text: "🔒"}}},
		{"empty, before the LF of CRLF", "[S]\nab\r«»\nc", region{2, 2, 2, 3, &message{Text: "b"}}},
		{"empty line", "[S]\n«»\n", region{2, 1, 2, 2, nil}},
		{"the end of a line", "[S]\nab«\n»c", region{2, 3, 3, 1, &message{Text: "\n"}}},
	}
	for _, tt := range tests {
		before, rest, _ := strings.Cut(tt.text, "«")
		marked, after, _ := strings.Cut(rest, "»")
		for encoding, src := range inEncodings(before + marked + after) {
			t.Run(tt.name+"/"+encoding, func(t *testing.T) {
				f := inf.Parse("x.inf", src)
				start := offsetOf(f, before)
				require.Equal(t, tt.want, regionOf(t, f, inf.Span{Start: start, End: start + offsetOf(f, before+marked) - offsetOf(f, before)}))
			})
		}
	}
}

// offsetOf returns the offset in the text of a file behind what its author sees.
func offsetOf(f *inf.File, prefix string) int {
	if f.Encoding != inf.ANSI {
		return len(prefix)
	}
	offset := 0
	for range len(prefix) { // each byte is a character
		offset += len(string([]rune(f.Text[offset:])[:1]))
	}
	return offset
}

// TestSARIFRegionCutsNoCharacter points at the characters that Windows makes of
// UTF-8 without byte order mark, one by one.
func TestSARIFRegionCutsNoCharacter(t *testing.T) {
	const author = "a“ü🔒\uFFFD€z"
	f := inf.Parse("x.inf", []byte(author))
	seen := map[string]bool{}
	for i, r := range f.Text {
		got := regionOf(t, f, inf.Span{Start: i, End: i + len(string(r))})
		require.Len(t, []rune(got.Snippet.Text), 1, "%q", r)
		require.Contains(t, author, got.Snippet.Text)
		seen[got.Snippet.Text] = true
	}
	require.Len(t, seen, 7)
}

func TestSARIFRegionOfHugeSpan(t *testing.T) {
	f := inf.Parse("x.inf", []byte(strings.Repeat("x", maxSnippet+1)))
	require.Equal(t, region{1, 1, 1, maxSnippet + 2, nil}, regionOf(t, f, inf.Span{Start: 0, End: maxSnippet + 1}))
	require.Equal(t, region{1, 1, 1, 2, nil}, regionOf(t, inf.Parse("x.inf", nil), inf.Span{}))
}

func TestAsUTF8(t *testing.T) {
	for in, want := range map[string]string{
		"größe 🔒":                      "größe 🔒",
		"a\xED\xA0\xBDb":               "a�b",
		"\xED\xA0\xBD\xED\xA0\xBD":     "��",
		"\xED\xB4\x92\xFF\xC3":         "���",
		"cut \xED\xA0":                 "cut ��",
		"\xED\x9F\xBF is no surrogate": "\xED\x9F\xBF is no surrogate",
	} {
		require.Equal(t, want, asUTF8(in), "%q", in)
	}
}
