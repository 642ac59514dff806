package requirements

// companionSuffixes are the endings of sections that go with an install section.
var companionSuffixes = map[string]bool{
	".hw": true, ".services": true, ".filters": true, ".interfaces": true, ".wdf": true, ".coinstallers": true, ".events": true, ".components": true,
}

// windowsSections are sections of the INF files of Windows that documents or Microsoft's
// public samples take in. Sources, below learn.microsoft.com/windows-hardware/drivers: "Adding
// the reflector" (wudfrd.inf), "WinUSB installation" (winusb.inf), "InfVerif error 2084"
// (mshidkmdf.inf), "Enabling D3cold" and the pages about PCI (pci.inf, machine.inf), "Standard
// USB descriptors" and "Supported USB classes" (usb.inf, sti.inf), "Installing a port class
// audio adapter" (ks.inf, wdmaudio.inf), "INF DDInstall section" (kscaptur.inf), "HID
// selective suspend" (input.inf), "Remote NDIS INF template" (netrndis.inf), and the INF files
// of the samples for keyboards, mice, WLAN, batteries and network adapters.
var windowsSections = []WindowsSection{
	{"battery.inf", "Battery_Inst", ""},
	{"bth.inf", "BthUsb.NT", "BTHUSB"},
	{"hdaudio.inf", "HdAudModel", "HdAudAddService"},
	{"input.inf", "HID_SelSus_Inst.NT", "HidUsb"},
	{"input.inf", "HID_Inst.NT", "HidUsb"},
	{"keyboard.inf", "STANDARD_Inst", "i8042prt"},
	{"ks.inf", "KS.Registration", ""},
	{"kscaptur.inf", "KSCAPTUR.Registration", ""},
	{"kscaptur.inf", "KSCAPTUR.Registration.NT", ""},
	{"machine.inf", "PciD3ColdSupported", ""},
	{"machine.inf", "PciIoSpaceNotRequired", ""},
	{"mshidkmdf.inf", "MsHidKmdf.NT", "mshidkmdf"},
	{"mshidkmdf.inf", "MsHidKmdf_UpperFilter.NT", ""},
	{"mshidkmdf.inf", "MsHidKmdf_LowerFilter.NT", ""},
	{"mshidumdf.inf", "MsHidUmdf.NT", "mshidumdf"},
	{"msmouse.inf", "HID_Mouse_Inst.NT", "mouhid"},
	{"msmouse.inf", "PS2_Inst", "i8042prt"},
	{"netcxrd.inf", "NetCxRd_Filter.NT", ""},
	{"netrndis.inf", "usbrndis6.ndi", "usbrndis6"},
	{"netvwifibus.inf", "VWiFiBus.CopyFiles", ""},
	{"netvwifibus.inf", "VWiFiBus.Services", ""},
	{"netvwifibus.inf", "VWiFiBus.PnPFilterRegistration", ""},
	{"pci.inf", "PciD3ColdSupported", ""},
	{"pci.inf", "PciIoSpaceNotRequired", ""},
	{"pci.inf", "PciSriovSupported", ""},
	{"sti.inf", "STI.SerialSection", "serscan"},
	{"sti.inf", "STI.USBSection", "usbscan"},
	{"umpass.inf", "UmPass", "UmPass"},
	{"usb.inf", "Composite.Dev.NT", "usbccgp"},
	{"wdmaudio.inf", "WDMAUDIO.Registration", ""},
	{"wdmaudio.inf", "WDMPORTCLS.CopyFilesOnly", ""},
	{"wdmaudio.inf", "mssysfx.CopyFilesAndRegister", ""},
	{"winusb.inf", "WINUSB.NT", "WinUSB"},
	{"wudfrd.inf", "WUDFRD.NT", "WUDFRd"},
	{"wudfrd.inf", "WUDFRD_UpperFilter.NT", ""},
	{"wudfrd.inf", "WUDFRD_LowerFilter.NT", ""},
}
