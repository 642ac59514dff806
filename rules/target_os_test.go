package rules

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/sddl"
)

// TestOldestTarget reads the oldest Windows of an install from the decorations of
// its Models sections and from the options.
func TestOldestTarget(t *testing.T) {
	tests := []struct{ decorations, minimum, want string }{
		{"", "", "unknown"},
		{"NTamd64", "", "unknown"},
		{"NT$ARCH$", "", "unknown"},
		{"NTamd64...", "", "unknown"},
		{"NTamd64.6.1", "", "6.1"},
		{"NTamd64.6", "", "6.0"},
		{"NT.5.1", "", "5.1"},
		{"NTamd64.0x0A.0", "", "10.0"},
		{"NTamd64.10.0...17763", "", "10.0.17763"},
		{"NT$ARCH$.10.0...17763", "", "10.0.17763"},
		{"NTamd64.10.0,NTx86.6.1,NTamd64.6.2", "", "6.1"},
		{"NTamd64,NTamd64.6.2", "", "6.2"},
		{"NTamd64.6.$MINOR$", "", "unknown"},
		{"NTarm.6.1", "", "6.2"},
		{"NTarm64.6.1", "", "10.0.16299"},
		{"NTarm64.10.0...22000", "", "10.0.22000"},
		{"", "6.1", "6.1"},
		{"NTamd64", "6.1", "6.1"},
		{"NTarm64", "6.1", "10.0.16299"},
		{"NTamd64.10.0", "6.1", "10.0"}, // the file knows better
		{"NTamd64.10.0,NTamd64", "6.1", "6.1"},
	}
	for _, tt := range tests {
		t.Run(tt.decorations+" "+tt.minimum, func(t *testing.T) {
			var src strings.Builder
			fmt.Fprintf(&src, "[Manufacturer]\nAcme=M,%s\n[I]\n", tt.decorations)
			for _, d := range strings.Split(tt.decorations, ",") {
				if d != "" {
					d = "." + d
				}
				fmt.Fprintf(&src, "[M%s]\ndevice=I,x\n", d)
			}
			p := &Pass{}
			if tt.minimum != "" {
				var err error
				p.Options.MinOS, err = inf.ParseOSVersion(tt.minimum)
				require.NoError(t, err)
			}
			installs := inf.Parse("x.inf", []byte(src.String())).Installs()
			require.Len(t, installs, 1)
			got := "unknown"
			if oldest := p.oldestTarget(installs[0]); oldest.known {
				got = oldest.os.String()
			}
			require.Equal(t, tt.want, got)
		})
	}
}

// TestReleases holds the names in the table of SID aliases against the releases.
func TestReleases(t *testing.T) {
	for _, alias := range sddl.Aliases() {
		_, ok := release(alias.Since)
		require.True(t, ok, "%s: %s", alias.Code, alias.Since)
	}
	require.Equal(t, "Windows 7 (6.1)", windowsName(inf.OSVersion{Major: 6, Minor: 1}))
	require.Equal(t, "Windows 10 (10.0)", windowsName(inf.OSVersion{Major: 10}))
	require.Equal(t, "Windows 10 1809 (build 17763)", windowsName(inf.OSVersion{Major: 10, Build: 17763}))
	require.Equal(t, "Windows 11 24H2 (build 26100)", windowsName(inf.OSVersion{Major: 10, Build: 26100}))
	require.Equal(t, "Windows 10.0.17700", windowsName(inf.OSVersion{Major: 10, Build: 17700}))
}

// TestAliasNewerThanConfigured has an INF file that does not say which Windows it
// is for, and a configuration that does.
func TestAliasNewerThanConfigured(t *testing.T) {
	src := strings.ReplaceAll(string(Example(aliasNewerThanTarget.Bad)), "NTamd64.6.1", "NTamd64")
	src = strings.ReplaceAll(src, "NTamd64.10.0...17763", "NTamd64")
	f := inf.Parse("x.inf", []byte(src))
	require.Empty(t, Run(f, All(), Options{}))
	findings := Run(f, All(), Options{MinOS: inf.OSVersion{Major: 6, Minor: 1}})
	require.Len(t, findings, 1)
	require.Equal(t, "INF107", findings[0].Rule.ID)
	require.Empty(t, Run(f, All(), Options{MinOS: inf.OSVersion{Major: 10, Build: 17763}}))
}
