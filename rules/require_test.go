package rules_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/rules"
)

// TestRequire has findings whose severity depends on the mode of InfVerif and on
// the newest rules that apply.
func TestRequire(t *testing.T) {
	const (
		twoVersions = `[Manufacturer]
"Acme 11" = Models11,NTamd64,NTamd64.10.0...22000

[Models11.NTamd64]
"Acme Device" = Old,ROOT\ACME1

[Models11.NTamd64.10.0...22000]
"Acme Device" = New,ROOT\ACME2

[New.NT]
AddReg = Missing.New

[Old.NT]
AddReg = Missing.Old
`
		filter = `[Acme.NT.HW]
AddReg = Acme.Security

[Acme.Security]
HKR,,DeviceCharacteristics,0x10001,0x100
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"
HKR,,UpperFilters,0x10008,acmeflt
`
		needs = `[Acme.NT.Services]
Include = winusb.inf
Needs = WINUSB.NT
`
	)
	version := func(text string) inf.OSVersion {
		v, err := inf.ParseOSVersion(text)
		require.NoError(t, err)
		return v
	}
	tests := []struct {
		name, snippet, id string
		requirements      requirements.Options
		want              string // the severities
	}{
		{"both versions", twoVersions, "INF910", requirements.Options{}, "error error"},
		{"the very build", twoVersions, "INF910", requirements.Options{Newest: version("10.0.22000")}, "error error"},
		{"rules before the second", twoVersions, "INF910", requirements.Options{Newest: version("10.0.21999")}, "error"},
		{"far before", twoVersions, "INF910", requirements.Options{Newest: version("10.0.17763")}, "error"},

		{"that /h asks for it is not published", filter, "INF709", requirements.Options{}, "note"},
		{"isolation", filter, "INF709", requirements.Options{Mode: requirements.Windows}, "error"},
		{"isolation from a later version on", filter, "INF709",
			requirements.Options{Mode: requirements.Windows, WindowsFrom: version("10.0.99999")}, "note"},
		{"universal", filter, "INF709", requirements.Options{Mode: requirements.Universal}, "note"},

		{"declarative", needs, "INF925", requirements.Options{Mode: requirements.Declarative}, "error"},
		{"universal", needs, "INF925", requirements.Options{Mode: requirements.Universal}, "error"},
		{"signature", needs, "INF925", requirements.Options{}, "error"},
	}
	for _, tt := range tests {
		t.Run(tt.id+" "+tt.name, func(t *testing.T) {
			var got []string
			options := rules.Options{Preset: rules.PresetWHQL, Requirements: tt.requirements}
			for _, f := range run(t, "x.inf", rules.Example(tt.snippet), options).Findings {
				if f.Rule.ID == tt.id {
					got = append(got, f.Severity.String())
				}
			}
			require.Equal(t, tt.want, strings.Join(got, " "))
		})
	}
}
