package spelling

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestDidYouMean(t *testing.T) {
	for text, want := range map[string]string{
		"preset": "; did you mean preset?", "presets": "; did you mean preset?", "PRESET": "; did you mean preset?",
		"reset": "; did you mean preset?", "p": "", "": "", "min-os": "; did you mean min-os?", "nothing": "",
		strings.Repeat("preset", 20): "",
	} {
		require.Equal(t, want, DidYouMean(text, []string{"preset", "fail-on", "min-os", "framework"}), text)
	}
	require.Empty(t, DidYouMean("abd", []string{"abc", "abe"}), "as near to one as to the other")
}
