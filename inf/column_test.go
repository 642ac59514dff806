package inf

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestColumnsOfLongLines holds the columns of places in long lines against counting all
// of the line before them.
func TestColumnsOfLongLines(t *testing.T) {
	letters := []string{"a", "ä", "€", "𝄞", " ", "\t", ";", "\n"}
	r := rand.New(rand.NewPCG(1, 2))
	for _, mark := range []string{"", "\uFEFF"} { // UTF-8 that Windows reads as ANSI, and UTF-8
		var text strings.Builder
		text.WriteString(mark + "[Version]\nSignature=\"$Windows NT$\"\n;ä\n")
		for range 20_000 {
			n := len(letters)
			if r.IntN(1000) > 0 {
				n-- // lines of a thousand letters and more
			}
			text.WriteString(letters[r.IntN(n)])
		}
		f := Parse("x.inf", []byte(text.String()))
		require.Equal(t, mark == "", f.utf8)
		for range 2000 {
			at := f.CharacterStart(r.IntN(len(f.Text)))
			p := f.Position(at)
			require.Equal(t, utf16Len(f.Source(Span{f.LineSpan(p.Line).Start, at}))+1, p.Column)
		}
		require.Equal(t, len(f.Text), f.CharacterStart(len(f.Text)))
	}
}
