package checklist

import (
	"slices"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/rules"
)

const (
	drivers = "https://learn.microsoft.com/windows-hardware/drivers/"
	hlk     = "https://learn.microsoft.com/windows-hardware/test/hlk/"
)

// The documents that the items rest on.
var (
	docSyntax     = rules.Reference{Title: "General syntax rules for INF files", URL: drivers + "install/general-syntax-rules-for-inf-files"}
	docVersion    = rules.Reference{Title: "INF Version section", URL: drivers + "install/inf-version-section"}
	docCodes      = rules.Reference{Title: "INF validation errors and warnings", URL: drivers + "devtest/inf-validation-errors-and-warnings"}
	docWHQL       = rules.Reference{Title: "InfVerif /h", URL: drivers + "devtest/infverif_h"}
	docIsolation  = rules.Reference{Title: "Driver package isolation", URL: drivers + "develop/driver-isolation"}
	docDirids     = rules.Reference{Title: "Using dirids", URL: drivers + "install/using-dirids"}
	docConflicts  = rules.Reference{Title: "InfVerif error 1330 - 1333", URL: drivers + "devtest/inf-verif-error-1330"}
	docFilters    = rules.Reference{Title: "Device filter driver ordering", URL: drivers + "develop/device-filter-driver-ordering"}
	docCo         = rules.Reference{Title: "Removing co-installers from driver packages", URL: drivers + "develop/removing-coinstallers"}
	docPrimitive  = rules.Reference{Title: "Creating a primitive driver", URL: drivers + "develop/creating-a-primitive-driver"}
	docModels     = rules.Reference{Title: "INF Manufacturer section", URL: drivers + "install/inf-manufacturer-section"}
	docServices   = rules.Reference{Title: "INF AddService directive", URL: drivers + "install/inf-addservice-directive"}
	docClasses    = rules.Reference{Title: "INF ClassInstall32 section", URL: drivers + "install/inf-classinstall32-section"}
	docSecure     = rules.Reference{Title: "Creating secure device installations", URL: drivers + "install/creating-secure-device-installations"}
	docChecklist  = rules.Reference{Title: "Driver security checklist", URL: drivers + "driversecurity/driver-security-checklist"}
	docNamespace  = rules.Reference{Title: "Controlling device namespace access", URL: drivers + "kernel/controlling-device-namespace-access"}
	docUMDF       = rules.Reference{Title: "Specifying WDF directives in INF files", URL: drivers + "wdf/specifying-wdf-directives-in-inf-files"}
	docEvents     = rules.Reference{Title: "INF AddEventProvider directive", URL: drivers + "install/inf-addeventprovider-directive"}
	docSoftware   = rules.Reference{Title: "INF AddSoftware directive", URL: drivers + "install/inf-addsoftware-directive"}
	docCatalogs   = rules.Reference{Title: "Catalog files and digital signatures", URL: drivers + "install/catalog-files"}
	docCopyFiles  = rules.Reference{Title: "INF CopyFiles directive", URL: drivers + "install/inf-copyfiles-directive"}
	docExtension  = rules.Reference{Title: "Using an extension INF file", URL: drivers + "install/using-an-extension-inf-file"}
	docAddReg     = rules.Reference{Title: "INF AddReg directive", URL: drivers + "install/inf-addreg-directive"}
	docSources    = rules.Reference{Title: "INF SourceDisksFiles section", URL: drivers + "install/inf-sourcedisksfiles-section"}
	docBinaries   = rules.Reference{Title: "InfVerif error 2084", URL: drivers + "devtest/inf-verif-error-2084"}
	docInf2Cat    = rules.Reference{Title: "Inf2Cat", URL: drivers + "devtest/inf2cat"}
	docAttest     = rules.Reference{Title: "Attestation sign Windows drivers", URL: drivers + "dashboard/code-signing-attestation"}
	docAddDriver  = rules.Reference{Title: "HLK: PackageWriter.AddDriver method", URL: hlk + "api/packagewriteradddriver-method-overload"}
	docInfVerif   = rules.Reference{Title: "Running InfVerif from the command line", URL: drivers + "devtest/running-infverif-from-the-command-line"}
	docSubOpens   = rules.Reference{Title: "HLK: DF - Fuzz sub-opens test", URL: hlk + "testref/92bf534e-aa48-4aeb-b3cd-e46fb7cc7d80"}
	docRelease    = rules.Reference{Title: "Verifying the release signature", URL: drivers + "install/verifying-the-release-signature"}
	docIntegrity  = rules.Reference{Title: "HLK: driver compatibility with memory integrity", URL: hlk + "testref/driver-compatibility-with-device-guard"}
	docPE         = rules.Reference{Title: "PE format: machine types", URL: "https://learn.microsoft.com/windows/win32/debug/pe-format"}
	docSuppressed = rules.Reference{Title: "Suppressions and baselines", URL: rules.PageURL("suppressions.md")}
)

// The groups of items, in their order.
const (
	theFile    = "The INF file"
	isolation  = "Driver package isolation"
	theInstall = "What it installs"
	security   = "Security"
	thePackage = "The package"
	onMachine  = "On a machine"
)

// Items returns the items, in their order, for packages that are prepared for a mode of
// InfVerif. Each rule of the preset whql is in one of them, which its Meta names.
func Items(mode requirements.Mode) []Item {
	items := questions(mode)
	for i := range items {
		for _, r := range rules.All() {
			if r.Item == items[i].ID {
				items[i].Rules = append(items[i].Rules, r.ID)
			}
		}
	}
	return items
}

// questions returns the items without their rules.
func questions(mode requirements.Mode) []Item {
	infVerif := "infverif " + string(mode) + " /v FILE.inf"
	const subOpens = "HLK: DF - Fuzz sub-opens test"
	return []Item{
		{ID: "text", Group: theFile, Question: "Does Windows read the text as it is written?", Source: docSyntax, Run: infVerif,
			InfVerif: []string{"1001", "1002", "1003", "1299"}},
		{ID: "strings", Group: theFile, Question: "Is every %token% defined?", Source: docCodes, Run: infVerif,
			InfVerif: []string{"1235", "1295"}, check: defined},
		{ID: "version", Group: theFile, Question: "Are class, provider and version in order?", Source: docVersion, Run: infVerif, area: version | stamped | inbox,
			InfVerif: []string{"1010", "1204", "1217", "1218", "1234", "1280", "1281", "1284", "1286"}},
		{ID: "pnplockdown", Group: theFile, Question: "Are the files kept from being replaced (PnpLockdown)?", Source: docVersion, Run: infVerif, area: version,
			InfVerif: []string{"1324"}, refused: true, check: locked},
		{ID: "sections", Group: theFile, Question: "Does each section that is named exist, and is each that exists named?", Source: docCodes, Run: infVerif, area: elsewhere | inbox,
			InfVerif: []string{"1203", "1205", "1206", "1209", "1220", "1261", "2006", "2083"}},
		{ID: "directives", Group: theFile, Question: "Does each directive have what it must have?", Source: docCodes, Run: infVerif, area: services | code | inbox,
			InfVerif: []string{"1005", "1006", "1013", "1014", "1019", "1080", "1081", "1082", "1083", "1085", "1086", "1088", "1110", "1201", "1245", "1250", "1251", "1252", "1253", "1260", "1272"}},
		{ID: "registry-lines", Group: theFile, Question: "Is each line about the registry one that Windows can read?", Source: docAddReg, Run: infVerif, area: data | inbox,
			InfVerif: []string{"1224", "1257", "1258", "1262", "1263", "1264", "1265", "1266", "1267", "1268", "1325"}},
		{ID: "parts", Group: theFile, Question: "Are filters, software, components, COM servers and event channels described in full?", Source: docCodes, Run: infVerif, area: code | devices | inbox,
			InfVerif: []string{"1087", "1141", "1142", "1144", "1150", "1160", "1180", "1181", "1182", "1289", "1325", "1326", "2400", "2405", "2411", "2412", "2414", "2415", "2418", "2420"}},
		{ID: "frameworks", Group: theFile, Question: "Does a UMDF driver say what UMDF has to know?", Source: docUMDF, Run: infVerif, area: devices | inbox,
			InfVerif: []string{"1084", "1400", "1402"}, applies: usesUMDF},
		{ID: "kmdf-version", Group: theFile, Question: "Does it give the KMDF version that the driver is bound to?", Source: docUMDF, applies: usesKMDF, check: kmdfVersions},
		{ID: "architectures", Group: theFile, Question: "Do the sections name the architectures that they are for?", Source: docModels, Run: infVerif, area: targets | stamped | inbox,
			InfVerif: []string{"1011", "1271", "1274", "1287", "1288", "2010"}},
		{ID: "syntax-versions", Group: theFile, Question: "Does the oldest Windows that it installs on know the syntax?", Source: docCodes, Run: infVerif, area: targets | stamped,
			InfVerif: []string{"1199"}},
		{ID: "primitive", Group: theFile, Question: "Does [DefaultInstall] meet the requirements of a primitive driver?", Source: docPrimitive, Run: infVerif, area: registry | files | services | code | inbox,
			InfVerif: []string{"1212", "1420", "1421", "1422", "1423"}, applies: hasDefaultInstall},
		{ID: "needs", Group: theFile, Question: "Does Needs name only sections that may be taken in where it stands?", Source: docCodes, Run: infVerif, area: elsewhere,
			InfVerif: []string{"1310", "1311", "1312", "1313", "1314", "1315", "1319", "2651"}},
		{ID: "extension", Group: theFile, Question: "Does the extension INF keep to what an extension may do?", Source: docExtension, Run: infVerif, area: services | code | elsewhere,
			InfVerif: []string{"1380", "1381", "1383"}, applies: isExtension},
		{ID: "suppressions", Group: theFile, Question: "Are the comments that suppress findings in force?", Source: docSuppressed},

		{ID: "registry", Group: isolation, Question: "Does it write only to keys that it may?", Source: docWHQL, Run: infVerif, area: registry,
			InfVerif: []string{"1304", "1320", "1321", "2660"}},
		{ID: "service-values", Group: isolation, Question: "Do services keep their values in their Parameters?", Source: docIsolation, Run: infVerif, area: registry | services,
			InfVerif: []string{"1323"}},
		{ID: "destinations", Group: isolation, Question: "Do files go only to directories that they may?", Source: docWHQL, Run: infVerif, area: files,
			InfVerif: []string{"1306", "1322"}},
		{ID: "dirids", Group: isolation, Question: "Does it avoid dirids that are deprecated?", Source: docDirids, Run: infVerif, area: files | services | data,
			InfVerif: []string{"1340", "1341"}},
		{ID: "legacy-directives", Group: isolation, Question: "Does it avoid directives that Windows no longer supports?", Source: docCodes, Run: infVerif, area: code | files,
			InfVerif: []string{"1300", "1301", "1302", "1307", "1308", "1309"}},
		{ID: "shared-lists", Group: isolation, Question: "Does it leave lists in the registry (REG_MULTI_SZ) whole?", Source: docCodes, Run: infVerif, area: registry,
			InfVerif: []string{"1305"}},
		{ID: "co-installers", Group: isolation, Question: "Does it avoid co-installers?", Source: docCo, Run: infVerif, area: code | data | inbox,
			InfVerif: []string{"1303"}, refused: true},
		{ID: "filters", Group: isolation, Question: "Are filters added by AddFilter?", Source: docFilters, Run: infVerif, area: code | inbox,
			InfVerif: []string{"1329", "1384"}},

		{ID: "conflicts", Group: theInstall, Question: "Do its devices leave each other's values and files alone?", Source: docConflicts, Run: infVerif, area: registry | data | files | services,
			InfVerif: []string{"1330", "1331", "1332", "1333"}},
		{ID: "devices", Group: theInstall, Question: "Does the file install a device?", Source: docCodes, Run: infVerif, area: targets | stamped,
			InfVerif: []string{"1270", "1297"}},
		{ID: "services", Group: theInstall, Question: "Does each device have one service of its own?", Source: docServices, Run: infVerif, area: services | targets,
			InfVerif: []string{"1017", "1211", "1293", "1296"}, applies: installsDevices},
		{ID: "classes", Group: theInstall, Question: "Are the setup classes of Microsoft left alone?", Source: docClasses, Run: infVerif, area: version | inbox,
			InfVerif: []string{"1285"}},
		{ID: "store-security", Group: theInstall, Question: "Are descriptors set only where files and keys take them?", Source: docSecure, Run: infVerif, area: registry | files,
			InfVerif: []string{"1101", "1226"}, refused: true},

		{ID: "descriptors", Group: security, Question: "Are all security descriptors well-formed and in force?", Source: docSecure, area: devices | data | services | registry | files,
			InfVerif: []string{"1225", "1430", "1431"}},
		{ID: "access", Group: security, Question: "Do the descriptors grant access to those who need it, and to nobody else?", Source: docChecklist, area: devices | data | services | registry | files},
		{ID: "namespace", Group: security, Question: "Does the descriptor guard the names below the device (FILE_DEVICE_SECURE_OPEN)?", Source: docNamespace, Run: subOpens, applies: installsDevices, area: devices | data, check: guarded},
		{ID: "service-security", Group: security, Question: "Can nobody take over a service?", Source: docServices, applies: installsServices, area: services | data,
			InfVerif: []string{"1254"}},
		{ID: "keys-and-files", Group: security, Question: "Are registry keys and files kept from users?", Source: docSecure, area: registry | files},
		{ID: "system-settings", Group: security, Question: "Is what guards the machine left alone?", Source: docChecklist, area: registry | data,
			InfVerif: []string{"1222", "1223"}},
		{ID: "wmi-and-events", Group: security, Question: "Do WMI GUIDs and event channels grant access only to those who need it?", Source: docEvents, area: devices, applies: installsEvents,
			InfVerif: []string{"1256"}},
		{ID: "umdf", Group: security, Question: "Is the UMDF host kept to what it needs?", Source: docUMDF, area: devices, applies: usesUMDF},
		{ID: "apps-and-programs", Group: security, Question: "Are apps and programs let in only where they are known?", Source: docSoftware, area: code | devices | data | inbox},

		{ID: "catalog-named", Group: thePackage, Question: "Does [Version] name a catalog, and as it is to be?", Source: docVersion, Run: infVerif, area: version | stamped,
			InfVerif: []string{"1213", "1214", "1233"}, refused: true, check: named},
		{ID: "catalog-architectures", Group: thePackage, Question: "Is there a catalog for each architecture?", Source: docCatalogs, Run: infVerif, area: version | stamped | targets,
			check: covered},
		{ID: "sources-listed", Group: thePackage, Question: "Is each file that is copied in [SourceDisksFiles], for each architecture?", Source: docSources, Run: infVerif, area: contents,
			InfVerif: []string{"1008", "1015", "1016", "1229", "1230", "1231", "1241", "1273", "1275", "1294"}, check: listed},
		{ID: "store-names", Group: thePackage, Question: "Do the files that stay in the driver store keep their names and folders?", Source: docCopyFiles, Run: infVerif, area: files,
			InfVerif: []string{"1100", "1102", "1103"}},
		{ID: "service-binaries", Group: thePackage, Question: "Is the program of each service among the files that are copied?", Source: docBinaries, Run: infVerif, area: files | services | contents,
			InfVerif: []string{"2084", "2085"}},
		{ID: "driver-machines", Group: thePackage, Question: "Is each driver built for the architecture that installs it?", Source: docPE, Run: "dumpbin /headers FILE.sys", area: targets | services, applies: installsServices, check: machines},
		{ID: "files-present", Group: thePackage, Question: "Is each file there that the INF files name?", Source: docInf2Cat, Run: "inf2cat /driver:FOLDER /os:LIST", area: contents, check: present},
		{ID: "names-agree", Group: thePackage, Question: "Do the files that are there have the exact names that the INF files give them?", Source: docSources, area: contents, check: spelled},
		{ID: "catalog-present", Group: thePackage, Question: "Is the catalog there?", Source: docAttest, Run: "inf2cat /driver:FOLDER /os:LIST", area: version, check: catalogPresent},
		{ID: "nothing-else", Group: thePackage, Question: "Does an INF file name each file of the folder, apart from symbols (.pdb)?", Source: docAddDriver, Run: "HLK Studio: add the folder to a package", area: contents | catalog, check: nothingElse},

		{ID: "infverif", Group: onMachine, Question: "Does InfVerif accept the INF files?", Source: docInfVerif, Run: infVerif},
		{ID: "sub-opens", Group: onMachine, Question: "Do the devices pass the Device Path Exerciser?", Source: docSubOpens, Run: subOpens, applies: installsDevices},
		{ID: "signable", Group: onMachine, Question: "Can the package be signed?", Source: docInf2Cat, Run: "inf2cat /driver:FOLDER /os:LIST"},
		{ID: "signature", Group: onMachine, Question: "Does the signature of the catalog cover each file?", Source: docRelease, Run: "signtool verify /kp /v /c FILE.cat FILE.sys"},
		{ID: "memory-integrity", Group: onMachine, Question: "Does the driver run with memory integrity (HVCI)?", Source: docIntegrity, Run: "HLK: HyperVisor Code Integrity Readiness Test; verifier /flags 0x02000000 /driver FILE.sys", applies: installsServices},
	}
}

// Groups returns the groups of items, in their order.
func Groups() []string {
	return []string{theFile, isolation, theInstall, security, thePackage, onMachine}
}

func installsDevices(f *inf.File) bool { return installs(f, inf.DeviceInstall) }

func isExtension(f *inf.File) bool { return f.Version().Extension() }

func hasDefaultInstall(f *inf.File) bool {
	return installs(f, inf.DefaultInstall) || installs(f, inf.DefaultUninstall)
}

func installs(f *inf.File, kind inf.InstallKind) bool {
	return slices.ContainsFunc(f.Installs(), func(in *inf.Install) bool { return in.Kind == kind })
}

func installsEvents(f *inf.File) bool {
	return slices.ContainsFunc(f.Installs(), func(in *inf.Install) bool {
		return takesIn(in, devices) || slices.ContainsFunc(in.Reaches, func(r *inf.Reach) bool { return r.Role == inf.RoleWMI || r.Role == inf.RoleEvents })
	})
}

func usesUMDF(f *inf.File) bool {
	return slices.ContainsFunc(f.Installs(), func(in *inf.Install) bool { return in.Framework() == inf.UMDF || takesIn(in, devices) })
}

func usesKMDF(f *inf.File) bool {
	return slices.ContainsFunc(f.Installs(), func(in *inf.Install) bool {
		return slices.ContainsFunc(in.Reaches, func(r *inf.Reach) bool { return r.Role == inf.RoleWdf && r.Section.First("KmdfService") != nil })
	})
}

func installsServices(f *inf.File) bool {
	return slices.ContainsFunc(f.Installs(), func(in *inf.Install) bool { return len(in.Services()) > 0 || takesIn(in, services) })
}

// takesIn reports whether sections of other INF files, which are not at hand, have their
// say in an area.
func takesIn(in *inf.Install, a area) bool {
	return slices.ContainsFunc(in.External, func(r *inf.Reach) bool { return touches(r.Role)&a != 0 })
}
