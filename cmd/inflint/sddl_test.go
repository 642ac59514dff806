package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestSDDLHostile feeds the command what must not reach a terminal as it is.
func TestSDDLHostile(t *testing.T) {
	for _, input := range []string{
		"D:(XA;;GA;;;WD;(a == \"\x1b[2J\u202e\n\"))",
		"D:P\x1b[2J\u202e",
		"S:(RA;;;;;WD;(\"n\",TS,0x0,\"\x07\u2066\"))",
		"\xff\x00",
		strings.Repeat("\x1b", 5000),
	} {
		var out, complaints bytes.Buffer
		run([]string{"sddl", input}, strings.NewReader(""), &out, &complaints, false)
		require.NotEmpty(t, out.String())
		for _, text := range []string{out.String(), complaints.String()} {
			require.NotContains(t, text, "\x1b")
			require.NotContains(t, text, "\x07")
			require.NotContains(t, text, "\u202e")
			require.NotContains(t, text, "\u2066")
		}
		out.Reset()
		run([]string{"sddl", "--format", "json", input}, strings.NewReader(""), &out, &complaints, false)
		require.Equal(t, 1, strings.Count(out.String(), "\n"), "one line")
		require.NotContains(t, out.String(), "\x1b")
	}
}

// TestSDDLLines holds standard input against its limit.
func TestSDDLLines(t *testing.T) {
	var out, complaints bytes.Buffer
	code := run([]string{"sddl", "-"}, strings.NewReader(strings.Repeat("x", maxLine+1)), &out, &complaints, false)
	require.Equal(t, exitFailed, code)
	require.Contains(t, complaints.String(), "standard input: ")

	code = run([]string{"sddl", "-"}, strings.NewReader("\uFEFFD:P\r\n"), &out, &complaints, false)
	require.Equal(t, exitClean, code)
}
