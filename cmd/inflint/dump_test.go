package main

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestWideText keeps the halves of surrogate pairs, as UTF-16 of a file may have them.
func TestWideText(t *testing.T) {
	for text, want := range map[string]string{
		"x\xED\xA0\xBD":   `"x\ud83d"`,
		"\xED\xB8\x80":    `"\ude00"`,
		"é😀":              `"é😀"`,
		"a\"\\\n\x7F":     `"a\"\\\u000a\u007f"`,
		"\xED\x9F\xBFend": "\"\xED\x9F\xBFend\"",
	} {
		got, err := json.Marshal(wideText(text))
		require.NoError(t, err)
		require.Equal(t, want, string(got))
	}
}
