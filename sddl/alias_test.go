package sddl

import (
	"sort"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestAliasesComplete holds the table against the list of all aliases of sddl.h.
func TestAliasesComplete(t *testing.T) {
	all := "AA AC AN AO AP AS AU BA BG BO BU CA CD CG CN CO CY DA DC DD DG DU EA ED EK ER ES HA HI HO IS IU KA " +
		"LA LG LS LU LW ME MP MS MU NO NS NU OW PA PO PS PU RA RC RD RE RM RO RS RU SA SH SI SO SS SU SY UD WD WR"
	var codes []string
	sids := map[SID]string{}
	for _, a := range Aliases() {
		codes = append(codes, a.Code)
		require.NotEmpty(t, a.Name, a.Code)
		require.Contains(t, []string{"2000", "XP", "Vista", "7", "8", "8.1", "10.0.14393", "11 24H2"}, a.Since, a.Code)
		require.Empty(t, sids[a.SID], "%s has the SID of another alias", a.Code)
		sids[a.SID] = a.Code
		require.Equal(t, a.SID, MustSID(a.Code))
		require.Equal(t, a.SID, MustSID(strings.ToLower(a.Code)))
		require.Equal(t, a.Code, a.SID.String())
		require.Equal(t, a.Name, a.SID.Name())
		if !a.SID.IsRelative() {
			require.Equal(t, a.SID, MustSID(a.SID.Literal()))
		}
	}
	require.Equal(t, strings.Fields(all), codes)
	require.True(t, sort.StringsAreSorted(codes), "LookupAlias searches the table")
}

func TestLookupAlias(t *testing.T) {
	a, ok := LookupAlias("ud")
	require.True(t, ok)
	require.Equal(t, "8", a.Since)
	require.Equal(t, "S-1-5-84-0-0-0-0-0", a.SID.Literal())
	for _, code := range []string{"", "X", "ZZ", "WDX", "0D", "[A", "A["} {
		_, ok := LookupAlias(code)
		require.False(t, ok, code)
	}
}

func TestAliasesIsACopy(t *testing.T) {
	Aliases()[0].Code = "??"
	require.Equal(t, "AA", Aliases()[0].Code)
}
