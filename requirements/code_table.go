package requirements

// codeTable has the codes of InfVerif, in order. Sources: the page "INF
// validation errors and warnings" of the Windows driver documentation, in its
// versions up to 2021, which describe the codes, and since 2024, which has their
// levels; "InfVerif error 1330 - 1333"; "InfVerif error 2084"; "InfVerif error code
// 1199" (Microsoft Tech Community, April 2024); "Enforcement of InfVerif validation
// checks" (July 2021); and the text of messages in public build logs and issues
// (1081, 1209, 1218, 1258, 1280, 1284, 1420, 1421, 1423, 2086). The sentences are this
// package's own, and so is what they say about coverage.
//
// The letters of the levels are those of /k, /u and /w, and of /h where that is not as
// /w: E error, W warning, - not reported, ? not known. Those of 1300 to 1302 and of 1305
// follow from "Using a universal INF file": what is not valid there is an error for /u,
// and for /w, "which tests /u as well as driver package isolation". That 1296 became an
// error with Windows 10, version 1809, is said in the list, and that 1217 and 1330 have
// submissions refused, in the announcement. Where else the page has no level, they rest on the
// modes in which such messages were printed, and on what the documentation says of the
// modes: that /k checks the codes from 1100 to 1299, which the page calls errors but for
// 1205 and 1220; that those from 1310 to 1314 are errors with /u and warnings without;
// and that /w asks for what /k does.
var codeTable = []Code{
	{"1000", "The INF file is not where the command line says.", "EEE", NotCovered, "An input that cannot be read is no finding: inflint names it and ends with exit code 3."},
	{"1001", "The file has no [Version] section with the signature of a Windows INF file.", "EEE", PartlyCovered, "A file that has no signature at all and installs nothing is taken for another kind of file and skipped; `-v` names it."},
	{"1002", "A line cannot be parsed, so that the file is not read any further.", "EEE", Covered, ""},
	{"1003", "The file is in an encoding other than ANSI and UTF-16LE.", "EEE", Covered, ""},
	{"1005", "A directive that has to name a section names none.", "EEE", NotCovered, wellFormed},
	{"1006", "A directive lacks a value that it needs.", "E?E", NotCovered, wellFormed},
	{"1010", "A check of Signature, Class and ClassGuid in [Version].", "", PartlyCovered, subject},
	{"1081", "AddProperty names a property that does not exist.", "", NotCovered, wellFormed},
	{"1100", "A file of the driver store would be copied to another directory of it, or under another name.", "E?E", Covered, ""},
	{"1101", "Files that stay in the driver store are given a security descriptor.", "EEE", Covered, ""},
	{"1102", "A check of what CopyFiles may ask for files that stay in the driver store.", "EEE", NotCovered, wellFormed},
	{"1103", "A check of the flags of CopyFiles for files that stay in the driver store.", "EEE", NotCovered, wellFormed},
	{"1199", "A section uses syntax that is newer than the oldest Windows it installs on.", "E?E", PartlyCovered, "The directives are reported whose documentation says since when they are supported, and dirid 13; files with [DefaultInstall] are left out. INF107 has the aliases of descriptors."},
	{"1203", "A directive names a section that is not there.", "EEE", Covered, ""},
	{"1204", "Provider is Microsoft, and not the author of the package.", "EEE", Covered, ""},
	{"1205", "Two different directives name the same section.", "?W?", NotCovered, wellFormed},
	{"1209", "A section is there more than once.", "EEE", NotCovered, "Windows merges such sections, and so does inflint: the rules see what it reads."},
	{"1210", "A check of Provider in [Version].", "", PartlyCovered, subject},
	{"1211", "A check that a device has exactly one service of its own.", "", PartlyCovered, ofInbox},
	{"1212", "The file has both [DefaultInstall] and [Manufacturer].", "E?E", Covered, ""},
	{"1213", "A check of the catalog in the lists of source files.", "", PartlyCovered, subject},
	{"1214", "A check of CatalogFile in [Version].", "", PartlyCovered, subject},
	{"1217", "The version in DriverVer is not four numbers below 65536.", "EEE", Covered, ""},
	{"1218", "The date in DriverVer is not of the form MM/DD/YYYY.", "E?E", Covered, ""},
	{"1220", "A directive other than Needs names a section of an included file.", "W??", NotCovered, wellFormed},
	{"1221", "A line changes the key of a service by its full path, and not through HKR.", "", Covered, ""},
	{"1222", "A check of keys below CurrentControlSet that a package may not change.", "EEE", PartlyCovered, onlySensitive},
	{"1223", "A check of values below CurrentControlSet that a package may not change.", "EEE", PartlyCovered, onlySensitive},
	{"1225", "A check of the type that the flags of an AddReg line give its value.", "EEE", PartlyCovered, onlyDeviceValues},
	{"1226", "An add-registry-section with a descriptor writes values directly below HKR.", "EEE", Covered, ""},
	{"1229", "A check that the sections and files that are named exist.", "", NotCovered, wellFormed},
	{"1230", "A file that is copied is not in a [SourceDisksFiles] section.", "E?E", Covered, ""},
	{"1233", "[Version] names no catalog, without which the package cannot be signed.", "EEE", PartlyCovered, "INX files are left out, since stampinf may add the line; packages for versions before Windows 10 are reported in the strict preset only."},
	{"1235", "A %token% is not defined in [Strings].", "EEE", PartlyCovered, "INX files are left out."},
	{"1252", "A check whose subject is not published.", "WWW", NotCovered, unpublished},
	{"1254", "A check of the path in ServiceBinary.", "EEE", PartlyCovered, "A path with a blank and without quotes is reported."},
	{"1256", "A check of how GUIDs are written.", "EEE", PartlyCovered, "It is reported for the GUIDs of WMIInterface."},
	{"1258", "A value of the registry has a path with a dirid that is not the same everywhere, where the environment variable is meant.", "E??", NotCovered, wellFormed},
	{"1280", "ClassGuid is that of one setup class, and Class the name of another.", "E?E", Covered, ""},
	{"1281", "A check of ClassGuid against Class.", "", PartlyCovered, subject},
	{"1284", "The setup class is reserved for Microsoft.", "E?E", PartlyCovered, "The class Sample is reported; for which others InfVerif does so is not published."},
	{"1285", "A file for a setup class of Microsoft's has a [ClassInstall32] section.", "EEE", Covered, ""},
	{"1294", "A check of [Strings].", "", NotCovered, wellFormed},
	{"1295", "A check of [Strings].", "", NotCovered, wellFormed},
	{"1296", "A device has no service: its DDInstall.Services section is missing or associates none.", "EEE", PartlyCovered, ofInbox},
	{"1297", "The file is that of a device driver, and installs on no device.", "E?E", NotCovered, wellFormed},
	{"1300", "The file has a section or directive that is deprecated.", "?EE?", PartlyCovered, "The directives are reported that are not valid in a universal INF file; the sections (FactDef, LogConfigOverride) are not."},
	{"1301", "A directive that is deprecated is used.", "?EE?", PartlyCovered, whichDirectives},
	{"1302", "A directive that is deprecated changes something outside of the package.", "?EE?", PartlyCovered, whichDirectives},
	{"1303", "An AddReg line defines a co-installer.", "EEE", Covered, ""},
	{"1304", "A line writes to the registry elsewhere than below HKR.", "WE-", Covered, ""},
	{"1305", "A line appends to a list (REG_MULTI_SZ) or removes from one.", "?EE?", PartlyCovered, "Lists of filters and of co-installers are left to INF709 and INF710."},
	{"1306", "Files are copied to a directory outside of %SystemRoot%.", "WE-", Covered, ""},
	{"1307", "A check of directives that are deprecated.", "", NotCovered, isolation},
	{"1308", "A check of directives that are deprecated.", "", NotCovered, isolation},
	{"1309", "A check of directives that are deprecated.", "", NotCovered, isolation},
	{"1310", "Needs names a section with another extension than the one that it is in.", "WE?", Covered, ""},
	{"1311", "Needs names a section with another extension than the one that it is in.", "WE?", Covered, ""},
	{"1312", "Needs names a section with another extension than the one that it is in.", "WE?", Covered, ""},
	{"1313", "A section with Needs has no Include for the file that the section is in.", "WE?", Covered, ""},
	{"1314", "A section with Needs has no Include for the file that the section is in.", "WE?", Covered, ""},
	{"1320", "A line creates or removes a key elsewhere than below HKR.", "--E", Covered, ""},
	{"1321", "A line sets or removes a value elsewhere than below HKR.", "--E", Covered, ""},
	{"1322", "A file is copied elsewhere than to the driver store (dirid 13).", "--E", Covered, ""},
	{"1323", "A service keeps values outside of its Parameters key.", "--E", Covered, ""},
	{"1324", "[Version] does not set PnpLockdown to 1, so that programs may replace the files of the driver.", "WWE", PartlyCovered, "Nothing is said about a file that copies no file; packages for versions before Windows 10 are reported in the strict preset only."},
	{"1325", "A check of the registration of COM servers.", "", NotCovered, isolation},
	{"1329", "A filter is added to a device by UpperFilters or LowerFilters, and not by AddFilter.", "--E?", Covered, ""},
	{"1330", "Install sections copy different files to the same place.", "??E", PartlyCovered, oneDecoration},
	{"1331", "Install sections set the same value of the registry to different data.", "WEE", PartlyCovered, oneDecoration},
	{"1332", "Install sections set the same value of a service's key to different data.", "WEE", PartlyCovered, oneDecoration},
	{"1333", "Install sections install the same service differently.", "WEE", PartlyCovered, oneDecoration},
	{"1340", "A dirid is used that is deprecated.", "--E", PartlyCovered, whereDirids},
	{"1341", "A dirid is used that is deprecated.", "--E", PartlyCovered, whereDirids},
	{"1382", "A check of what an extension INF file may do.", "", PartlyCovered, subject},
	{"1383", "A check of what an extension INF file may do.", "", PartlyCovered, subject},
	{"1384", "A check of how an extension INF file adds filters.", "", PartlyCovered, "A filter that is added by a value of the registry is reported, as for 1329."},
	{"1402", "A check of driver frameworks that are deprecated.", "--E", NotCovered, wellFormed},
	{"1420", "A file with [DefaultInstall] does not meet the requirements of a primitive driver.", "?EE", PartlyCovered, "The sections are judged; a package that is not primitive for another reason is not."},
	{"1421", "[DefaultInstall] or [DefaultUninstall] has no architecture in its name.", "?EE", Covered, ""},
	{"1422", "A check of the form of a primitive driver.", "", NotCovered, wellFormed},
	{"1423", "A primitive driver has no [DefaultInstall] section with an architecture in its name.", "", Covered, ""},
	{"1430", "A check of where AddReg lines set the values of a device.", "EEE", PartlyCovered, onlyDeviceValues},
	{"1431", "A check of the values that AddReg lines give to a device.", "EEE", PartlyCovered, onlyDeviceValues},
	{"1450", "A check whose subject is not published.", "--W", NotCovered, unpublished},
	{"2006", "A check that the sections that are named exist.", "", NotCovered, wellFormed},
	{"2010", "A check of architectures in the names of sections.", "", NotCovered, wellFormed},
	{"2083", "A section is named by nothing, so that Windows never reads it.", "WWW", PartlyCovered, "A section is left out that a line names which Windows does not read either."},
	{"2084", "The program of a service is not among the files that the package copies.", "WWE", PartlyCovered, "Of the causes, a path with a blank and without quotes is reported."},
	{"2085", "A check of the path in ServiceBinary.", "EEE", NotCovered, "INF408 reports a program where users may replace it; whether the package brings it is not judged."},
	{"2086", "A section does by itself what an INF file of Windows has a section for, such as to install WUDFRD.", "", NotCovered, wellFormed},
	{"2222", "A directive that Windows no longer reads is ignored.", "", NotCovered, wellFormed},
	{"2223", "A Models section has no architecture in its name, and stands for x86.", "", Covered, ""},
	{"2660", "A check of lines that write to the registry elsewhere than below HKR.", "--E", NotCovered, isolation},
	{"2663", "A check whose subject is not published.", "", NotCovered, unpublished},
}

// Reasons that several codes share.
const (
	wellFormed       = "It is about the form of the package, not about access."
	isolation        = "It is about driver package isolation; what exactly is reported is not published."
	subject          = "The subject of the check is known, and what the documentation says about that is reported; InfVerif may ask for more."
	unpublished      = "What is not known cannot be reported."
	onlySensitive    = "Lines are reported that weaken what guards the machine, start programs or change the security of a setup class; another line may write where it likes."
	ofInbox          = "Nothing is said where sections of other INF files belong to the install."
	whichDirectives  = "The directives are reported that are not valid in a universal INF file; which of them have this number is published in part only."
	oneDecoration    = "Only devices under the same decoration of [Manufacturer] are compared."
	whereDirids      = "The paths of services and of registry values are looked at, and the files that DelFiles and RenFiles name; files that are copied are reported as for 1322."
	onlyDeviceValues = "It is reported for the values that secure a device."
)
