package rules

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
)

// TestRegLines has a section that is named from several places.
func TestRegLines(t *testing.T) {
	f := inf.Parse("x.inf", []byte(`[Manufacturer]
m=M
[M]
d=I,x
e=J,y
[I]
AddReg=R,R
[I.HW]
AddReg=R
[J]
AddReg=R
[DefaultUninstall]
AddReg=R
[R]
HKR,,a,,1
nothing
HKLM,k,b,,2
`))
	var got []string
	for r, line := range (&Pass{File: f, views: &views{}}).RegLines {
		got = append(got, r.From.Section.Name+" "+line.Root)
	}
	require.Equal(t, []string{"I HKR", "I HKLM", "I.HW HKR", "I.HW HKLM"}, got)
}
