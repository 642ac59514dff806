package rules

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
)

// TestSecureLine writes what the remedies offer: no rule of any preset reports it.
func TestSecureLine(t *testing.T) {
	const flag = "HKR,,DeviceCharacteristics,0x10001,0x100\n"
	src := Example(exampleDevice + flag + secureLine + "\n")
	for _, f := range Run(inf.Parse("acme.inf", src), All(), Options{Preset: PresetAll}) {
		require.Fail(t, "a finding", "%s: %s", f.Rule.ID, f.Text())
	}
}
