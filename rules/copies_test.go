package rules

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
)

// TestBareFiles has two lists of files that go to one place, of which one has a
// descriptor: the finding names the files of the other.
func TestBareFiles(t *testing.T) {
	for _, name := range []string{"bad-one-of-two-lists.inf", "bad-other-of-two-lists.inf"} {
		src, err := os.ReadFile(filepath.Join("..", "testdata", "infs", "INF503", name))
		require.NoError(t, err)
		f := inf.Parse(name, src)
		findings := Run(f, []*Rule{fileDestinationUserWritable}, Options{})
		require.Len(t, findings, 1)
		require.Contains(t, findings[0].Message, "`data.bin` goes to ")
		require.Len(t, findings[0].Related, 1, name)
		span := findings[0].Related[0].Span
		require.Equal(t, "data.bin", f.Text[span.Start:span.End])
	}
}
