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
	} {
		require.Equal(t, want, Text(in))
	}
}
