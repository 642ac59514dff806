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
	refSampleCode      = Reference{"From sample code to production driver", drivers + "gettingstarted/from-sample-code-to-production-driver"}
	refSetupClasses    = Reference{"System-defined device setup classes available to vendors", drivers + "install/system-defined-device-setup-classes-available-to-vendors"}
	refHSA             = Reference{"Hardware support app (HSA): steps for driver developers", drivers + "devapps/hardware-support-app--hsa--steps-for-driver-developers"}
	refCharacteristics = Reference{"Specifying device characteristics", drivers + "kernel/specifying-device-characteristics"}
	refDelReg          = Reference{"INF DelReg directive", drivers + "install/inf-delreg-directive"}
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
	refCatalogs        = Reference{"Catalog files and digital signatures", drivers + "install/catalog-files"}
	refSIDStrings      = Reference{"SID strings", win32 + "secauthz/sid-strings"}
	refACEStrings      = Reference{"ACE strings", win32 + "secauthz/ace-strings"}
	refSDDLFormat      = Reference{"Security descriptor string format", win32 + "secauthz/security-descriptor-string-format"}
	refIntegrity       = Reference{"Mandatory Integrity Control", win32 + "secauthz/mandatory-integrity-control"}
	refACEOrder        = Reference{"Order of ACEs in a DACL", win32 + "secauthz/order-of-aces-in-a-dacl"}
	refDACLs           = Reference{"How DACLs control access to an object", win32 + "secauthz/how-dacls-control-access-to-an-object"}
	refNullDACL        = Reference{"Null DACLs and empty DACLs", win32 + "secauthz/null-dacls-and-empty-dacls"}
	refSuppressions    = Reference{"Suppressions and baselines", PageURL("suppressions.md")}
	refNewObjects      = Reference{"Security descriptors for new objects", win32 + "secauthz/security-descriptors-for-new-objects"}
	refACEInheritance  = Reference{"ACE inheritance", win32 + "secauthz/ace-inheritance"}
	refObjectACEs      = Reference{"Object-specific ACEs", win32 + "secauthz/object-specific-aces"}
	refSIDComponents   = Reference{"SID components", win32 + "secauthz/sid-components"}
	refSetupSecurity   = Reference{"Specifying a security descriptor from an INF file", win32 + "setupapi/specifying-a-security-descriptor-from-an-inf-file"}
	refConvertSDDL     = Reference{"ConvertStringSecurityDescriptorToSecurityDescriptorW function", win32 + "api/sddl/nf-sddl-convertstringsecuritydescriptortosecuritydescriptorw"}
	refLocalAccounts   = Reference{"Local accounts", "https://learn.microsoft.com/windows/security/identity-protection/access-control/local-accounts"}

	refDirids          = Reference{"Using dirids", drivers + "install/using-dirids"}
	refDestinationDirs = Reference{"INF DestinationDirs section", drivers + "install/inf-destinationdirs-section"}
	refRegisterDlls    = Reference{"INF RegisterDlls directive", drivers + "install/inf-registerdlls-directive"}
	refWMISection      = Reference{"INF DDInstall.WMI section", drivers + "install/inf-ddinstall-wmi-section"}
	refEventProvider   = Reference{"INF AddEventProvider directive", drivers + "install/inf-addeventprovider-directive"}
	refServicesTree    = Reference{"HKLM\\SYSTEM\\CurrentControlSet\\Services registry tree", drivers + "install/hklm-system-currentcontrolset-services-registry-tree"}
	refRunOnce         = Reference{"RunOnce registry key", drivers + "install/runonce-registry-key"}
	refInfVerif2084    = Reference{"InfVerif error 2084", drivers + "devtest/inf-verif-error-2084"}
	refServiceRights   = Reference{"Service security and access rights", win32 + "services/service-security-and-access-rights"}
	refInteractive     = Reference{"Interactive services", win32 + "services/interactive-services"}
	refServicePrograms = Reference{"Service programs", win32 + "services/service-programs"}
	refLocalSystem     = Reference{"LocalSystem account", win32 + "services/localsystem-account"}
	refServiceSID      = Reference{"SERVICE_SID_INFO structure", win32 + "api/winsvc/ns-winsvc-service_sid_info"}
	refFailureAction   = Reference{"SC_ACTION structure", win32 + "api/winsvc/ns-winsvc-sc_action"}
	refPrivileges      = Reference{"Privilege constants", win32 + "secauthz/privilege-constants"}
	refCreateProcess   = Reference{"CreateProcess function", win32 + "api/processthreadsapi/nf-processthreadsapi-createprocessw"}
	refKeyRights       = Reference{"Registry key security and access rights", win32 + "sysinfo/registry-key-security-and-access-rights"}
	refRunKeys         = Reference{"Run and RunOnce registry keys", win32 + "setupapi/run-and-runonce-registry-keys"}
	refAppInit         = Reference{"AppInit DLLs and Secure Boot", win32 + "dlls/secure-boot-and-appinit-dlls"}
	refCOMRights       = Reference{"Access control lists for COM", win32 + "com/access-control-lists-for-com"}
	refCOMLaunch       = Reference{"LaunchPermission", win32 + "com/launchpermission"}
	refWMIRights       = Reference{"EventAccessControl function", win32 + "api/evntcons/nf-evntcons-eventaccesscontrol"}
	refEventlogKey     = Reference{"Eventlog key", win32 + "eventlog/eventlog-key"}
	refInfVerif        = Reference{"INF validation errors and warnings", drivers + "devtest/inf-validation-errors-and-warnings"}
	refPrimitive       = Reference{"Creating a new primitive driver", drivers + "develop/creating-a-primitive-driver"}
	refPlatforms       = Reference{"Combining platform extensions with operating system versions", drivers + "install/combining-platform-extensions-with-operating-system-versions"}
	refInfVerif1199    = Reference{"InfVerif error code 1199", "https://techcommunity.microsoft.com/blog/hardware-dev-center/infverif-error-code-1199/4107493"}
	refDriverVer       = Reference{"INF DriverVer directive", drivers + "install/inf-driverver-directive"}
	refSourceFiles     = Reference{"INF SourceDisksFiles section", drivers + "install/inf-sourcedisksfiles-section"}
	refFilters         = Reference{"INF DDInstall.Filters section", drivers + "install/inf-ddinstall-filters-section"}
	refBlocklist       = Reference{"Microsoft recommended driver block rules", "https://learn.microsoft.com/windows/security/application-security/application-control/app-control-for-business/design/microsoft-recommended-driver-block-rules"}
	refFilePermissions = Reference{"Access Control: Understanding Windows File And Registry Permissions", "https://learn.microsoft.com/archive/msdn-magazine/2008/november/access-control-understanding-windows-file-and-registry-permissions"}

	refInfVerifH    = Reference{"InfVerif /h", drivers + "devtest/infverif_h"}
	refInfVerif1330 = Reference{"InfVerif errors 1330 to 1333", drivers + "devtest/inf-verif-error-1330"}
	refUniversal    = Reference{"Using a universal INF file", drivers + "install/using-a-universal-inf-file"}
	refPorting      = Reference{"Porting an INF to follow driver package isolation", drivers + "develop/porting-inf-to-windows-driver"}
	refDriverStore  = Reference{"Run from driver store", drivers + "develop/run-from-driver-store"}
	refDelService   = Reference{"INF DelService directive", drivers + "install/inf-delservice-directive"}
	refDelFiles     = Reference{"INF DelFiles directive", drivers + "install/inf-delfiles-directive"}
	refDMARemapping = Reference{"Enabling DMA remapping for device drivers", drivers + "pci/enabling-dma-remapping-for-device-drivers"}
	refServices     = Reference{"INF DDInstall.Services section", drivers + "install/inf-ddinstall-services-section"}
)
