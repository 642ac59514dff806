package sddl

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestDeviceConstants(t *testing.T) {
	constants := DeviceConstants()
	require.Len(t, constants, 11)
	for _, c := range constants {
		found, ok := LookupDeviceConstant(c.Name)
		require.True(t, ok)
		require.Equal(t, c, found)
		require.NotEmpty(t, c.Meaning)

		sd := mustParse(t, c.SDDL)
		require.Empty(t, sd.CheckDeviceSubset(), c.Name)
		named, ok := fromBytes(t, toBytes(t, sd)).DeviceConstant()
		require.True(t, ok, c.Name)
		if c.Name == "SDDL_DEVOBJ_INF_SUPPLIED" {
			c.Name = "SDDL_DEVOBJ_KERNEL_ONLY" // the same text
		}
		require.Equal(t, c.Name, named.Name)
	}
	_, ok := LookupDeviceConstant("SDDL_DEVOBJ_NOBODY")
	require.False(t, ok)
	constants[0].Name = "changed"
	require.NotEqual(t, "changed", DeviceConstants()[0].Name)
}

func TestDeviceConstantByMeaning(t *testing.T) {
	for text, name := range map[string]string{
		"D:P(a;;0x10000000;;;S-1-5-18) (A;;ga;;;BA)":           "SDDL_DEVOBJ_SYS_ALL_ADM_ALL",
		"D:P(A;;GA;;;SY)(A;;GXGWGR;;;BA)(A;;LC;;;WD)":          "SDDL_DEVOBJ_SYS_ALL_ADM_RWX_WORLD_A",
		"D:(A;;GA;;;SY)(A;;GA;;;BA)":                           "", // not protected
		"D:P(A;;GA;;;BA)(A;;GA;;;SY)":                          "", // another order
		"O:SYD:P(A;;GA;;;SY)":                                  "",
		"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;GR;;;WD)S:":        "",
		"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;GR;;;WD)(A;;;;;S)": "",
	} {
		sd, err := Parse(text)
		if err != nil {
			continue
		}
		c, ok := sd.DeviceConstant()
		require.Equal(t, name != "", ok, text)
		require.Equal(t, name, c.Name, text)
	}
}

func TestCheckDeviceSubset(t *testing.T) {
	for _, text := range []string{
		"D:P", "D:P(A;;GRGWGXRCSDWDWO;;;UD)", "D:P(A;;0x1f01ff;;;S-1-5-18)", "D:P(A;;GA;;;WD)(A;;GR;;;RC)",
	} {
		require.Empty(t, mustParse(t, text).CheckDeviceSubset(), text)
	}
	type at struct {
		code DiagnosticCode
		text string
	}
	for text, want := range map[string][]at{
		"":                                     {{DeviceSection, ""}},
		"D:NO_ACCESS_CONTROL":                  {{DeviceSection, "D:NO_ACCESS_CONTROL"}},
		"D:(A;;GA;;;SY)":                       {{DeviceSection, "D:(A;;GA;;;SY)"}},
		"D:PAI":                                {{DeviceSection, "D:PAI"}},
		"O:BAG:SYD:PS:":                        {{DeviceSection, "BA"}, {DeviceSection, "SY"}, {DeviceSection, "S:"}},
		"D:P(D;;GA;;;WD)":                      {{DeviceACE, "D"}},
		"D:P(A;CI;GA;;;WD)":                    {{DeviceACE, "CI"}},
		"D:P(A;;FA;;;SY)":                      {{DeviceRights, "FA"}},
		"D:P(A;;GR GW;;;SY)":                   {{DeviceRights, "GR GW"}},
		"D:P(A;;31;;;SY)":                      {{DeviceRights, "31"}},
		"D:P(A;;GA;;;PU)":                      {{DeviceSID, "PU"}},
		"D:P(A;;GA;;;S-1-15-2-1)":              {{DeviceSID, "S-1-15-2-1"}},
		"D:P(A;;GA;;;SY)(A;;GR;;;RC)":          {{DeviceSID, "RC"}},
		"D:P(XA;;GA;;;SY;(Member_of SID(BA)))": {{DeviceACE, "XA"}},
	} {
		sd := mustParse(t, text)
		var got []at
		for _, d := range sd.CheckDeviceSubset() {
			require.NotEmpty(t, d.Msg)
			got = append(got, at{d.Code, sd.at(d.Span)})
		}
		require.Equal(t, want, got, text)
	}
	require.Empty(t, fromBytes(t, toBytes(t, mustParse(t, "D:P(A;;FA;;;SY)"))).CheckDeviceSubset(), "bytes have no spelling")
}
