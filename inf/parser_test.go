package inf

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestParser reads files into the same memory, and finds in each what is in it alone.
func TestParser(t *testing.T) {
	var p Parser
	sections := func(n int) string {
		return strings.Repeat("[S]\na=%b%,\"c\"\\\n d,e\nf\n[T]\n=,,\n", n) + "[Strings]\nb=x\n"
	}
	many := strings.Repeat("HKR,,x,,1\n", 2*slabKept)
	for _, text := range []string{
		sections(3), "", "[a]\nlone\n", sections(300), "[b]\nx=y,z\n", "[R]\n" + many, "[c]\n\"q\n", sections(1),
		"[Version]\nSignature=$CHICAGO$\nClass=Net\n",
	} {
		alone, reused := Parse("x.inf", []byte(text)), p.Parse("x.inf", []byte(text))
		require.Equal(t, alone.Dump(), reused.Dump())
		require.Equal(t, quoteAll(alone), quoteAll(reused))
		require.Equal(t, alone.Signed(), reused.Signed())
	}
}

// TestParserKeepsText reads a file after another, out of which text is still in use.
func TestParserKeepsText(t *testing.T) {
	var p Parser
	e := p.Parse("x.inf", []byte("[S]\na=%b%c\n[Strings]\nb=x\n")).Section("S").Entries()[0]
	key, value := e.Key.Value, e.Value(1)
	p.Parse("y.inf", []byte("[S]\nother=thing\n"))
	require.Equal(t, "a", key)
	require.Equal(t, "xc", value)
}
