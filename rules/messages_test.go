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
		"INF314/bad.inf":               "Without Security, its setup class, driver or bus driver may give it one",
		"INF411/bad.inf":               "to the registry. The line bypasses the service control manager and competes with `ServiceBinary = %13%\\ctsogrp.sys`. Write",
		"INF411/bad-made-by-lines.inf": "writes ImagePath of the service CtsoHelper to the registry. The line bypasses the service control manager. Install the service with AddService." +
			" | writes Start of the service CtsoHelper to the registry. The line bypasses the service control manager. Install" +
			" | writes ObjectName of the service CtsoHelper to the registry. The line bypasses the service control manager. Install",
		"INF411/bad-other-service.inf":             "writes Start of the service OtherDriver to the registry. The line bypasses the service control manager. Leave the value to the INF file that installs the service.",
		"INF411/bad-account-without-directive.inf": "bypasses the service control manager. Write the account in StartName of the service-install-section instead.",
		"INF411/bad-start-of-device.inf":           "writes Start of the service FabPrb to the registry. The line bypasses the service control manager and contradicts `StartType = 3`. Write",
		"INF101/bad-file-security.inf":             "the descriptor of file \"acmetool.exe\" is not in quotes",
		"INF501/bad.inf":                           "Users may change registry key \"HKLM\\SOFTWARE\\Fabrikam\\Device\". `",
		"INF502/bad-three-files.inf":               "Users may change file \"tool.exe\" (and 2 more). `",
		"INF507/bad-named-but-missing.inf":         "Windows never reads the descriptor in [Dev.Settings.Security]. This file has no section [Dev.Settings].",
		"INF301/bad-other-bit.inf":                 "Write `HKR,,DeviceCharacteristics,0x10001,0x101`.",
		"INF303/bad-octal.inf":                     "`0100` in DeviceCharacteristics of device \"Fabrikam Device\" is not FILE_DEVICE_SECURE_OPEN (0x100). Windows reads 0x40 (FILE_VIRTUAL_VOLUME): no",
		"INF304/bad-multi-sz.inf":                  "Windows takes the value only as REG_SZ or REG_BINARY. Write `HKR,,Security,,\"D:P",
		"INF304/bad-name-of-type.inf":              "as REG_SZ. `REG_DWORD` is no number, so the type is REG_SZ; Windows takes the value only as REG_DWORD.",
		"INF306/bad-default-install.inf":           "[DefaultInstall.NTamd64] installs no device, so HKR stands for no key. Move the line to a section that AddReg names in the DDInstall.HW section of a device",
		"INF306/bad-event-log.inf":                 "to the event log's key, but Windows takes it from the device's hardware key. Move the line to a section that AddReg names in [Loop.NT.HW], or",
		"INF307/bad-comma-missing.inf":             "the name of one section, which does not exist. Write a comma between the names.",
		"INF307/bad-misspelled-section.inf":        "Give this section the name [Dongle.Security.AddReg], or write its name in [Dongle.NT.HW].",
		"INF307/bad-no-platform-extension.inf":     "Only [Fan.HW] names this section, and Windows does not read [Fan.HW]. Name the section with AddReg in [Fan.NT.HW], or",
		"INF401/bad-delete.inf":                    "may delete service \"acmegrp\". `(A;;CCLCSD;;;IU)` grants the right to delete. Write",
		"INF402/bad-start-only.inf":                "the right to start; a caller that starts the service decides when Windows loads its code.",
		"INF402/bad.inf":                           "the right to start and stop; a caller that stops or pauses the service takes it away",
		"INF404/bad-administrators.inf":            "Administrators lack rights to service \"acmegrp\": change configuration, delete and stop. A setup program needs",
		"INF404/bad.inf":                           "SYSTEM lacks rights to service \"fabprb\": change configuration, delete and stop. Windows needs",
		"INF301/bad-kmdf-strict.inf":               "no line sets FILE_DEVICE_SECURE_OPEN (0x100) for device \"Fabrikam Robot Arm\". KMDF sets the flag",
		"INF301/bad-wdm.inf":                       "no line sets FILE_DEVICE_SECURE_OPEN (0x100) for device \"Acme PCI Capture Card\". Unless the WDM driver sets the flag",
		"INF307/bad-companion-suffix.inf":          "Windows never reads the section [Twin.NT.HWX]. [Loop.HW.AddReg], which it names, does nothing for [Twin.NT]. Call the section [Twin.NT.HW].",
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
