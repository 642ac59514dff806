package main

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/report/printable"
)

// TestWideText keeps the halves of surrogate pairs, as UTF-16 of a file may have them.
func TestWideText(t *testing.T) {
	for text, want := range map[string]string{
		"x\xED\xA0\xBD":                 `"x\ud83d"`,
		"\xED\xB8\x80":                  `"\ude00"`,
		"é😀":                            `"é😀"`,
		"a\"\\\n\x7F":                   `"a\"\\\u000a\u007f"`,
		"\xED\x9E\xA3end":               "\"\xED\x9E\xA3end\"",
		"##vso[x\u009B\u202E\U000E0041": `"#\u0023vso[x\u009b\u202e\udb40\udc41"`,
	} {
		got, err := printable.JSON(wideText(text))
		require.NoError(t, err)
		require.Equal(t, want, string(got))
	}
}
