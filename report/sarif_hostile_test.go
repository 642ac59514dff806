package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/internal/reporttest"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/rules"
)

// harmfulTexts would do harm in a terminal, in the log of a build, in a page or in
// a viewer, or are no text.
var harmfulTexts = map[string]string{
	"ANSI escapes":      "\x1b[31m\x1b]0;owned\x07\x9b31m",
	"GitHub command":    "::error::owned\r::add-mask::x",
	"Azure command":     "##vso[task.setvariable variable=x]owned ##VSO[x]##[error] ###[x",
	"CDATA":             "]]>owned<![CDATA[",
	"script":            `<script>alert("owned")</script>&amp;`,
	"links":             `[owned](1) [owned](https://example.com/) \[owned](2) ](3) [`,
	"backslashes":       `\\\[x](1)\`,
	"Markdown":          "``` `x` **x** _x_",
	"NUL":               "a\x00b",
	"invalid UTF-8":     "a\xff\xC3\xED\xA0\xBD\xED\xA0\xBDb",
	"control":           "a\x01\x08\x0b\x0c\x7f\u0085\u2028\u2029b",
	"direction":         "a\u202e\u2066b\u200f\u061c",
	"invisible":         "a\u200b\ufeff\u00ad\U000E0041b",
	"line feeds":        "a\r\n\tb",
	"invalid UTF-16":    "a\uE8E8\uE8E8b\uE8E8 c", // see halved
	"placeholders":      "{0} {{1}} %s %n",
	"not a character":   "\ufffe\uffff\U0010FFFF",
	"quotes":            `a"b'c""d`,
	"long":              strings.Repeat("A🔒", 5000),
	"another separator": "\x1e\x1f",
}

// TestSARIFHostile puts hostile text wherever a file may have some: into the names
// of the file, of sections and of devices, into descriptors and into tokens.
func TestSARIFHostile(t *testing.T) {
	schema := sarifSchemaOf(t)
	t.Chdir(t.TempDir())
	var set []*rules.Rule // whose findings quote the file; the table of all rules would take most of the time
	for _, id := range []string{"INF104", "INF205", "INF218", "INF307"} {
		set = append(set, rules.Lookup(id))
	}
	for name, text := range harmfulTexts {
		t.Run(name, func(t *testing.T) {
			for encoding, src := range inEncodings(harmfulFile(text)) {
				src = halved(src)
				fileName := strings.ReplaceAll(text[:min(len(text), 40)], "/", "-") + ".inf"
				unread := outcome.Error{File: "unread-" + fileName, Message: "cannot be opened: " + text}
				inputs := []input{{fileName, src}, {unread.File, nil}}
				data := sarifOf(t, set, inputs[:1], unread)
				require.NoError(t, schemaError(t, schema, data), encoding)
				require.Empty(t, sarifProblems(data, sourcesOf(t, inputs)), encoding)
				require.NotEmpty(t, parseSARIF(t, data).Results, encoding)
				requireHarmless(t, string(data))
			}
		})
	}
}

// halved makes the first halves of surrogate pairs, whose bytes are the same in
// either order, of a character for private use.
func halved(src []byte) []byte {
	return bytes.ReplaceAll(src, []byte{0xE8, 0xE8}, []byte{0xDB, 0xDB})
}

// harmfulFile returns a file that has text in all kinds of places.
func harmfulFile(text string) string {
	oneLine := strings.NewReplacer("\r\n", " ", "\n", " ").Replace(text)
	quoted := strings.ReplaceAll(oneLine, `"`, `""`)
	bare := strings.NewReplacer("]", ")", "\\", "/", ";", ":").Replace(oneLine)
	inf := string(rules.Example("[Acme.NT.HW]\nAddReg = \"" + bare + "\",Unread.Not\n[" + bare + "]\n" +
		`HKR,,Security,,%Sec%` + "\nHKR,,\"" + quoted + "\",,1 ; " + oneLine + "\n" +
		"[Unread]\nHKR,,Security,,\"D:P" + quoted + "\"\n" +
		"[Strings]\nSec = \"D:P(A;;GA;;;SY)(A;;GA;;;WD)(A;;GA;;;AN)(XA;;GA;;;BU;(@User.\" ; " + oneLine + "\n"))
	inf = strings.Replace(inf, "Acme Device", quoted, 1)
	return inf
}

// requireHarmless looks at a report as a terminal or the log of a build does.
func requireHarmless(t *testing.T, report string) {
	reporttest.RequireInertData(t, report)
	for _, command := range []string{"<script", "]]>", "<!["} {
		require.NotContains(t, strings.ToLower(report), command)
	}
}

// TestJSONText compares the fast way to write a string with its meaning.
func TestJSONText(t *testing.T) {
	for name, text := range harmfulTexts {
		var j jsonText
		j.string(text)
		require.JSONEq(t, string(mustMarshal(t, text)), string(j.buf), name)
		requireHarmless(t, string(j.buf))
	}
	var j jsonText
	j.array(`"none":`, 0, nil)
	require.Empty(t, j.buf)
}

func mustMarshal(t *testing.T, v any) []byte {
	data, err := printable.JSON(v)
	require.NoError(t, err)
	return data
}
