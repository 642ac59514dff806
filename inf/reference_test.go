package inf

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestNamesSection(t *testing.T) {
	for _, tt := range []struct {
		line string
		want []int // the fields that name sections
	}{
		{"AddReg = A, B", []int{1, 2}},
		{"needs = A", []int{1}},
		{"AddService = name, 2, A, B", []int{3, 4}},
		{"WMIInterface = {guid}, 1, A", []int{3}},
		{"WMIInterface = {guid}, A", []int{2}},
		{"AddReg", nil},
		{"ServiceType = 1", nil},
		{"HKR,,Security,,text", nil},
	} {
		e := Parse("", []byte("[S]\n"+tt.line)).Section("S").Entries()[0]
		var got []int
		for n := range len(e.Fields) + 2 {
			if e.NamesSection(n) {
				got = append(got, n)
			}
		}
		require.Equal(t, tt.want, got, tt.line)
	}
}
