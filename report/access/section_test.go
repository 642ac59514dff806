package accessmap

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
	"github.com/inflint/inflint/sddl"
)

// TestSection has files in the wrong order: the one with the worst object comes first, and
// what is not known stands apart, behind its reason.
func TestSection(t *testing.T) {
	s := NewSection("Map")
	for name, descriptor := range map[string]string{
		"read.inf": "D:P(A;;GA;;;SY)(A;;GR;;;BU)", "world.inf": "D:P(A;;GA;;;SY)(A;;GA;;;WD)",
		"closed.inf": "D:P(A;;GA;;;SY)", "malformed.inf": "D:P(A;;GA;;;", "none.inf": "",
	} {
		f := inf.Parse(name, rules.Example("[Acme.NT.HW]\nAddReg=R\n[R]\nHKR,,Security,,\""+descriptor+"\"\n"))
		s.Add(f, access.Of(f, nil), nil)
	}
	var got strings.Builder
	for _, f := range s.Files() {
		fmt.Fprintf(&got, "%s %s\n", f.Name, f.Rows[0].Levels)
	}
	require.Equal(t, `world.inf 444440444000
read.inf 422200222000
closed.inf 400000000000
`, got.String())
	var unknown []string
	for _, g := range s.Unknown() {
		unknown = append(unknown, fmt.Sprintf("%s (%s)", g.Title(), g.Objects[0].File))
	}
	require.Contains(t, unknown, "1 device, not known: Windows does not accept the descriptor (malformed.inf)")
	require.Contains(t, strings.Join(unknown, "\n"), "(none.inf)")
	require.Contains(t, s.Verdict(), "1 of 5 devices can be written by users; 2 not known")
	require.Equal(t, []Kind{{"device", "device"}, {"service", "service"}}, s.Kinds())
}

// TestSectionGroups has a word for each of the standard callers, and the columns of each
// group beside each other.
func TestSectionGroups(t *testing.T) {
	var names []string
	for _, g := range (*Section)(nil).Groups() {
		require.Equal(t, fmt.Sprint(len(names)), g.Number(0))
		require.Len(t, strings.Fields(g.Numbers()), len(g.Callers))
		for _, c := range g.Callers {
			require.NotEmpty(t, c.Words)
			names = append(names, c.Name)
		}
	}
	for i, p := range sddl.Principals() {
		require.Equal(t, p.Name, names[i])
		require.Equal(t, i < 2, (*Section)(nil).Trusted(i))
	}
}
