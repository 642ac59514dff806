package reporttest

import (
	"strings"
	"unicode/utf16"

	"github.com/inflint/inflint/rules"
)

// Nasty is what an INF file may have in its texts, or a file in its name, to take
// over whoever reads a report.
const Nasty = "\x1b]0;owned\x07\x1b[2J ##vso[task.setvariable variable=x]y ##[error]z ::error::gotcha ]]> --> <script>alert(1)</script> " +
	"&lt; \u202Eback\u2066 \u0085\u2028 \x7f \x08 [link](https://evil.example) `${{ github.token || 1 }}` %0A::warning::w"

// HostileName is the name of a device, of a file and in a message, with what acts
// in a terminal, in a log, in HTML or in Markdown.
const HostileName = "`x``\x1b[2J|<img src=x>[a](javascript:b) @everyone #1 https://example.com **b** ##vso[x]\u202e\r\n::error::"

// A Hostile is a text that does harm where a terminal shows it.
type Hostile struct{ Name, Text string }

// HostileTexts are what a file may have in its texts to take over a terminal.
var HostileTexts = []Hostile{
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
	{"more of them", "###vso[task.setvariable variable=PATH]/evil ####[group]x ##VSO[x.y] ##teamcity[x]"},
	{"command of a line", "::stop-commands::t"},
	{"behind a blank", " ::error::x"},
	{"behind a tab", "\t::error::x"},
	{"behind a no-break space", "\u00A0::error::x"},
	{"behind a wide space", "\u3000\u2003::error::x"},
	{"behind what nobody sees", "\uFEFF\u00AD\u034F::error::x"},
	{"behind a mark", "\u0301::error::#\u0301#[group]x"},
	{"in a word that may begin a line", "a b  ::error::x  ::error::y"},
	{"a colon, and one that follows", ":"},
	{"blank letters", "a\u115F\u1160\u3164\uFFA0\u2800\u17B4b"},
	{"unusual blanks", "a\u00A0b\u1680c\u2007d\u202Fe\u3000f"},
	{"marks on marks", "a" + strings.Repeat("\u0301\u0489", 40) + "b"},
	{"vowels on vowels", "\u1112" + strings.Repeat("\u1161", 40)},
	{"variants", "a\uFE0F\U000E0100\u180Bb"},
	{"no characters", "a\uFFFE\uFFFF\U0010FFFF\u0378b"},
	{"not UTF-8", "a\xff\xC3\xED\xA0\xBDb"},
}

// HostileINF is a file with findings in lines that have the text.
func HostileINF(text string) string {
	src := strings.Replace(string(rules.Example("[Acme.NT.HW]\nAddReg = S\n[S]\nHKR,,Security,,%x"+text+"% ; "+text+
		"\n[Strings]\n\"x"+text+"\" = \"D:P(A;;GA;;;SY)(A;;GA;;;WD)"+text+"\"\n")), "Acme Device", "Acme "+text, 1)
	return strings.Replace(src, "[Acme.NT.HW]\n", "[Acme.NT.HW]\nAddReg = T\n[T]\nHKR,,Security,, ; "+text+"\n[Acme.NT.HW]\n", 1)
}

// Encodings encode the text of a file.
var Encodings = map[string]func(string) []byte{
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
