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
	refVersion         = Reference{"INF Version section", drivers + "install/inf-version-section"}
	refStrings         = Reference{"INF Strings section", drivers + "install/inf-strings-section"}
	refInstallSection  = Reference{"INF DDInstall section", drivers + "install/inf-ddinstall-section"}
	refHardwareSection = Reference{"INF DDInstall.HW section", drivers + "install/inf-ddinstall-hw-section"}
	refSecureInstall   = Reference{"Creating secure device installations", drivers + "install/creating-secure-device-installations"}
	refProperties      = Reference{"Setting device object registry properties during installation", drivers + "install/setting-device-object-registry-properties-during-installation"}
	refDeviceSDDL      = Reference{"SDDL for device objects", drivers + "kernel/sddl-for-device-objects"}
	refDeviceAccess    = Reference{"Controlling device access", drivers + "kernel/controlling-device-access"}
	refNamespace       = Reference{"Controlling device namespace access", drivers + "kernel/controlling-device-namespace-access"}
	refAfterInstall    = Reference{"Setting device object registry properties after installation", drivers + "kernel/setting-device-object-registry-properties-after-installation"}
	refAccessRights    = Reference{"Access rights", drivers + "kernel/access-rights"}
	refACEHeader       = Reference{"ACE_HEADER structure", drivers + "ddi/ntifs/ns-ntifs-_ace_header"}
	refUMDFAccess      = Reference{"Controlling device access in UMDF drivers", drivers + "wdf/controlling-device-access"}
	refIOCTL           = Reference{"Security issues for I/O control codes", drivers + "kernel/security-issues-for-i-o-control-codes"}
	refFSDescriptors   = Reference{"Applying security descriptors on the device object", drivers + "ifs/applying-security-descriptors-on-the-device-object"}
	refKMDFAccess      = Reference{"Controlling device access in KMDF drivers", drivers + "wdf/controlling-device-access-in-kmdf-drivers"}
	refChecklist       = Reference{"Driver security checklist", drivers + "driversecurity/driver-security-checklist"}
	refModel           = Reference{"Windows security model for driver developers", drivers + "driversecurity/windows-security-model"}
	refAddService      = Reference{"INF AddService directive", drivers + "install/inf-addservice-directive"}
	refClassInstall    = Reference{"INF ClassInstall32 section", drivers + "install/inf-classinstall32-section"}
	refManufacturer    = Reference{"INF Manufacturer section", drivers + "install/inf-manufacturer-section"}
	refExtension       = Reference{"Using an extension INF file", drivers + "install/using-an-extension-inf-file"}
	refExclusive       = Reference{"Specifying exclusive access to device objects", drivers + "kernel/specifying-exclusive-access-to-device-objects"}
	refDeviceTypes     = Reference{"Specifying device types", drivers + "kernel/specifying-device-types"}
	refSetupClasses    = Reference{"System-defined device setup classes available to vendors", drivers + "install/system-defined-device-setup-classes-available-to-vendors"}
	refHSA             = Reference{"Hardware support app (HSA): steps for driver developers", drivers + "devapps/hardware-support-app--hsa--steps-for-driver-developers"}
	refSIDStrings      = Reference{"SID strings", win32 + "secauthz/sid-strings"}
	refACEStrings      = Reference{"ACE strings", win32 + "secauthz/ace-strings"}
	refSDDLFormat      = Reference{"Security descriptor string format", win32 + "secauthz/security-descriptor-string-format"}
	refACEOrder        = Reference{"Order of ACEs in a DACL", win32 + "secauthz/order-of-aces-in-a-dacl"}
	refDACLs           = Reference{"How DACLs control access to an object", win32 + "secauthz/how-dacls-control-access-to-an-object"}
	refNullDACL        = Reference{"Null DACLs and empty DACLs", win32 + "secauthz/null-dacls-and-empty-dacls"}
	refSuppressions    = Reference{"Suppressions and baselines", "https://github.com/inflint/inflint/blob/main/docs/suppressions.md"}
	refNewObjects      = Reference{"Security descriptors for new objects", win32 + "secauthz/security-descriptors-for-new-objects"}
	refACEInheritance  = Reference{"ACE inheritance", win32 + "secauthz/ace-inheritance"}
	refObjectACEs      = Reference{"Object-specific ACEs", win32 + "secauthz/object-specific-aces"}
	refSIDComponents   = Reference{"SID components", win32 + "secauthz/sid-components"}
	refSetupSecurity   = Reference{"Specifying a security descriptor from an INF file", win32 + "setupapi/specifying-a-security-descriptor-from-an-inf-file"}
	refConvertSDDL     = Reference{"ConvertStringSecurityDescriptorToSecurityDescriptorW function", win32 + "api/sddl/nf-sddl-convertstringsecuritydescriptortosecuritydescriptorw"}
	refLocalAccounts   = Reference{"Local accounts", "https://learn.microsoft.com/windows/security/identity-protection/access-control/local-accounts"}
)
