package access

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/sddl"
)

// TestNamedCallers has descriptors that name callers besides the standard ones.
func TestNamedCallers(t *testing.T) {
	for _, tt := range []struct{ sd, want string }{
		{"D:P(A;;GA;;;SY)(A;;GRGW;;;AU)(A;;GR;;;WD)(A;;GA;;;AC)", ""},
		{"D:P(A;;GA;;;SY)(A;;GRGW;;;S-1-5-80-1-2-3-4-5)", "S-1-5-80-1-2-3-4-5 write [1]\n"},
		// What the groups get that go with the SID is the caller's too, and no other's.
		{"D:P(A;;GR;;;WD)(A;;GX;;;S-1-5-80-1-2-3-4-5)", "S-1-5-80-1-2-3-4-5 read [0 1]\n"},
		{"D:P(A;;GA;;;LS)(A;;GA;;;IU)(A;;GR;;;S-1-5-80-1-2-3-4-5)(A;;GR;;;S-1-5-21-1-2-3-500600)", "S-1-5-80-1-2-3-4-5 read [2]\nS-1-5-21-1-2-3-500600 read [3]\n"},
		{"D:P(A;;GRGW;;;AU)(A;;GR;;;S-1-5-14)", "S-1-5-14 read [1]\n"}, // a guest may log on in this way
		{"D:P(A;;GA;;;BA)(A;;GR;;;DA)", "S-1-5-21-<domain>-512 full control [0]\n"},
		// A deny ACE for the caller or its groups, and one that names only who is kept out.
		{"D:P(D;;GA;;;AU)(A;;GR;;;PU)(D;;GA;;;PO)", "S-1-5-32-547 none []\n"},
		// Sandboxed code needs an ACE for its user too.
		{"D:P(A;;GA;;;SY)(A;;GR;;;S-1-15-3-1)", "S-1-15-3-1 none []\n"},
		{"D:P(A;;GRGW;;;AU)(A;;GR;;;S-1-15-3-1)(A;;GRGW;;;WR)", "S-1-15-3-1 read [0 1]\nS-1-5-33 write [0 2]\n"},
		// Who inherits it only, the owner, and who is not named twice.
		{"D:P(A;OICIIO;GA;;;PU)(A;;GA;;;OW)(A;;GA;;;CO)(A;;GR;;;PO)(A;;GW;;;PO)", "S-1-5-32-550 write [3 4]\n"},
		{"D:NO_ACCESS_CONTROL", ""},
		{"O:BA", ""},
	} {
		sd, err := sddl.Parse(tt.sd)
		require.NoError(t, err, tt.sd)
		var got strings.Builder
		list, more := NamedCallersOf(sd, sddl.KindDevice)
		for _, n := range list {
			fmt.Fprintf(&got, "%s %s %v\n", n.SID.Literal(), n.Level, n.ACEs)
		}
		require.Equal(t, tt.want, got.String(), tt.sd)
		require.Zero(t, more)
	}
}

// TestNamedCallersHostile names more callers than are looked into.
func TestNamedCallersHostile(t *testing.T) {
	var sd strings.Builder
	sd.WriteString("D:P")
	for i := range 10 * maxNamedRows {
		fmt.Fprintf(&sd, "(A;;GR;;;S-1-9-%d)", i)
	}
	parsed, err := sddl.Parse(sd.String())
	require.NoError(t, err)
	list, more := NamedCallersOf(parsed, sddl.KindDevice)
	require.Len(t, list, maxNamedRows)
	require.Equal(t, 9*maxNamedRows, more)
}
