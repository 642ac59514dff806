package printable

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestCodeSpan(t *testing.T) {
	for _, tt := range [][2]string{
		{"a", "`a`"}, {"", "`  `"}, {"a`b", "`` a`b ``"}, {"``", "``` `` ```"}, {" a ", "`  a  `"}, {"a\nb", "`a\u240ab`"},
	} {
		require.Equal(t, tt[1], CodeSpan(tt[0]))
	}
}
