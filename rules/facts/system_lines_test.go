package facts

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
)

// TestSystemLines has a section that is named from several places.
func TestSystemLines(t *testing.T) {
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
[J.Services]
AddService=s,2,S
AddService=t,2,S
[S]
AddReg=R,T
[DefaultUninstall]
AddReg=R
[R]
HKR,,a,,1
nothing
HKLM,k,b,,2
[T]
HKLM,k,b,,3
`))
	var got []string
	for _, line := range SystemLines(New(f, requirements.Options{}, nil)) {
		got = append(got, line.Reach.From.Section.Name+" "+line.Root)
	}
	require.Equal(t, []string{"I HKLM", "S HKLM"}, got)
}
