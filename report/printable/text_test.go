package printable

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestText(t *testing.T) {
	for in, want := range map[string]string{
		"plain text":          "plain text",
		"\x1b[31mred\x07\x7f": "␛[31mred␇␡",
		"a\tb\r\n":            "a b␍␊",
		"\u0085\u202Eevil":    "��evil",
		"bad \xff utf":        "bad � utf",
		"größe 設備":            "größe 設備",

		"##vso[x] ###[y] #a#": "# #vso[x] # # #[y] #a#",
		"::error::x":          ": :error::x",
		" \t :::x":            "   : ::x",
		"a ::error::x":        "a ::error::x",
		"\u00A0::error::x":    "␣::error::x",
		"\uFEFF::error::x":    "�::error::x",
		":":                   ": ", // a colon of ours may follow
		" :x":                 " :x",

		"a\u00A0b\u3000c\u1680d":                 "a␣b␣c␣d",
		"\u115F\u3164\uFFA0\u2800":               "����",
		"a\u00ADb\uFE0Fc\u034Fd":                 "a�b�c�d",
		"e\u0301":                                "e\u0301",
		"\u0301 \u0301\"\u0301":                  "� �\"�", // nothing for them to stand on
		"#\u0301#":                               "#�#",
		"a\u0301\u0301\u0301\u0301\u0301\u0301b": "a\u0301\u0301\u0301\u0301��b",
		"\u1112\u1161\u11AB":                     "\u1112\u1161\u11AB",
		"\uE000\uFFFE\U0010FFFF\u0378":           "\uE000���", // private; no characters
		"\xED\xA0\xBD":                           "���",
	} {
		require.Equal(t, want, Text(in), "%q", in)
	}
}

func TestName(t *testing.T) {
	for in, want := range map[string]string{
		"a.inf": "a.inf", "::error::a.inf": "./::error::a.inf", "\x20::a": "./ ::a", ":": "./:", "\u3000::a": "␣::a", "a\n::b": "a␊::b",
	} {
		require.Equal(t, want, Name(in), "%q", in)
		require.Equal(t, want, Text(want))
	}
}

func TestLines(t *testing.T) {
	require.Equal(t, "a\n : :error::b\n\n# #[c", Lines("a\n\t::error::b\n\n##[c"))
}

// TestPieces takes apart what is a command only as a whole.
func TestPieces(t *testing.T) {
	require.Equal(t, []string{":", " :error::#", " #[e\u0301", ""}, Pieces("::error::##[e\u0301", 1, 10, 15))
}
