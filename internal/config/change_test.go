package config

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestChanges has configurations with what may be missing because of them.
func TestChanges(t *testing.T) {
	tests := map[string]struct {
		configuration, flags string
		want                 []Change
	}{
		"nothing":               {"", "", nil},
		"off":                   {"[rules]\nINF101 = off", "", []Change{{"INF101", "off", "error"}}},
		"down":                  {"[rules]\nINF101 = note", "", []Change{{"INF101", "note", "error"}}},
		"up":                    {"[rules]\nINF206 = error", "", nil},
		"off already":           {"[rules]\nINF207 = off", "", nil},
		"on":                    {"[rules]\nINF207 = note", "", nil},
		"as the rule is":        {"[rules]\nINF101 = error", "", nil},
		"no graver than most":   {"[rules]\nINF301 = warning", "", []Change{{"INF301", "warning", "note"}}},
		"by a path":             {"[path \"*.inf\"]\nINF101 = off", "", []Change{{"INF101", "off", "error"}}},
		"another path":          {"[path \"*.inx\"]\nINF101 = off", "", nil},
		"a larger preset":       {"preset = strict", "", nil},
		"of a preset":           {"preset = strict\n[rules]\nINF207 = off", "", nil},
		"of the preset asked":   {"[rules]\nINF207 = off", "preset = strict", []Change{{"INF207", "off", "note"}}},
		"the driver":            {"framework = kmdf\nmin-os = 10.0.17763", "", []Change{{"framework", "kmdf", ""}, {"min-os", "10.0.17763", ""}}},
		"flags win":             {"framework = kmdf\npreset = default", "framework = wdm\npreset = strict", nil},
		"the end of the run":    {"fail-on = warning", "", nil},
		"what a later one does": {"[rules]\nINF101 = off\n[path \"**\"]\nINF101 = error", "", nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			configuration, err := Parse("x.ini", dir, []byte(tt.configuration))
			require.NoError(t, err)
			flags, err := Parse("flags", dir, []byte(tt.flags))
			require.NoError(t, err)
			path := dir + "/a.inf"
			with, without := Effective(path, configuration, flags.top), Effective(path, nil, flags.top)
			require.Equal(t, tt.want, Changes(&with, &without))
		})
	}
}
