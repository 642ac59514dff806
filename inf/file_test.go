package inf_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
)

// TestFileForSeveral asks a file for everything from several goroutines at once.
func TestFileForSeveral(t *testing.T) {
	text := "early\n[Manufacturer]\nm=M\n[M]\nd=I,id\n[I.HW]\nAddReg=R\n[I]\n[R]\nHKR,,Security,,\"D:P\"\nHKR,,x,010,\"y\n" +
		strings.Repeat("[Dead]\nHKR,,Security,,%t%\r\n\"open\nHKR,,x,0x10001,010\n[Other]\na=b\r;\n", 200) + "[Strings]\nt=\"D:P\"\n"
	alone := inf.Parse("x.inf", []byte(text))
	objects := describe(alone)
	require.Greater(t, len(alone.Problems()), 400)
	for range 20 {
		f := inf.Parse("x.inf", []byte(text))
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
		require.ElementsMatch(t, alone.Problems(), f.Problems())
		require.Equal(t, objects, describe(f))
	}
}
