package access

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/sddl"
)

// TestRecipes evaluates the descriptors that docs/faq.md recommends.
func TestRecipes(t *testing.T) {
	page, err := os.ReadFile("../docs/faq.md")
	require.NoError(t, err)
	_, table, _ := strings.Cut(string(page), "| Who needs the device |")
	table, _, _ = strings.Cut(table, "\n\n")
	rows := strings.Split(table, "\n")[2:]
	require.Len(t, rows, 8)
	for _, row := range rows {
		columns := strings.Split(strings.Trim(row, "| "), " | ")
		text := strings.ReplaceAll(strings.Trim(columns[1], "`"), "…", "1-2-3-4-5")
		sd, err := sddl.Parse(text)
		require.NoError(t, err, row)
		cells := CellsOf(sd, sddl.KindDevice)
		require.Equal(t, FullControl, cells[System].Level, row)
		require.Equal(t, ReadWrite, cells[Administrator].Level, row)
		for i, p := range []Principal{User, NetworkUser, Guest, LocalService, AppContainer} {
			require.Equal(t, strings.ReplaceAll(columns[2+i], "–", "none"), cells[p].Level.String(), "%s: %s", p.Plural(), row)
		}
		if strings.Contains(row, "one service") {
			named, _ := NamedCallersOf(sd, sddl.KindDevice)
			require.Len(t, named, 1)
			require.Equal(t, ReadWrite, named[0].Level)
		}
		require.Equal(t, strings.Contains(row, "UMDF host") || cells[LocalService].Level == ReadWrite, cells[UMDFHost].Level == ReadWrite, row)
	}
}

// TestDenyWrite has what docs/faq.md says of a deny ACE for GENERIC_WRITE.
func TestDenyWrite(t *testing.T) {
	granted := func(text string) sddl.AccessMask {
		sd, err := sddl.Parse(text)
		require.NoError(t, err)
		cells := CellsOf(sd, sddl.KindDevice)
		return cells[NetworkUser].Granted
	}
	read := sddl.KindDevice.Mapping().Map(sddl.GenericRead)
	require.Equal(t, sddl.ReadControl|sddl.Synchronize, read&^granted("D:P(D;;GW;;;NU)(A;;GRGW;;;AU)"))
	require.Equal(t, read, granted("D:P(D;;0x116;;;NU)(A;;GRGW;;;AU)"))
}
