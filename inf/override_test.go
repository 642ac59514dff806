package inf

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestOverriddenBy has lines that set one value, and for each the line that overrides
// it, counted from 1, or 0: the one that stays, also where others come between.
func TestOverriddenBy(t *testing.T) {
	for _, tt := range []struct {
		name, lines string
		want        []int
	}{
		{"the last stays", "HKR,,Security,,a\nHKR,,Security,,b\nHKR,,Security,,c\n", []int{3, 3, 0}},
		{"one that leaves what is there", "HKR,,Security,,a\nHKR,,Security,2,b\n", []int{0, 1}},
		{"one that leaves what is there, then one that does not", "HKR,,Security,,a\nHKR,,Security,2,b\nHKR,,Security,,c\n", []int{3, 3, 0}},
		{"one that is deleted", "HKR,,Security,,a\nHKR,,Security,4\nHKR,,Security,,c\n", []int{2, 0, 0}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			const above = "[Manufacturer]\nm=M\n[M]\nd=I,x\n[I]\n[I.HW]\nAddReg=R\n[R]\n"
			var got []int
			for _, s := range Parse("x.inf", []byte(above+tt.lines)).Objects()[0].Descriptors {
				by := 0
				if s.By != nil {
					by = s.By.Line() - 8
				}
				got = append(got, by)
			}
			require.Equal(t, tt.want, got)
		})
	}
}
