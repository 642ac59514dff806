package lsp

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

func TestPathOf(t *testing.T) {
	for _, tt := range []struct {
		uri     string
		windows bool
		want    string
	}{
		{"file:///dir/a.inf", false, "/dir/a.inf"},
		{"file:///dir/a%20b%25.inf", false, "/dir/a b%.inf"},
		{"FILE:///dir/a.inf", false, "/dir/a.inf"},
		{"file:///c%3A/dir/a.inf", true, `c:\dir\a.inf`},
		{"file:///C:/dir/%C3%A4.inf", true, `C:\dir\ä.inf`},
		{"file://localhost/c:/a.inf", true, `c:\a.inf`},
		{"file://server/share/a.inf", true, `\\server\share\a.inf`},
		{"untitled:Untitled-1", false, ""},
		{"git:/dir/a.inf?ref", false, ""},
		{"file:///%zz", false, ""},
		{"", false, ""},
	} {
		require.Equal(t, tt.want, pathOf(tt.uri, tt.windows), tt.uri)
	}
}

func TestURIOf(t *testing.T) {
	for path, want := range map[string]string{
		"/dir/a b.inf":         "file:///dir/a%20b.inf",
		"C:/dir/a.inf":         "file:///C:/dir/a.inf",
		"//server/share/a.inf": "file://server/share/a.inf",
	} {
		require.Equal(t, want, uriOf(path))
	}
}

func TestSplitText(t *testing.T) {
	for s, want := range map[string]text{
		"":             {""},
		"a":            {"a"},
		"a\n":          {"a\n", ""},
		"a\r\nb\rc\nd": {"a\r\n", "b\r", "c\n", "d"},
		"\r\r\n\n\r":   {"\r", "\r\n", "\n", "\r", ""},
	} {
		require.Equal(t, want, splitText(s), "%q", s)
	}
}

var lineEnd = regexp.MustCompile(`\r\n|\r|\n`)

// naiveOffset finds a position in a text, one character after the other.
func naiveOffset(s string, p position, e encoding) int {
	lines := lineEnd.Split(s, -1)
	ends := append(lineEnd.FindAllString(s, -1), "")
	at := 0
	for i, line := range lines {
		if i < p.Line {
			at += len(line) + len(ends[i])
			continue
		}
		if p.Line < 0 {
			return 0
		}
		count := 0
		for _, r := range line {
			size := len(utf16.Encode([]rune{r}))
			if e == utf8Units {
				size = utf8.RuneLen(r)
			}
			if count+size > p.Character {
				break
			}
			count += size
			at += utf8.RuneLen(r)
		}
		return at
	}
	return len(s)
}

// FuzzChange makes changes to a text, and compares with those to a plain string.
func FuzzChange(f *testing.F) {
	f.Add("a\r\nb\rc\n🔍ä", 0, 1, 3, 2, "\n", 1, 0, 1, 0, "x\r", true)
	f.Add("a\rb", 1, 0, 1, 1, "\n", 0, 0, 9, 9, "", false)
	f.Add("\n\n", 1, 0, 0, 0, "\r", 1, 0, 1, 0, "\n", true)
	long := strings.Repeat("a\r\n", 3*blockLines)
	f.Add(long, blockLines-1, 1, blockLines, 0, "\n", 3*blockLines, 0, 3*blockLines, 0, "b", true)
	f.Add(long, 1, 0, 2*blockLines+1, 0, "", blockLines, 0, blockLines-1, 1, "b\r", true)
	f.Add(long, 0, 0, blockLines, 0, "", 2*blockLines, 0, 9*blockLines, 0, "", true)
	f.Add("a\r", 1, 0, 1, 0, long, blockLines, 0, blockLines, 0, long, true)
	f.Fuzz(func(t *testing.T, s string, l1, c1, l2, c2 int, new1 string, l3, c3, l4, c4 int, new2 string, wide bool) {
		s, new1, new2 = strings.ToValidUTF8(s, "?"), strings.ToValidUTF8(new1, "?"), strings.ToValidUTF8(new2, "?")
		e := utf8Units
		if wide {
			e = utf16Units
		}
		lines := splitText(s)
		changes := []contentChange{
			{&textRange{position{l1, c1}, position{l2, c2}}, new1},
			{&textRange{position{l3, c3}, position{l4, c4}}, new2},
		}
		for _, c := range changes {
			from := naiveOffset(s, c.Range.Start, e)
			to := max(from, naiveOffset(s, c.Range.End, e))
			s = s[:from] + c.Text + s[to:]
		}
		require.Equal(t, splitText(s), lines.change(changes, e))
		require.Equal(t, s, lines.change(changes, e).String())
	})
}
