package rules

import "strings"

// exampleVersion begins the examples. Its lines have names for the examples that have
// another one in the place of a line.
const (
	exampleVersion = exampleHead + exampleClass + exampleProvider + exampleCatalog + exampleDriverVer + exampleLockdown

	exampleHead      = "[Version]\nSignature = \"$Windows NT$\"\n"
	exampleClass     = "Class = System\n" + exampleClassGUID
	exampleClassGUID = "ClassGuid = {4d36e97d-e325-11ce-bfc1-08002be10318}\n"
	exampleProvider  = "Provider = \"Acme\"\n"
	exampleCatalog   = "CatalogFile = acme.cat\n"
	exampleDriverVer = "DriverVer = 01/01/2026,1.0.0.0\n"
	exampleLockdown  = "PnpLockdown = 1\n"
)

// examplePreamble is the INF file that the examples of the rules are parts of: it
// installs one device, which the examples secure in one way or another.
const examplePreamble = exampleVersion + `
[SourceDisksNames]
1 = Disk

[SourceDisksFiles]
acme.sys = 1

[DestinationDirs]
DefaultDestDir = 13

[Manufacturer]
"Acme" = Models,NTamd64.10.0...17763

[Models.NTamd64.10.0...17763]
"Acme Device" = Acme,ROOT\ACME

[Acme.NT]
CopyFiles = @acme.sys

[Acme.NT.Services]
AddService = acme,2,Acme.Service

[Acme.Service]
ServiceType = 1
StartType = 3
ErrorControl = 1
ServiceBinary = %13%\acme.sys

`

// exampleDevice begins the examples about the device: it leads to its hardware
// key, and guards the names below the device. A Security line follows.
const exampleDevice = `[Acme.NT.HW]
AddReg = Acme.Security

[Acme.Security]
HKR,,DeviceCharacteristics,0x10001,0x100
`

// exampleControlDevice ends the examples in C that pass Sddl for a control device.
const exampleControlDevice = `
NTSTATUS MakeControlDevice(WDFDRIVER Driver)
{
    WDFDEVICE device;
    PWDFDEVICE_INIT init = WdfControlDeviceInitAllocate(Driver, &Sddl);
    if (init == NULL)
        return STATUS_INSUFFICIENT_RESOURCES;
    WdfDeviceInitAssignName(init, &Name);
    return WdfDeviceCreate(&init, WDF_NO_OBJECT_ATTRIBUTES, &device);
}
`

// exampleSecured secures the device of the examples that are about something else.
const exampleSecured = `
[Acme.NT.HW]
AddReg = Acme.Device

[Acme.Device]
HKR,,DeviceCharacteristics,0x10001,0x100
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`

// Example returns the whole INF file that an example of a rule (Meta.Bad,
// Meta.Good) is part of. An example that begins with a section [Version] has it in
// the place of the usual one.
func Example(snippet string) []byte {
	preamble, secured := examplePreamble, exampleSecured
	if strings.Contains(snippet, "[Acme.NT.HW") || strings.Contains(snippet, "[ClassInstall32]") {
		secured = ""
	}
	if strings.HasPrefix(snippet, "[Version]\n") {
		_, devices, _ := strings.Cut(preamble, "\n\n")
		version, rest, _ := strings.Cut(snippet, "\n\n")
		preamble, snippet = version+"\n\n"+devices, rest
	}
	return []byte(merged(preamble, snippet) + secured)
}

// merged returns a file with what an example adds to it: lines for a section that is there
// already stand in that, since a file has each section once.
func merged(file, snippet string) string {
	added := ""
	for part := range strings.SplitSeq(snippet, "\n[") {
		if part = strings.TrimPrefix(part, "["); part == "" {
			continue
		}
		header, lines, _ := strings.Cut(part, "]\n")
		head := "\n[" + header + "]\n"
		start := strings.Index(file, head)
		if start < 0 {
			added += "[" + strings.TrimSuffix(part, "\n") + "\n\n"
			continue
		}
		start += len(head)
		end := start + strings.Index(file[start:]+"\n\n", "\n\n") + 1
		file = file[:end] + strings.Trim(lines, "\n") + "\n" + file[end:]
	}
	return file + strings.TrimSuffix(added, "\n")
}
