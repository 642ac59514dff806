package lsp

// This file says what the words of an INF file mean, after the Windows driver
// documentation; page is the one that says more.

// A word is a directive, a section or the name of a registry value.
type word struct {
	name    string
	in      string // the kinds of section in which it means this, with blanks between
	meaning string
	page    string // below the address of the documentation
}

const documentation = "https://learn.microsoft.com/windows-hardware/drivers/"

// namedSections are known by their names, with or without a platform extension.
var namedSections = []word{
	{"Version", "", "The header of the file: what it is for, who made it and which catalog vouches for it. Without a Signature here Windows takes no file for an INF.", "install/inf-version-section"},
	{"Manufacturer", "", "Lists the manufacturers, and for each the Models sections, by architecture and version of Windows. Windows begins here when it installs a device.", "install/inf-manufacturer-section"},
	{"Strings", "", "Defines the %tokens%. On a machine whose language has a section [Strings.xxxx], all tokens come from that one.", "install/inf-strings-section"},
	{"SourceDisksNames", "", "Numbers the media that the files of the driver package come from.", "install/inf-sourcedisksnames-section"},
	{"SourceDisksFiles", "", "Says for each file on which medium and in which directory it lies.", "install/inf-sourcedisksfiles-section"},
	{"DestinationDirs", "", "Says for each list of files to which directory it is copied, by directory identifiers such as 13, the driver store.", "install/inf-destinationdirs-section"},
	{"ControlFlags", "", "Says which models are not offered for installation by hand.", "install/inf-controlflags-section"},
	{"SignatureAttributes", "", "Names files that need further signatures, such as those for protected processes.", "install/inf-signatureattributes-section"},
	{"ClassInstall32", "", "Installs a device setup class, if the machine does not have it yet. What its AddReg sections write to HKR holds for all devices of the class that say nothing themselves.", "install/inf-classinstall32-section"},
	{"InterfaceInstall32", "", "Installs device interface classes.", "install/inf-interfaceinstall32-section"},
	{"DefaultInstall", "", "Installs a driver that is for no device. No HKR exists here, so that an INF file cannot secure such a driver's devices: the driver must.", "install/inf-defaultinstall-section"},
	{"DefaultUninstall", "", "Undoes what [DefaultInstall] has done.", "install/inf-defaultuninstall-section"},
}

// companionSections are known by the end of their names.
var companionSections = []word{
	{"HW", "", "Writes to the hardware key of the device. Here, and nowhere else, Security, DeviceCharacteristics, DeviceType and Exclusive decide who may open the device.", "install/inf-ddinstall-hw-section"},
	{"Services", "", "Installs the services of the device: its function driver, filters, and programs.", "install/inf-ddinstall-services-section"},
	{"Interfaces", "", "Registers device interfaces, by which programs find and open the device.", "install/inf-ddinstall-interfaces-section"},
	{"CoInstallers", "", "Registers co-installers: libraries that run as the system while the device is installed. New drivers must not have any.", "install/inf-ddinstall-coinstallers-section"},
	{"Wdf", "", "Settings of the Windows Driver Frameworks, KMDF and UMDF.", "wdf/specifying-wdf-directives-in-inf-files"},
	{"WMI", "", "Sets who may use the WMI GUIDs of the driver.", "install/inf-ddinstall-wmi-section"},
	{"Events", "", "Registers providers of events, with their channels.", "install/inf-ddinstall-events-section"},
	{"Filters", "", "Adds filter drivers to the device, at levels or positions.", "install/inf-ddinstall-filters-section"},
	{"Software", "", "Installs software that belongs to the device.", "install/inf-ddinstall-software-section"},
	{"Components", "", "Makes software components: child devices that other INF files install.", "install/inf-ddinstall-components-section"},
	{"COM", "", "Registers COM servers that the device brings along.", "install/inf-ddinstall-com-section"},
	{"LogConfigOverride", "", "Replaces the resources that a PCI or similar device reports.", "install/inf-ddinstall-logconfigoverride-section"},
	{"FactDef", "", "Gives the resources that a device has when it leaves the factory.", "install/inf-ddinstall-factdef-section"},
	{"Security", "", "One line with a security descriptor: that of the registry keys or files which the section named before the dot creates.", "install/inf-addreg-directive"},
}

// referredSections are known by what refers to them.
var referredSections = []word{
	{"models", "", "Lists devices: their descriptions, the install sections for them, and their hardware IDs.", "install/inf-models-section"},
	{"install", "", "Says what is done to install a device, or a class of devices or interfaces. It goes with sections of the same name and a suffix, such as .HW and .Services.", "install/inf-ddinstall-section"},
	{"addreg", "", "Registry values to write: root,[subkey],[value-name],[flags],[value]. What HKR stands for depends on the section that names this one.", "install/inf-addreg-directive"},
	{"delreg", "", "Registry keys and values to delete.", "install/inf-delreg-directive"},
	{"bitreg", "", "Bits of registry values to set or clear.", "install/inf-bitreg-directive"},
	{"copyfiles", "", "Files to copy: destination,[source],[unused],[flags]. A section of the same name with .Security guards them.", "install/inf-copyfiles-directive"},
	{"delfiles", "", "Files to delete.", "install/inf-delfiles-directive"},
	{"renfiles", "", "Files to rename.", "install/inf-renfiles-directive"},
	{"properties", "", "Device properties to set or to delete: {guid},pid,[type],[flags],value.", "install/inf-addproperty-directive"},
	{"service", "", "Settings of a service: its program, when it starts, as whom, and who may control it.", "install/inf-addservice-directive"},
	{"eventlog", "", "Registers a service as a source of an event log. HKR is the key of the source.", "install/inf-addservice-directive"},
	{"interface", "", "Settings of one device interface. A Security value written here does not guard the device.", "install/inf-addinterface-directive"},
	{"wmiclass", "", "Has the security descriptor of a WMI GUID.", "install/inf-ddinstall-wmi-section"},
	{"wdfservice", "", "Settings of a KMDF or UMDF driver.", "wdf/specifying-wdf-directives-in-inf-files"},
	{"provider", "", "Settings of an event provider, with its channels.", "install/inf-addeventprovider-directive"},
	{"channel", "", "Settings of an event channel, with who may read and write it.", "install/inf-addeventprovider-directive"},
}

// rootWords are the roots of registry keys that need an explanation.
var rootWords = []word{
	{"HKR", "addreg delreg bitreg", "The key that belongs to what is installed: the hardware key in .HW, the software key in an install section, the key of the service, class or interface in theirs.", "install/inf-addreg-directive"},
}

// valueWords are names of registry values.
var valueWords = []word{
	{"Security", "addreg delreg", "Under the hardware key or that of a setup class: the security descriptor of the device, in SDDL. Who it does not let in cannot open the device, nor, with FILE_DEVICE_SECURE_OPEN, names below it.", "kernel/controlling-device-access"},
	{"DeviceCharacteristics", "addreg delreg bitreg", "Flags of the device. 0x100 is FILE_DEVICE_SECURE_OPEN, with which the security descriptor guards the names below the device too.", "kernel/specifying-device-characteristics"},
	{"DeviceType", "addreg delreg", "The type of the device (FILE_DEVICE_XXX). It also decides what the security descriptor is where nothing sets one.", "kernel/specifying-device-types"},
	{"Exclusive", "addreg delreg", "With 1 the device can be opened once at a time. That limits how often, and not by whom.", "kernel/specifying-exclusive-access-to-device-objects"},
	{"UpperFilters", "addreg delreg", "Services of filter drivers above the function driver. They see every request first.", "develop/device-filter-driver-ordering"},
	{"LowerFilters", "addreg delreg", "Services of filter drivers below the function driver.", "develop/device-filter-driver-ordering"},
	{"CoInstallers32", "addreg delreg", "Co-installers: libraries that run as the system while the device is installed.", "develop/removing-coinstallers"},
	{"Installer32", "addreg delreg", "The class installer: a library that runs while devices of the class are installed.", "install/inf-classinstall32-section"},
	{"EnumPropPages32", "addreg delreg", "A library that adds pages to the properties of the device in Device Manager.", "install/inf-ddinstall-section"},
}
