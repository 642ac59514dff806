package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{
		"plain text":          "plain text",
		"\x1b[31mred\x07\x7f": "␛[31mred␇␡",
		"a\tb\r\n":            "a b␍␊",
		"\u0085\u202Eevil":    "��evil",
		"bad \xff utf":        "bad � utf",
		"größe 設備":            "größe 設備",
	} {
		require.Equal(t, want, Printable(in))
	}
}

func TestExcerpt(t *testing.T) {
	tests := []struct{ name, text, mark, source, underline string }{
		{"plain", "HKR,,Security,,\"D:P\" ; c", "D:P", "HKR,,Security,,\"D:P\" ; c", "                ^^^"},
		{"tabs", "\tHKR\t,x", "x", "    HKR ,x", "         ^"},
		{"wide", "設備=x", "x", "設備=x", "     ^"},
		{"combining", "e\u0301=x", "x", "e\u0301=x", "  ^"},
		{"control", "a\x1b=x", "x", "a␛=x", "   ^"},
		{"several lines", "a=b,\\\n c", "b,\\\n c", "a=b,\\", "  ^^^"},
		{"long", strings.Repeat("y", 300) + "x" + strings.Repeat("z", 300), "x",
			"…" + strings.Repeat("y", 80) + "x" + strings.Repeat("z", 120) + "…", strings.Repeat(" ", 81) + "^"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := inf.Parse("x.inf", []byte("\xEF\xBB\xBF[S]\n"+tt.text+"\n"))
			start := strings.Index(f.Text, tt.mark)
			e := excerptOf(f, inf.Span{Start: start, End: start + len(tt.mark)})
			require.Equal(t, 2, e.line)
			require.Equal(t, tt.source, e.source)
			require.Equal(t, tt.underline, e.underline)
		})
	}
}

// TestHostileText lets a file name and a device description try to take over the
// terminal.
func TestHostileText(t *testing.T) {
	src := strings.Replace(string(rules.Example(`[Acme.NT.HW]
AddReg = S
[S]
HKR,,Security,,
`)), "Acme Device", "Acme \x1b]0;owned\x07", 1)
	var out bytes.Buffer
	w := newText(&out, Options{})
	for _, f := range rules.Run(inf.Parse("evil\x1b[2J.inf", []byte(src)), rules.All(), rules.Options{}) {
		require.NoError(t, w.Finding(f))
	}
	require.NoError(t, w.Close(Summary{Files: 1}))
	require.Contains(t, out.String(), "evil␛[2J.inf")
	require.Contains(t, out.String(), "Acme ␛]0;owned␇")
	require.NotContains(t, out.String(), "\x1b")
}

func TestColor(t *testing.T) {
	f := rules.Run(inf.Parse("x.inf", rules.Example(rules.Lookup("INF103").Bad)), rules.All(), rules.Options{})[0]
	var colored, plain bytes.Buffer
	require.NoError(t, newText(&colored, Options{Color: true}).Finding(f))
	require.NoError(t, newText(&plain, Options{}).Finding(f))
	require.Contains(t, colored.String(), "\x1b[31;1merror\x1b[")
	require.NotContains(t, plain.String(), "\x1b")
}
