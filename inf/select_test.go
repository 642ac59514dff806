package inf

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSelect(t *testing.T) {
	win7 := Host{"x86", 6, 1, 7601, 1, 0}
	win10 := Host{"amd64", 10, 0, 17763, 1, 0}
	win11 := Host{"amd64", 10, 0, 22631, 1, 0}
	server := Host{"amd64", 10, 0, 20348, 3, 0x80}
	suites := Host{"amd64", 10, 0, 20348, 3, 0x92}
	arm := Host{"arm64", 10, 0, 22631, 1, 0}
	tests := []struct {
		decorations string
		host        Host
		want        string // the decoration, or - for none
	}{
		{"", win7, ""},
		{"NTamd64", win10, "NTamd64"},
		{"NTamd64", win7, ""}, // the undecorated section is what is left
		{"NTamd64,NTarm64", arm, "NTarm64"},
		{"NT", arm, "NT"},
		{"NT,NTamd64", win10, "NTamd64"},
		{"NTamd64,NTamd64.10.0", win10, "NTamd64.10.0"},
		{"NTamd64.6.1,NTamd64.10.0", win10, "NTamd64.10.0"},
		{"NTx86.6.1,NTx86.10.0", win7, "NTx86.6.1"},
		{"NTamd64.10.0...16299,NTamd64.10.0...22000", win10, "NTamd64.10.0...16299"},
		{"NTamd64.10.0...16299,NTamd64.10.0...22000", win11, "NTamd64.10.0...22000"},
		{"NTamd64.6.1...99999", win10, "NTamd64.6.1...99999"}, // a higher version has any build
		{"NTamd64.10.0,NTamd64.10.0.3", server, "NTamd64.10.0.3"},
		{"NTamd64.10.0,NTamd64.10.0.3", win10, "NTamd64.10.0"},
		{"NTamd64.10.0..0x80,NTamd64.10.0.3", server, "NTamd64.10.0.3"},
		{"NTamd64....0x80,NTamd64.10.0", server, "NTamd64.10.0"}, // the version counts most
		{"NTamd64....0x80", win10, ""},
		{"NTamd64....0x80", server, "NTamd64....0x80"},
		{"NTamd64....0x82", server, ""}, // one of two suites is not enough
		{"NTamd64....0x82", suites, "NTamd64....0x82"},
		{"NT$ARCH$.10.0...22000", win11, "NT$ARCH$.10.0...22000"},
		{"nonsense,NTamd64", win10, "NTamd64"},
		{"NTamd64.11.0", win11, ""},
	}
	for _, tt := range tests {
		t.Run(tt.decorations, func(t *testing.T) {
			text := "[Manufacturer]\nm=M"
			sections := "[M]\nd=I,x\n"
			for _, d := range strings.Split(tt.decorations, ",") {
				if d != "" {
					text += "," + d
					sections += "[M." + d + "]\nd=I,x\n"
				}
			}
			f := Parse("x.inf", []byte(text+"\n"+sections))
			section, d := f.Select(f.Section("Manufacturer").Entries()[0], tt.host)
			require.NotNil(t, section)
			require.Equal(t, tt.want, d.Text)
			require.Equal(t, strings.TrimSuffix("M."+tt.want, "."), section.Name)
		})
	}
	f := Parse("x.inf", []byte("[Manufacturer]\nm=M,NTamd64\n[M.NTamd64]\n"))
	section, _ := f.Select(f.Section("Manufacturer").Entries()[0], win7)
	require.Nil(t, section)
	section, _ = f.Select(f.Section("Manufacturer").Entries()[0], win10)
	require.Empty(t, section.Entries(), "an empty section keeps devices from being installed")
}

// TestUndecorated has a Models section that every machine may use.
func TestUndecorated(t *testing.T) {
	f := Parse("x.inf", []byte("[Manufacturer]\nm=M\n[M]\nd=I,x\n[I]\n"))
	d := f.Installs()[0].Targets[0].Decoration
	require.True(t, d.Allows(Host{Arch: "amd64", Major: 10, ProductType: 1}), "%+v", d)
}
