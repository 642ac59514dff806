package htmlpage

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestPhrases(t *testing.T) {
	require.Equal(t, []Phrase{{"write ", false}, {"x", true}, {" here", false}}, Phrases("write `x` here"))
	require.Equal(t, []Phrase{{"`", false}}, Phrases("`"))
	require.Equal(t, []Phrase{{"x", true}}, Phrases("`x`"))
}
