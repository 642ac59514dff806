package lint

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestInputs has files that Find came to among other inputs, with more names than go into
// one text.
func TestInputs(t *testing.T) {
	slack := new(Slack)
	var inputs []Input
	for i := range 5000 {
		name := strings.Repeat("d/", i%50) + strconv.Itoa(i) + ".inf"
		in := Input{Path: name, MaxSize: 1 << 20, Slack: slack, found: true}
		switch i % 7 {
		case 2:
			in = Input{Path: name, Reader: strings.NewReader(name)}
		case 3:
			in = Input{Path: name, Err: fs.ErrPermission}
		case 4:
			in.MaxSize = 1 << 10
		case 5:
			in.found = false
		}
		inputs = append(inputs, in)
	}
	inputs = append(inputs, Input{Path: strings.Repeat("x", 2*namesSize), MaxSize: 1 << 20, Slack: slack, found: true})
	list := Collect(slices.Values(inputs))
	require.Equal(t, len(inputs), list.Len())
	require.Equal(t, inputs, slices.Collect(list.All()))
	require.Greater(t, len(list.names), 2)
	require.Empty(t, slices.Collect(new(Inputs).All()))
}
