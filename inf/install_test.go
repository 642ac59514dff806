package inf

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestVersionedDefaultInstall has [DefaultInstall] sections for versions of Windows
// beside the one for the rest, and names that only look like such a section.
func TestVersionedDefaultInstall(t *testing.T) {
	f := Parse("x.inf", []byte(strings.ReplaceAll(`[DefaultInstall.NTamd64.10.0...25952]|[DefaultInstall.NTamd64.10.0...25952.Services]
AddService=s,,S|[S]|[DefaultInstall.NTamd64]|[defaultinstall.NT$ARCH$.10.0]|[DefaultInstall.10.0]|[DefaultInstallX.NTamd64.10.0]|[DefaultUninstall.NTamd64.6.1]`, "|", "\nk=v\n")))
	var got []string
	for _, in := range f.Installs() {
		d := in.Decoration()
		got = append(got, in.Name(), d.Arch, OSVersion{Major: max(d.Major, 0), Minor: max(d.Minor, 0), Build: max(d.Build, 0)}.String())
	}
	require.Equal(t, []string{
		"DefaultInstall.NTamd64", "amd64", "0.0",
		"DefaultInstall.NTamd64.10.0...25952", "amd64", "10.0.25952",
		"DefaultInstall.NT$ARCH$.10.0", "$arch$", "10.0",
		"DefaultUninstall.NTamd64.6.1", "amd64", "6.1",
	}, got)
	require.Equal(t, "s", f.Installs()[1].Services()[0].Name)
}
