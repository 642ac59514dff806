package inf

import (
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestParser reads files into the same memory, and finds in each what is in it alone.
func TestParser(t *testing.T) {
	var p Parser
	sections := func(n int) string {
		return strings.Repeat("[S]\na=%b%,\"c\"\\\n d,e\nf\n[T]\n=,,\n", n) + "[Strings]\nb=x\n"
	}
	device := func(name, services string) string {
		return "[Manufacturer]\nm=M\n[M]\nd=" + name + ",id\n[" + name + "]\nAddReg=R\nCopyFiles=none\n[" + name + ".HW]\nAddReg=R\n" +
			"[" + name + ".Services]\n" + services + "[S]\nServiceType=1\nSecurity=\"D:P\"\n[R]\nHKR,,Security,,\"D:P(A;;GA;;;SY)\"\nHKR,,Exclusive,0x10001,1\n"
	}
	many := strings.Repeat("HKR,,x,,1\n", 2*slabMost)
	for _, text := range []string{
		sections(3), "", "[a]\nlone\n", sections(300), "[b]\nx=y,z\n", "[R]\n" + many, "[c]\n\"q\n", sections(1),
		"[Version]\nSignature=$CHICAGO$\nClass=Net\n",
		device("Inst", strings.Repeat("AddService=x,2,S\n", 40)), device("Other", "AddService=y,,S\n"), device("Inst", ""),
		"[D]\n;" + strings.Repeat("x", largeFile) + "\nend=1\n", device("Last", "AddService=z,2,S\n"),
	} {
		alone, reused := Parse("x.inf", []byte(text)), p.Parse("x.inf", []byte(text))
		require.Equal(t, alone.Dump(), reused.Dump())
		require.Equal(t, alone.DumpObjects(), reused.DumpObjects())
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

// TestFileForSeveral asks a file for everything from several goroutines at once.
func TestFileForSeveral(t *testing.T) {
	text := "early\n[Manufacturer]\nm=M\n[M]\nd=I,id\n[I.HW]\nAddReg=R\n[I]\n[R]\nHKR,,Security,,\"D:P\"\nHKR,,x,010,\"y\n" +
		strings.Repeat("[Dead]\nHKR,,Security,,%t%\r\n\"open\nHKR,,x,0x10001,010\n[Other]\na=b\r;\n", 200) + "[Strings]\nt=\"D:P\"\n"
	alone := Parse("x.inf", []byte(text))
	objects, dump := alone.DumpObjects(), alone.Dump()
	require.Greater(t, len(alone.Problems()), 400)
	for range 20 {
		f := Parse("x.inf", []byte(text))
		var wg sync.WaitGroup
		for _, ask := range []func(){
			func() { f.Problems() },
			func() { f.Objects() },
			func() {
				for _, s := range f.Sections {
					s.Entries()
				}
			},
		} {
			wg.Go(ask)
		}
		wg.Wait()
		require.Equal(t, sorted(alone.Problems()), sorted(f.Problems()))
		require.Equal(t, objects, f.DumpObjects())
		require.Equal(t, dump, f.Dump())
	}
}
