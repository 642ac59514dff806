package facts

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
)

// TestKept asks for facts several times: each is worked out once, for a file and for each
// of its installs.
func TestKept(t *testing.T) {
	asked := 0
	ofFile := fact[[]int]{func(*Facts) []int {
		asked++
		return nil
	}}
	ofInstalls := factOfInstall[string]{func(_ *Facts, in *inf.Install) string {
		asked++
		return in.Base
	}}
	f := factsOf(modelsOf("NTamd64,NTarm64"), requirements.Options{})
	for range 2 {
		require.Nil(t, ofFile.of(f))
		for _, in := range f.File.Installs() {
			require.Equal(t, in.Base, ofInstalls.of(f, in))
		}
	}
	require.Equal(t, 3, asked)
	require.Nil(t, ofFile.of(factsOf("", requirements.Options{})))
	require.Equal(t, 4, asked)
}
