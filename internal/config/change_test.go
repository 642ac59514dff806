package config

import (
	"strconv"
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
		"off":                   {"[rules]\nINF101 = off", "", []Change{{"INF101", "off", "error", ""}}},
		"down":                  {"[rules]\nINF101 = note", "", []Change{{"INF101", "note", "error", ""}}},
		"up":                    {"[rules]\nINF206 = error", "", nil},
		"off already":           {"[rules]\nINF207 = off", "", nil},
		"on":                    {"[rules]\nINF207 = note", "", nil},
		"as the rule is":        {"[rules]\nINF101 = error", "", nil},
		"no graver than most":   {"[rules]\nINF301 = warning", "", []Change{{"INF301", "warning", "note", ""}}},
		"by a path":             {"[path \"*.inf\"]\nINF101 = off", "", []Change{{"INF101", "off", "error", ""}}},
		"another path":          {"[path \"*.inx\"]\nINF101 = off", "", nil},
		"a larger preset":       {"preset = strict", "", nil},
		"of a preset":           {"preset = strict\n[rules]\nINF207 = off", "", nil},
		"of the preset asked":   {"[rules]\nINF207 = off", "preset = strict", []Change{{"INF207", "off", "note", ""}}},
		"the driver":            {"framework = kmdf\nmin-os = 10.0.17763", "", []Change{{"framework", "kmdf", "", ""}, {"min-os", "10.0.17763", "", ""}}},
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
			require.Equal(t, tt.want, Changes(&with, Other{Settings: without}))
		})
	}
}

// TestChangesFromHidden has what a configuration takes away from those that it hides.
func TestChangesFromHidden(t *testing.T) {
	tests := map[string]struct {
		configuration string
		hidden        []string
		want          []Change
	}{
		"nothing to lose":        {"", []string{"fail-on = error"}, nil},
		"stricter":               {"preset = all\nfail-on = note", []string{"preset = strict\nfail-on = warning"}, nil},
		"preset and end":         {"", []string{"preset = strict\nfail-on = warning"}, []Change{{"preset", "default", "strict", "0"}, {"fail-on", "error", "warning", "0"}}},
		"the one further up":     {"", []string{"", "preset = strict"}, []Change{{"preset", "default", "strict", "1"}}},
		"the strictest":          {"", []string{"preset = strict\nfail-on = warning", "preset = all\nfail-on = note"}, []Change{{"preset", "default", "all", "1"}, {"fail-on", "error", "note", "1"}}},
		"the nearest of equals":  {"", []string{"fail-on = warning", "fail-on = warning"}, []Change{{"fail-on", "error", "warning", "0"}}},
		"a rule no longer on":    {"", []string{"[rules]\nINF215 = note"}, []Change{{"INF215", "off", "note", "0"}}},
		"a rule made graver":     {"", []string{"[rules]\nINF206 = error"}, []Change{{"INF206", "warning", "error", "0"}}},
		"a rule as it is mostly": {"", []string{"[rules]\nINF101 = error"}, []Change{{"INF101", "", "error", "0"}}},
		"a rule off in both":     {"[rules]\nINF101 = off", []string{"[rules]\nINF101 = off"}, []Change{{"INF101", "off", "error", ""}}},
		"a rule off, down above": {"[rules]\nINF101 = off", []string{"[rules]\nINF101 = note"}, []Change{{"INF101", "off", "error", ""}}},
		"suppressions":           {"", []string{"suppressions = off"}, []Change{{"suppressions", "on", "off", "0"}}},
		"suppressions, a reason": {"", []string{"suppressions = reason"}, nil},
		"the driver":             {"", []string{"framework = kmdf"}, []Change{{"framework", "", "kmdf", "0"}}},
		"another driver":         {"framework = wdm", []string{"framework = kmdf"}, []Change{{"framework", "wdm", "kmdf", "0"}}},
		"the same driver":        {"framework = wdm", []string{"framework = wdm"}, []Change{{"framework", "wdm", "", ""}}},
		"a value":                {"", []string{"[define]\nX = 1"}, []Change{{"define X", "", "1", "0"}}},
		"an empty value":         {"", []string{"[define]\nX = \"\""}, []Change{{"define X", "", "", "0"}}},
		"only of a path":         {"", []string{"[path \"*.inf\"]\nfail-on = note\n[path \"*.inx\"]\npreset = all"}, []Change{{"fail-on", "error", "note", "0"}}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := dir + "/a.inf"
			others := []Other{{Settings: Effective(path, nil, Settings{})}}
			for i, text := range tt.hidden {
				f, err := Parse(strconv.Itoa(i), dir, []byte(text))
				require.NoError(t, err)
				others = append(others, Other{f.Path, Effective(path, f, Settings{})})
			}
			configuration, err := Parse("x.ini", dir, []byte(tt.configuration))
			require.NoError(t, err)
			with := Effective(path, configuration, Settings{})
			require.Equal(t, tt.want, Changes(&with, others...))
		})
	}
}
