package report

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/report/terminal"
	"github.com/inflint/inflint/rules"
)

// hostileTexts are what a file may have in its texts to take over a terminal.
var hostileTexts = []struct{ name, text string }{
	{"colour", "\x1b[31mred"},
	{"cursor", "\x1b[2J\x1b[H"},
	{"CSI in one byte", "\u009b2J"},
	{"title", "\x1b]0;owned\x07"},
	{"hyperlink", "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\"},
	{"OSC in one byte", "\u009d0;owned\u009c"},
	{"device control", "\x1bP$q\x1b\\"},
	{"bell", "a\x07b"},
	{"carriage return", "a\rb"},
	{"backspace", "a\b\b\bb"},
	{"delete", "a\x7fb"},
	{"NUL", "a\x00b"},
	{"form feed", "a\fb\vc"},
	{"bidi override", "a\u202Eb\u202C"},
	{"bidi isolate", "a\u2066b\u2069"},
	{"mark of direction", "a\u200Eb\u061Cc"},
	{"zero width", "a\u200Bb\u200Dc\uFEFFd"},
	{"line separator", "a\u2028b\u2029c\u0085d"},
	{"tags", "a\U000E0041b"},
	{"build commands", "##vso[task.complete]##[error]x"},
}

// TestHostileText puts each of them into all places that a report shows.
func TestHostileText(t *testing.T) {
	for _, hostile := range hostileTexts {
		t.Run(hostile.name, func(t *testing.T) {
			for encoding, encode := range encodings {
				// INF files end a line at LF alone, and a name may have one.
				f := inf.Parse("evil\n"+hostile.text+".inf", encode(hostileINF(hostile.text)))
				findings := rules.Run(f, rules.All(), rules.Options{Preset: rules.PresetAll})
				require.NotEmpty(t, findings, encoding)
				for i := range findings {
					findings[i].Related = append(findings[i].Related, rules.Related{File: f, Message: hostile.text, Span: findings[i].Span})
				}
				for _, look := range looks {
					requireInert(t, written(t, look.format, look.Look, findings))
				}
			}
		})
	}
}

// hostileINF is a file with findings in lines that have the text.
func hostileINF(text string) string {
	src := strings.Replace(string(rules.Example("[Acme.NT.HW]\nAddReg = S\n[S]\nHKR,,Security,,%x"+text+"% ; "+text+
		"\n[Strings]\n\"x"+text+"\" = \"D:P(A;;GA;;;SY)(A;;GA;;;WD)"+text+"\"\n")), "Acme Device", "Acme "+text, 1)
	return strings.Replace(src, "[Acme.NT.HW]\n", "[Acme.NT.HW]\nAddReg = T\n[T]\nHKR,,Security,, ; "+text+"\n[Acme.NT.HW]\n", 1)
}

var encodings = map[string]func(string) []byte{
	"UTF-8": func(s string) []byte { return []byte("\xEF\xBB\xBF" + s) },
	"ANSI":  func(s string) []byte { return []byte(s) },
	"UTF-16, broken off": func(s string) []byte {
		out := []byte{0xFF, 0xFE}
		for _, u := range utf16.Encode([]rune(s)) {
			if u == 'x' { // before a text: halves of surrogate pairs, in the wrong order
				out = append(out, 0x00, 0xDC, 0x00, 0xD8)
			}
			out = append(out, byte(u), byte(u>>8))
		}
		return append(out, 0x1b)
	},
}

func written(t *testing.T, format string, look terminal.Look, findings []*rules.Finding) string {
	var out bytes.Buffer
	w := newWriter(t, format, &out, Options{Look: look})
	for _, f := range findings {
		require.NoError(t, w.Finding(f))
	}
	require.NoError(t, w.Close(Summary{Inputs: outcome.Inputs{Files: 1}}))
	return out.String()
}

// ours are the escape sequences that reports have, to the letter.
var ours = regexp.MustCompile(`\x1b\[[0-9;]+m|\x1b]8;;(https://github\.com/inflint/inflint/blob/main/docs/rules/INF[0-9]{3}\.md)?\x1b\\`)

func withoutSequences(text string) string { return ours.ReplaceAllString(text, "") }

// requireInert checks that a report has nothing in it that a terminal obeys, but
// for our own escape sequences.
func requireInert(t *testing.T, out string) {
	require.True(t, utf8.ValidString(out))
	for line := range strings.Lines(withoutSequences(out)) {
		line = strings.TrimSuffix(line, "\n")
		i := strings.IndexFunc(line, func(r rune) bool {
			return unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp)
		})
		require.Negative(t, i, "%q", line)
		require.NotContains(t, line, "##vso[")
		require.NotContains(t, line, "##[")
		require.False(t, strings.HasPrefix(strings.TrimSpace(line), "::"), line)
	}
}

// TestCommandsInMessages breaks a message into lines where a command would come to
// the beginning of one.
func TestCommandsInMessages(t *testing.T) {
	for n := range 80 {
		f := &rules.Finding{
			Rule: &rules.Lookup("INF205").Meta, Severity: rules.Error, File: inf.Parse("::error::.inf", []byte("x")),
			Message: strings.Repeat("x", n) + " ::error::y ::error::z",
		}
		requireInert(t, written(t, "text", terminal.Look{Width: 40}, []*rules.Finding{f}))
	}
}
