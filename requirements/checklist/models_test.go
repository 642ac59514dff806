package checklist

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
)

// TestModels has the requirements that the Models sections of the page "InfVerif /h" are
// judged by, at the versions around that of the second.
func TestModels(t *testing.T) {
	const src = "[Manufacturer]\nm=M,NTamd64,NTamd64.10.0...22000\n[M.NTamd64]\nd=I,x\n[M.NTamd64.10.0...22000]\nd=I,x\n[I]\n[DefaultInstall]\n"
	build := func(n int) inf.OSVersion { return inf.OSVersion{Major: 10, Build: n} }
	tests := []struct {
		requirements requirements.Options
		want         string
	}{
		{requirements.Options{}, "/h 10.0.21999, /h 10.0.26200, /h 10.0.26200"},
		{requirements.Options{Newest: build(22001)}, "/h 10.0.21999, /h 10.0.22001, /h 10.0.22001"},
		{requirements.Options{Newest: build(22000)}, "/h 10.0.21999, /h 10.0.22000, /h 10.0.22000"},
		{requirements.Options{Newest: build(21999)}, "/h 10.0.21999, none, /h 10.0.21999"},
		{requirements.Options{Newest: build(17763)}, "/h 10.0.17763, none, /h 10.0.17763"},
		{requirements.Options{Mode: requirements.Universal}, "/u 10.0.21999, /u 10.0.26200, /u 10.0.26200"},
		{requirements.Options{Mode: requirements.Declarative}, "/k 10.0.21999, /k 10.0.26200, /k 10.0.26200"},
		{requirements.Options{Mode: requirements.Windows}, "/w 10.0.21999, /w 10.0.26200, /w 10.0.26200"},
		{requirements.Options{Mode: requirements.Windows, WindowsFrom: build(21999)}, "/w 10.0.21999, /w 10.0.26200, /w 10.0.26200"},
		{requirements.Options{Mode: requirements.Windows, WindowsFrom: build(22000)}, "/u 10.0.21999, /w 10.0.26200, /w 10.0.26200"},
		{requirements.Options{Mode: requirements.Windows, WindowsFrom: build(26201)}, "/u 10.0.21999, /u 10.0.26200, /u 10.0.26200"},
		{requirements.Options{Mode: requirements.Windows, Newest: build(17763)}, "/w 10.0.17763, none, /w 10.0.17763"},
		{requirements.Options{Mode: requirements.Windows, Newest: build(17762)}, "/u 10.0.17762, none, /u 10.0.17762"},
	}
	for _, tt := range tests {
		t.Run(fmt.Sprintf("%+v", tt.requirements), func(t *testing.T) {
			var got []string
			for _, m := range modelsOf(inf.Parse("a.inf", []byte(src)), tt.requirements) {
				require.True(t, m.Taken)
				if m.Judged {
					got = append(got, fmt.Sprintf("%s %s", m.Mode, m.Ruleset))
				} else {
					got = append(got, "none")
				}
			}
			require.Equal(t, tt.want, strings.Join(got, ", "))
		})
	}
}
