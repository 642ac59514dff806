package lint

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/rules"
)

// TestCorpus lints a corpus of real INF files, the folder that INFLINT_CORPUS
// names, in the default preset: nothing fails, what is known to be wrong is
// found, what is known to be right is not, and fewer than one file in six has
// anything said about it.
func TestCorpus(t *testing.T) {
	root := os.Getenv("INFLINT_CORPUS")
	if root == "" {
		t.Skip("INFLINT_CORPUS is not set")
	}
	type place struct {
		file      string
		line, col int
		rule      string
	}
	found := map[place]bool{}
	worst := map[string]rules.Severity{}
	files, withFindings := 0, 0
	counts := map[string]int{}
	err := Run(slices.Collect(Find([]string{root}, nil, "", nil)), everything, func(r Result) error {
		require.NoError(t, r.Err, r.Path)
		files++
		if len(r.Findings) > 0 {
			withFindings++
		}
		base := filepath.Base(r.Path)
		for _, f := range r.Findings {
			found[place{base, f.Start().Line, f.Start().Column, f.Rule.ID}] = true
			worst[base] = max(worst[base], f.Severity)
			counts[f.Rule.ID+" "+f.Severity.String()]++
		}
		return nil
	})
	require.NoError(t, err)
	t.Logf("%d files, %d with findings: %v", files, withFindings, counts)
	require.Less(t, 6*withFindings, files)

	// Full control for users and app containers; the finding points at the entry
	// inside the descriptor.
	require.True(t, found[place{"simbatt.inx", 52, 20, "INF205"}])
	// A Security line without a value.
	require.True(t, found[place{"WFPSamplerCalloutDriver.InX", 63, 9, "INF103"}])
	// Access for LocalService, on purpose and rightly described.
	require.Less(t, worst["SerialBusWdk.inx"], rules.Warning)
	// DeviceType of a modem, which belongs in the software key.
	require.Zero(t, worst["mdmfake.inx"])
}
