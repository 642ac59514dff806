package rules_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
)

// TestMessages has a part of what a rule says of a fixture, where the words depend on
// what the file has. A bar parts several.
func TestMessages(t *testing.T) {
	for fixture, want := range map[string]string{
		"INF201/bad-strict-system.inf": "Its setup class, driver or bus driver may give it one, and for most device types",
		"INF201/bad-strict-kmdf.inf":   "in this file. KMDF secures a device with a name for SYSTEM and administrators",
		"INF201/bad.inf":               "A driver or bus driver may, and for most device types",
		"INF222/bad.inf":               "its setup class, driver or bus driver may give it one, and for most device types",
		"INF222/bad-kmdf.inf":          "there KMDF secures a device with a name for SYSTEM and administrators",
		"INF314/bad.inf":               "without Security, its setup class, driver or bus driver may give it one",
		"INF411/bad.inf":               "is written to the registry, past the service control manager, beside `ServiceBinary = %13%\\ctsogrp.sys`. Name",
		"INF411/bad-made-by-lines.inf": "ImagePath of the service CtsoHelper is written to the registry, past the service control manager. Install the service with AddService." +
			" | Start of the service CtsoHelper is written to the registry, past the service control manager. Install" +
			" | ObjectName of the service CtsoHelper is written to the registry, past the service control manager. Install",
		"INF411/bad-other-service.inf":             "Start of the service OtherDriver is written to the registry, past the service control manager. Leave it to the INF file that installs the service.",
		"INF411/bad-account-without-directive.inf": "past the service control manager. Name the account in StartName of the service-install-section instead.",
		"INF411/bad-start-of-device.inf":           "Start of the service FabPrb is written to the registry, past the service control manager, and contradicts `StartType = 3`. Write",
		"INF101/bad-file-security.inf":             "the descriptor of file \"acmetool.exe\" is not in quotes",
		"INF501/bad.inf":                           "Users may change registry key \"HKLM\\SOFTWARE\\Fabrikam\\Device\". `",
		"INF502/bad-three-files.inf":               "Users may change file \"tool.exe\" (and 2 more). `",
		"INF507/bad-named-but-missing.inf":         "Windows never reads the descriptor in [Dev.Settings.Security]. This file has no section [Dev.Settings].",
		"INF301/bad-kmdf-strict.inf":               "no DeviceCharacteristics sets FILE_DEVICE_SECURE_OPEN (0x100) for device \"Fabrikam Robot Arm\". KMDF sets it",
		"INF301/bad-wdm.inf":                       "the names below the device: no DeviceCharacteristics sets FILE_DEVICE_SECURE_OPEN (0x100) for the device, and",
		"INF307/bad-companion-suffix.inf":          "Windows never reads the section [Twin.NT.HWX], so that [Loop.HW.AddReg] does nothing for [Twin.NT]. Call it [Twin.NT.HW].",
	} {
		t.Run(fixture, func(t *testing.T) {
			name := filepath.Join("..", "testdata", "infs", filepath.FromSlash(fixture))
			src, err := os.ReadFile(name)
			require.NoError(t, err)
			var said []string
			for _, f := range run(t, name, src, fixtureOptions(t, inf.Parse(name, src))).Findings {
				if strings.HasPrefix(fixture, f.Rule.ID) {
					said = append(said, f.Text())
				}
			}
			parts := strings.Split(want, " | ")
			require.Len(t, said, len(parts), "findings")
			for i, part := range parts {
				require.Contains(t, said[i], part)
			}
		})
	}
}
