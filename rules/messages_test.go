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
		"INF201/bad-strict-kmdf.inf":   "in this file. Unless the driver says otherwise, KMDF lets only SYSTEM and administrators open a device that has a name",
		"INF201/bad.inf":               "Unless a driver or bus driver sets one, the system's default applies, which for most device types",
		"INF222/bad.inf":               "its setup class, driver or bus driver may give it one, and for most device types",
		"INF222/bad-kmdf.inf":          "there unless the driver says otherwise, KMDF lets only SYSTEM and administrators open a device that has a name",
		"INF314/bad.inf":               "but this file sets none. Its setup class, driver or bus driver may give it one",
		"INF411/bad.inf":               "to the registry. The line bypasses the checks of the service control manager and competes with `ServiceBinary = %13%\\ctsogrp.sys`. Write",
		"INF411/bad-made-by-lines.inf": "writes ImagePath of the service CtsoHelper to the registry. The line bypasses the checks of the service control manager. Install the service with AddService." +
			" | writes Start of the service CtsoHelper to the registry. The line bypasses the checks of the service control manager. Install" +
			" | writes ObjectName of the service CtsoHelper to the registry. The line bypasses the checks of the service control manager. Install",
		"INF411/bad-other-service.inf":             "writes Start of the service OtherDriver to the registry. The line bypasses the checks of the service control manager. Leave the value to the INF file that installs the service.",
		"INF411/bad-account-without-directive.inf": "bypasses the checks of the service control manager. Write the account in StartName of the service-install-section instead.",
		"INF411/bad-start-of-device.inf":           "writes Start of the service FabPrb to the registry. The line bypasses the checks of the service control manager and contradicts `StartType = 3`. Write",
		"INF101/bad-too-open.inf":                  "Put the descriptor in double quotes, but first mend what INF205 would then find: Everyone may change the descriptor of device \"Acme PCI Capture Card\".",
		"INF101/bad-file-security.inf":             "the descriptor of file \"acmetool.exe\" is not in quotes",
		"INF501/bad.inf":                           "Users may change registry key \"HKLM\\SOFTWARE\\Fabrikam\\Device\". `",
		"INF502/bad-three-files.inf":               "Users may change file \"tool.exe\" (and 2 more files). `",
		"INF507/bad-named-but-missing.inf":         "Windows never reads the descriptor in [Dev.Settings.Security]. This file has no section [Dev.Settings].",
		"INF005/bad.inf":                           "`machine.inf` comes with Windows, and inflint has no copy of it. Its sections | `pci.inf` comes with Windows",
		"INF005/bad-hardware.inf":                  "`valvebase.inf` is not beside this file. Its sections may set values that inflint does not see. Put it there",
		"INF107/bad-new-alias.inf":                 "`SH` (OpenSSH Users) needs Windows 11 24H2 (build 26100), but device \"Fabrikam Watchdog\" is also for Windows 10 1809 (build 17763).",
		"INF114/bad-local-account.inf":             "Windows disables that account by default",
		"INF205/bad-authenticated.inf":             "Write at most `(A;;GRGWGX;;;AU)`, and give SYSTEM and administrators ACEs of their own: `(A;;GA;;;SY)(A;;GRGWGX;;;BA)`.",
		"INF205/bad-literal-sid.inf":               "Write at most `(A;;GRGWGX;;;S-1-1-0)`, and give administrators an ACE of their own: `(A;;GRGWGX;;;BA)`.",
		"INF205/bad.inf":                           "Write at most `(A;;GRGWGX;;;WD)`.",
		"INF206/bad-service.inf":                   "or grant the SID of the service helper (S-1-5-80-2634855422-2932922223-3585924235-2463998952-2477308025; the service needs `ServiceSidType = 1`) instead.",
		"INF206/bad.inf":                           "or grant the SID of your service (S-1-5-80-…) instead.",
		"INF205/bad-anonymous.inf":                 "and so any other right. Remove the ACE.",
		"INF218/bad-network.inf":                   "network logon users (NU) may write to device",
		"INF402/bad-generic-execute.inf":           "Users may start, stop and pause service",
		"INF512/bad-access.inf":                    "`(A;;CCLC;;;AU)` has COM_RIGHTS_EXECUTE_REMOTE (0x4). Write the access mask 0x3",
		"INF709/bad-device-whql.inf":               "In [Device.NT.Filters] write `AddFilter = fabfilter,,fabfilter_Filter`, and in [fabfilter_Filter] `FilterPosition = Upper` (or",
		"INF902/bad-service.inf":                   "Write 13 here (the driver store) and `ServiceBinary = %13%\\fabpump.sys` for the service. This needs Windows 10 1709 (build 16299).",
		"INF903/bad-delfiles.inf":                  "InfVerif /h (WHQL signature) rejects packages that use this directory, by the rules of",
		"INF903/bad-source-folder.inf":             "the folder that the INF file is installed from (dirid 1) is deprecated. | a path in full",
		"INF909/bad.inf":                           "the driver that it had before, or has none; InfVerif rejects the file (1296). Write in [",
		"INF916/bad.inf":                           "For the environment variable, write `%%SystemRoot%%`. | Add `Pmup.Desc = \"…\"` to [Strings] or,",
		"INF921/bad-version.inf":                   "version `3.1.0` has 3 numbers. A version has four numbers, each below 65536; InfVerif rejects the file (1217).",
		"INF915/bad-arm64-too.inf":                 "(dirid 13) needs Windows 10 1709 (build 16299), but [Pumps.NTamd64] is for every version. A version before Windows 10 1709 (build 16299) installs the device too, but does not do what the line asks; InfVerif rejects the file (1199). Call the section [Pumps.NTamd64.10.0...16299], and list it as `NTamd64.10.0...16299` in [Manufacturer]. [Pumps.NTarm64] needs no change.",
		"INF512/bad-old-form.inf":                  "`(A;;CC;;;WD)` has only COM_RIGHTS_EXECUTE (0x1), which without any other right means local and remote. Write the access mask 0xb",
		"INF301/bad-other-bit.inf":                 "Write `HKR,,DeviceCharacteristics,0x10001,0x101`.",
		"INF303/bad-octal.inf":                     "`0100` in DeviceCharacteristics of device \"Fabrikam Device\" is not FILE_DEVICE_SECURE_OPEN (0x100). Windows reads 0x40 (FILE_VIRTUAL_VOLUME): no",
		"INF304/bad-multi-sz.inf":                  "Windows takes the value only as REG_SZ (flags 0x0) or REG_BINARY (flags 0x1), and does not use this one. Write `HKR,,Security,,\"D:P",
		"INF304/bad-name-of-type.inf":              "as REG_SZ. `REG_DWORD` is no number, so the type is REG_SZ; Windows takes the value only as REG_DWORD (flags 0x10001), and does not use this one.",
		"INF306/bad-default-install.inf":           "[DefaultInstall.NTamd64] installs no device, so HKR stands for no key. Move the line to a section that AddReg names in the DDInstall.HW section of a device",
		"INF306/bad-characteristics.inf":           "Delete the line, or write its value in line 41, which sets DeviceCharacteristics of the device.",
		"INF306/bad-exclusive.inf":                 "Move the line to [Dongle_Device_AddReg] (line 37), which is for the device.",
		"INF306/bad-event-log.inf":                 "to the event log's key, but Windows takes it from the device's hardware key. Move the line to a section that AddReg names in [Loop.NT.HW], or",
		"INF307/bad-comma-missing.inf":             "the name of one section, which does not exist. Write a comma between the names.",
		"INF307/bad-misspelled-section.inf":        "Give this section the name [Dongle.Security.AddReg], or write its name in [Dongle.NT.HW].",
		"INF307/bad-no-platform-extension.inf":     "Only [Fan.HW] names this section, and Windows does not read [Fan.HW]. Name the section with AddReg in [Fan.NT.HW], or",
		"INF401/bad-delete.inf":                    "may delete service \"acmegrp\". `(A;;CCLCSD;;;IU)` grants the right to delete, so they can remove it from the machine. Remove `SD`: write `(A;;CCLC;;;IU)`.",
		"INF401/bad-letters.inf":                   "Remove `DC`, `SD`, `WD` and `WO`: write `(A;;CCLCSWRPWPDTLOCRRC;;;AU)`.",
		"INF401/bad-generic-write.inf":             "Write `(A;;CCLCSWLOCRRC;;;BU)`, which only lets them query the service.",
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
