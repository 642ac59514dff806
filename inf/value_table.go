package inf

// valueDirectives are, for each role, the lines of a device's sections that decide
// what runs with it or how, without a descriptor: kernel code in its stack, code
// that runs during its installation, and the policies of its UMDF host. Sources:
// the documentation of each directive.
var valueDirectives = [roleCount][]string{
	RoleFilters:    {"AddFilter"},
	RoleSoftware:   {"AddSoftware"},
	RoleComponents: {"AddComponent"},
	RoleCOM:        {"AddComServer"},
	RoleEvents:     {"AddAutoLogger", "UpdateAutoLogger"},
	RoleInstall: {
		"RegisterDlls", "UnregisterDlls", "ProfileItems", "Ini2Reg", "UpdateInis", "UpdateIniFields", "RenFiles",
		"CopyINF",
	},
	RoleWdf: {
		"KmdfService", "UmdfService", "UmdfServiceOrder", "UmdfImpersonationLevel", "UmdfMethodNeitherAction",
		"UmdfKernelModeClientPolicy", "UmdfFileObjectPolicy", "UmdfFsContextUsePolicy", "UmdfDirectHardwareAccess",
		"UmdfRegisterAccessMode", "UmdfHostProcessSharing", "UmdfHostPriority", "UmdfDispatcher",
	},
	RoleServiceInstall: {
		"ServiceType", "StartType", "ServiceBinary", "StartName", "RequiredPrivileges", "ServiceSidType",
		"AddTrigger", "FailureActions", "Dependencies", "LoadOrderGroup", "BootFlags",
	},
	RoleEventChannel: {"Isolation"},
	RoleWMIClass:     {"Flags"},
}

// A property is one that an AddProperty line may set and that concerns who may
// open a device. Sources: devpkey.h, and the pages on each key.
type property struct {
	set, id string
	name    string
	// settable is false for properties whose type AddProperty does not know.
	settable bool
}

const (
	deviceProperties         = "{a45c254e-df1c-4efd-8020-67d146a850e0}"
	classProperties          = "{4321918b-f69e-470d-a5de-4d88c75ad24b}"
	interfaceProperties      = "{026e516e-b814-414b-83cd-856d6fef4822}"
	interfaceClassProperties = "{14c83a99-0b3f-44b7-be4c-a178d3990564}"
)

var properties = []property{
	{deviceProperties, "19", "UpperFilters", true},
	{deviceProperties, "20", "LowerFilters", true},
	{deviceProperties, "25", "Security", false},
	{deviceProperties, "26", "Security", false},
	{deviceProperties, "27", "DeviceType", false},
	{deviceProperties, "28", "Exclusive", false},
	{deviceProperties, "29", "DeviceCharacteristics", false},
	{classProperties, "19", "UpperFilters", true},
	{classProperties, "20", "LowerFilters", true},
	{classProperties, "25", "Security", false},
	{classProperties, "26", "Security", false},
	{classProperties, "27", "DeviceType", false},
	{classProperties, "28", "Exclusive", false},
	{classProperties, "29", "DeviceCharacteristics", false},
	{interfaceProperties, "6", "Restricted", true},
	{interfaceProperties, "8", "UnrestrictedAppCapabilities", true},
	{interfaceClassProperties, "2", "Restricted", true},
}

// globalKeys are the places of the registry, reached by their full names, where
// Windows keeps security descriptors. A * stands for one part of the key's name,
// and names the object; with name "*", or without a *, the value's name does.
var globalKeys = []struct {
	root, key, name string
	kind            ObjectKind
}{
	{"HKLM", `system\currentcontrolset\control\class\*`, "Security", KindClass},
	{"HKLM", `system\currentcontrolset\control\class\*\properties`, "Security", KindClass},
	{"HKLM", `system\currentcontrolset\control\wmi\security`, "*", KindWMIGUID},
	{"HKLM", `system\currentcontrolset\services\*\security`, "Security", KindService},
	{"HKLM", `system\currentcontrolset\services\eventlog\*`, "CustomSD", KindEventChannel},
	{"HKLM", `software\microsoft\windows\currentversion\winevt\channels\*`, "ChannelAccess", KindEventChannel},
	{"HKCR", `appid\*`, "AccessPermission", KindCOMAccess},
	{"HKCR", `appid\*`, "LaunchPermission", KindCOMLaunch},
	{"HKLM", `software\classes\appid\*`, "AccessPermission", KindCOMAccess},
	{"HKLM", `software\classes\appid\*`, "LaunchPermission", KindCOMLaunch},
	{"HKCR", `wow6432node\appid\*`, "AccessPermission", KindCOMAccess},
	{"HKCR", `wow6432node\appid\*`, "LaunchPermission", KindCOMLaunch},
	{"HKLM", `software\classes\wow6432node\appid\*`, "AccessPermission", KindCOMAccess},
	{"HKLM", `software\classes\wow6432node\appid\*`, "LaunchPermission", KindCOMLaunch},
	{"HKLM", `software\wow6432node\classes\appid\*`, "AccessPermission", KindCOMAccess},
	{"HKLM", `software\wow6432node\classes\appid\*`, "LaunchPermission", KindCOMLaunch},
	{"HKLM", `software\microsoft\ole`, "DefaultAccessPermission", KindCOMAccess},
	{"HKLM", `software\microsoft\ole`, "DefaultLaunchPermission", KindCOMLaunch},
}
