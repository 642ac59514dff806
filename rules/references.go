package rules

// The documents that the rules rest on.

const (
	drivers = "https://learn.microsoft.com/windows-hardware/drivers/"
	win32   = "https://learn.microsoft.com/windows/win32/"
)

var (
	refAddReg          = Reference{"INF AddReg directive", drivers + "install/inf-addreg-directive"}
	refCopyFiles       = Reference{"INF CopyFiles directive", drivers + "install/inf-copyfiles-directive"}
	refSyntax          = Reference{"General syntax rules for INF files", drivers + "install/general-syntax-rules-for-inf-files"}
	refHardwareSection = Reference{"INF DDInstall.HW section", drivers + "install/inf-ddinstall-hw-section"}
	refSecureInstall   = Reference{"Creating secure device installations", drivers + "install/creating-secure-device-installations"}
	refProperties      = Reference{"Setting device object registry properties during installation", drivers + "install/setting-device-object-registry-properties-during-installation"}
	refDeviceSDDL      = Reference{"SDDL for device objects", drivers + "kernel/sddl-for-device-objects"}
	refDeviceAccess    = Reference{"Controlling device access", drivers + "kernel/controlling-device-access"}
	refNamespace       = Reference{"Controlling device namespace access", drivers + "kernel/controlling-device-namespace-access"}
	refIOCTL           = Reference{"Security issues for I/O control codes", drivers + "kernel/security-issues-for-i-o-control-codes"}
	refFSDescriptors   = Reference{"Applying security descriptors on the device object", drivers + "ifs/applying-security-descriptors-on-the-device-object"}
	refKMDFAccess      = Reference{"Controlling device access in KMDF drivers", drivers + "wdf/controlling-device-access-in-kmdf-drivers"}
	refChecklist       = Reference{"Driver security checklist", drivers + "driversecurity/driver-security-checklist"}
	refModel           = Reference{"Windows security model for driver developers", drivers + "driversecurity/windows-security-model"}
	refCharacteristics = Reference{"Specifying device characteristics", drivers + "kernel/specifying-device-characteristics"}
	refDelReg          = Reference{"INF DelReg directive", drivers + "install/inf-delreg-directive"}
	refStrings         = Reference{"INF Strings section", drivers + "install/inf-strings-section"}
	refClassInstall    = Reference{"INF ClassInstall32 section", drivers + "install/inf-classinstall32-section"}
	refIsolation       = Reference{"Driver package isolation", drivers + "develop/driver-isolation"}
	refWDFDirectives   = Reference{"Specifying WDF directives in INF files", drivers + "wdf/specifying-wdf-directives-in-inf-files"}
	refUMDFPooling     = Reference{"Using device pooling in UMDF drivers", drivers + "wdf/using-device-pooling-in-umdf-drivers"}
	refUMDFBuffers     = Reference{"Managing buffer access methods in UMDF drivers", drivers + "wdf/managing-buffer-access-methods-in-umdf-drivers"}
	refUMDFKernel      = Reference{"Supporting kernel-mode clients in UMDF drivers", drivers + "wdf/supporting-kernel-mode-clients-in-umdf-drivers"}
	refImpersonation   = Reference{"Impersonation levels", win32 + "secauthz/impersonation-levels"}
	refAddProperty     = Reference{"INF AddProperty directive", drivers + "install/inf-addproperty-directive"}
	refUsingProperty   = Reference{"Using the INF AddProperty directive and the INF DelProperty directive", drivers + "install/using-the-inf-addproperty-directive-and-the-inf-delproperty-directive"}
	refSecuritySDS     = Reference{"DEVPKEY_Device_SecuritySDS", drivers + "install/devpkey-device-securitysds"}
	refRestricted      = Reference{"DEVPKEY_DeviceInterface_Restricted", drivers + "install/devpkey-deviceinterface-restricted"}
	refPrivilegedApps  = Reference{"Register the device interface as restricted to privileged apps", win32 + "deviceaccess/register-the-device-interface-class-as-privileged"}
	refCapabilities    = Reference{"Hardware access for Universal Windows Platform apps", drivers + "devapps/hardware-access-for-universal-windows-platform-apps"}
	refFilterOrder     = Reference{"Device filter driver ordering", drivers + "develop/device-filter-driver-ordering"}
	refCoInstallers    = Reference{"Removing co-installers from driver packages", drivers + "develop/removing-coinstallers"}
	refClassCo         = Reference{"Registering a class co-installer", drivers + "install/registering-a-class-co-installer"}
	refAddSoftware     = Reference{"INF AddSoftware directive", drivers + "install/inf-addsoftware-directive"}
	refVersion         = Reference{"INF Version section", drivers + "install/inf-version-section"}
	refCatalogs        = Reference{"Catalog files and digital signatures", drivers + "install/catalog-files"}
	refSIDStrings      = Reference{"SID strings", win32 + "secauthz/sid-strings"}
	refACEStrings      = Reference{"ACE strings", win32 + "secauthz/ace-strings"}
	refSDDLFormat      = Reference{"Security descriptor string format", win32 + "secauthz/security-descriptor-string-format"}
	refACEOrder        = Reference{"Order of ACEs in a DACL", win32 + "secauthz/order-of-aces-in-a-dacl"}
	refDACLs           = Reference{"How DACLs control access to an object", win32 + "secauthz/how-dacls-control-access-to-an-object"}
	refNullDACL        = Reference{"Null DACLs and empty DACLs", win32 + "secauthz/null-dacls-and-empty-dacls"}
)
