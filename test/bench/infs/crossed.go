package infs

import (
	"strconv"
	"strings"
)

// Crossed returns kinds of file that have many of one thing, on one line or in one
// value, or many of each of two things that meet: what is done for one of the first
// must not depend on how many there are of the second. Their Make does not use the seed.
func Crossed() []Family {
	var families []Family
	add := func(name string, parts ...part) {
		families = append(families, Family{name, func(_ uint64, size int) string { return crossed(size, parts) }})
	}
	for _, c := range oneLine {
		add("line-"+c.name, once(c.before), each(c.item), once(c.after))
	}
	for _, c := range oneValue {
		add("value-"+c.name, once(device1+`HKR,,v,,"`), each(c.item), once("\"\n"+c.after), each(c.strings))
		add("sddl-"+c.name, once(device1+`HKR,,Security,,"D:P(A;;GA;;;SY)`), each(c.item), once("\"\n"+c.after), each(c.strings))
	}
	for _, c := range shared {
		add("shared-"+c.name, once(head), each("[Models.NTamd64]\nd# = I#,x#\n[I#.NT]\n"+c.install), once(c.section), each(c.line), once(c.after))
	}
	for _, c := range secured {
		for _, d := range acls {
			add(c.name+"-"+d.name, once(head), each(c.each), once(c.before+`"D:P`), each(d.entry), once("\"\n"))
		}
	}
	for _, d := range acls {
		add("acl-"+d.name, once(device1+`HKR,,Security,,"D:P`), each(d.entry), once("\"\n"))
	}
	for _, c := range pairs {
		add(c.name, once(c.before), each(c.one), once(c.between), each(c.other), once(c.after))
	}
	return families
}

// Changed returns a text with other descriptors, to be compared with it.
func Changed(text string) string {
	return strings.NewReplacer("GR;;;BU", "GR;;;BG", "GA;;;WD", "GR;;;WD", "S-1-5-21-1", "S-1-5-21-2").Replace(text)
}

const include = "[I.NT]\nInclude = "

// oneLine has lines with many fields.
var oneLine = []struct{ name, before, item, after string }{
	{"addreg", device0 + "[I.NT.HW]\nAddReg = ", "u#,", "\n"},
	{"addreg-there", device0 + "[I.NT]\nAddReg = ", "R,", "\n[R]\nHKR,,Security,,\"D:P\"\n"},
	{"copyfiles", device0 + "[I.NT]\nCopyFiles = ", "u#,", "\n"},
	{"copyfiles-names", device0 + "[I.NT]\nCopyFiles = ", "@u#.sys,", "\n"},
	{"copyfiles-one-name", device0 + "[I.NT]\nCopyFiles = ", "@u.sys,", "\n[DestinationDirs]\nDefaultDestDir = 12\n"},
	{"delreg", device0 + "[I.NT]\nDelReg = ", "u#,", "\n"},
	{"delfiles", device0 + "[I.NT]\nDelFiles = ", "u#,", "\n"},
	{"addproperty", device0 + "[I.NT]\nAddProperty = ", "u#,", "\n"},
	{"registerdlls", device0 + "[I.NT]\nRegisterDlls = ", "u#,", "\n"},
	{"logconfig", device0 + "[I.NT]\nLogConfig = ", "u#,", "\n"},
	{"include", device0 + include, "u#.inf,", "\n"},
	{"include-itself", device0 + include, "A.INF,", "\nNeeds = n,o,p\n"},
	{"needs", device0 + "[I.NT]\nNeeds = ", "u#,", "\n"},
	{"needs-included", device0 + include + "wudfrd.inf,a.inf\nNeeds = ", "WUDFRD#.NT,", "\n"},
	{"addservice", device0 + "[I.NT.Services]\nAddService = s,2,S,", "u#,", "\n[S]\nServiceType = 1\n"},
	{"dependencies", device0 + "[I.NT.Services]\nAddService = s,2,S\n[S]\nServiceType = 1\nDependencies = ", "u#,", "\n"},
	{"privileges", device0 + "[I.NT.Services]\nAddService = s,2,S\n[S]\nServiceType = 16\nRequiredPrivileges = ", "SeTcb#,", "\n"},
	{"interface", device0 + "[I.NT.Interfaces]\nAddInterface = {01234567-6c1e-4b8e-9a57-2d4f6b8c1e3a},,", "u#,", "\n"},
	{"decorations", signed + "[Manufacturer]\nm = Models,", "NTamd64.10.0...#,", "\n[Models.NTamd64.10.0...7]\nd = I,x\n[I.NT]\n"},
	{"ids", head + "d = I,", "x#,", "\n[I.NT]\n"},
	{"multi-sz", device1 + "HKR,,v,0x10000,", "x#,", "\n"},
	{"filters", device1 + "HKR,,UpperFilters,0x10008,", "x#,", "\n"},
	{"bytes", device1 + "HKR,,Security,1,", "0a,", "\n"},
	{"key-bytes", device1 + "HKR,k,v,1,", "0a,", "\n"},
	{"source-disk", device1 + "[SourceDisksFiles]\na.sys = ", "1,", "\n"},
	{"class-guid", "[Version]\nSignature = \"$Windows NT$\"\nClass = ", "u#,", "\n"},
	{"rules", device1 + "HKR,,x,,1 ; inflint:ignore ", "INF104,", " -- why\n"},
	{"unknown-rules", device1 + "HKR,,x,,1 ; inflint:ignore ", "INF#,", " -- why\n"},
}

// oneValue has values of many pieces.
var oneValue = []struct{ name, item, after, strings string }{
	{"undefined", "%u#%", "", ""},
	{"one-undefined", "%u%", "", ""},
	{"escaped", "%%", "", ""},
	{"dirids", "%#%", "", ""},
	{"placeholders", "$X#$", "", ""},
	{"defined", "%k%", "[Strings]\nk = \"" + strings.Repeat("(A;;GA;;;WD)", 300) + "\"\n", ""},
	{"empty", "%k%", "[Strings]\nk = \"\"\n", ""},
	{"nested", "%k%", "[Strings]\nk = " + strings.Repeat("%j%", 1300) + "\nj = %k%\n", ""},
	{"many-defined", "%k#%", "[Strings]\n", "k# = v\n"},
	{"localised", "%k#%", "[Strings.0407]\n", "k# = v\n"},
	{"quotes", `""`, "", ""},
	{"continued", "\"\\\n\"", "", ""},
	{"folders", `a\`, "", ""},
	{"options", "/a -b ", "", ""},
}

// shared has many installs that read one section of many lines.
var shared = []struct{ name, install, section, line, after string }{
	{"addreg", "[I#.NT]\nAddReg = R\n", "[R]\n", "HKLM,k#,v#,,x\n", ""},
	{"device-values", "[I#.NT.HW]\nAddReg = R\n", "[R]\n", "HKR,,Security,,\"D:P(A;;GA;;;WD)\"\n", ""},
	{"filters", "[I#.NT.HW]\nAddReg = R\n", "[R]\n", "HKR,,UpperFilters,0x10008,f#\n", ""},
	{"delreg", "[I#.NT.HW]\nDelReg = R\n", "[R]\n", "HKR,,Security\n", ""},
	{"keys", "[I#.NT]\nAddReg = R\n[R.Security]\n", "\"D:P(A;;GA;;;WD)\"\n[R]\n", "HKLM,SYSTEM\\k#,v,,x\n", ""},
	{"copyfiles", "[I#.NT]\nCopyFiles = C\n", "[C.Security]\n\"D:P(A;;GA;;;WD)\"\n[C]\n", "f#.sys\n", ""},
	{"copyfiles-there", "[I#.NT]\nCopyFiles = C\n", "[DestinationDirs]\nDefaultDestDir = 12\n", "[C]\nf#.sys\n[SourceDisksFiles]\nf#.sys = 1\n", ""},
	{"file-names", "[I#.NT]\nCopyFiles = @a.sys\n", "[DestinationDirs]\nDefaultDestDir = 12\n", "C# = 12\n", ""},
	{"file-security", "[I#.NT]\nCopyFiles = C\n", "[C]\na.sys\n[C.Security]\n", "\"D:P(A;;GA;;;WD)\"\n", ""},
	{"needs", "[I#.NT]\nNeeds = N\n", "[N]\n", "AddReg = R#\n[R#]\nHKR,,a,,1\n[N]\n", ""},
	{"needs-hw", "[I#.NT.HW]\nNeeds = N\n", "[N]\nAddReg = R\n[R]\n", "HKR,,Security,,\"D:P(A;;GA;;;WD)\"\n", ""},
	{"dangling", "[I#.NT]\nNeeds = N\n", "[N]\n", "AddReg = u#\n", ""},
	{"external", "[I#.NT]\nNeeds = N\n", "[N]\n", "Needs = u#\n", ""},
	{"service", "[I#.NT.Services]\nAddService = s,2,S\n", "[S]\nServiceType = 1\nServiceBinary = %12%\\a.sys\n", "Security = \"D:P(A;;GA;;;WD)\"\n", ""},
	{"service-values", "[I#.NT.Services]\nAddService = s,2,S\n", "[S]\n", "ServiceType = 0x110\nStartType = 2\n", ""},
	{"service-keys", "[I#.NT.Services]\nAddService = s,2,S\n", "[S]\nAddReg = R\n[R]\n", "HKR,Parameters,v#,,1\nHKR,,ImagePath,,x\n", ""},
	{"services", "[I#.NT.Services]\nNeeds = N\n", "[N]\n", "AddService = s#,,S\n", "[S]\nServiceType = 1\n"},
	{"services-there", "[I#.NT.Services]\nNeeds = N\n", "[N]\n", "AddService = s#,,S#\n[S#]\nServiceType = 0x110\nStartType = 2\nServiceBinary = %13%\\a b#.exe\n[N]\n", ""},
	{"interfaces", "[I#.NT.Interfaces]\nNeeds = N\n", "[N]\n", "AddInterface = {#-6c1e-4b8e-9a57-2d4f6b8c1e3a},r#\n", ""},
	{"wdf", "[I#.NT.Wdf]\nNeeds = N\n", "[N]\n", "KmdfService = s#,W\nUmdfDispatcher = x\n", ""},
	{"wmi", "[I#.NT.WMI]\nNeeds = N\n", "[N]\n", "WMIInterface = {#-6c1e-4b8e-9a57-2d4f6b8c1e3a},0,W\n", "[W]\nSecurity = \"O:SYG:SYD:(A;;GA;;;WD)\"\n"},
	{"channels", "[I#.NT.Events]\nAddEventProvider = {01234567-6c1e-4b8e-9a57-2d4f6b8c1e3a},P\n", "[P]\n", "AddChannel = c#,Admin,C\n", "[C]\nAccess = \"O:BAG:SYD:(A;;GA;;;WD)\"\n"},
	{"software", "[I#.NT.Software]\nNeeds = N\n", "[N]\n", "AddSoftware = s#,,S\n", "[S]\nSoftwareType = 1\n"},
	{"components", "[I#.NT.Components]\nNeeds = N\n", "[N]\n", "AddComponent = s#,,S\n", "[S]\nComponentIDs = VID\n"},
	{"coinstallers", "[I#.NT.CoInstallers]\nAddReg = R\n", "[R]\n", "HKR,,CoInstallers32,0x10000,\"a#.dll,b\"\n", ""},
	{"properties", "[I#.NT]\nAddProperty = P\n", "[P]\n", "{d14d3ef3-66cf-4ba2-9d38-0ddb37ab4701},26,7,,\"D:P(A;;GA;;;WD)\"\n", ""},
	{"ignores", "[I#.NT]\nCopyFiles = C\n", "[C]\n", "f#.sys ; inflint:ignore INF924 -- why\n", ""},
}

// secured has many things with one descriptor, which follows.
var secured = []struct{ name, each, before string }{
	{"devices", "[Models.NTamd64]\n\"d#\" = I,x#\n", "[I.NT]\n[I.NT.HW]\nAddReg = R\n[R]\nHKR,,Security,,"},
	{"installs", "[Models.NTamd64]\n\"d#\" = I#,x#\n[I#.NT]\n[I#.NT.HW]\nAddReg = R\n", "[R]\nHKR,,Security,,"},
	{"installs-token", "[Models.NTamd64]\n\"d#\" = I#,x#\n[I#.NT]\n[I#.NT.HW]\nAddReg = R#\n[R#]\nHKR,,Security,,%sd%\n", "[Strings]\nsd = "},
	{"classes", "[ClassInstall32.NTamd64.10.0...#]\nAddReg = R\n", "[R]\nHKR,,Security,,"},
	{"services", "[I.NT.Services]\nAddService = s#,,S\n[Models.NTamd64]\n", "d = I,x\n[I.NT]\n[S]\nServiceType = 16\nSecurity = "},
	{"files", "[I.NT]\nCopyFiles = F#\n[F#]\na#.sys\n[F#.Security]\n%sd%\n[Models.NTamd64]\n", "d = I,x\n[Strings]\nsd = "},
	{"keys", "[I.NT]\nAddReg = F#\n[F#]\nHKLM,k#,v,,x\n[F#.Security]\n%sd%\n[Models.NTamd64]\n", "d = I,x\n[Strings]\nsd = "},
	{"guids", "[I.NT.WMI]\nWMIInterface = {#-6c1e-4b8e-9a57-2d4f6b8c1e3a},0,W\n[Models.NTamd64]\n", "d = I,x\n[I.NT]\n[W]\nSecurity = "},
	{"channels", "[P]\nAddChannel = c#,Admin,C\n[Models.NTamd64]\n", "d = I,x\n[I.NT]\n[I.NT.Events]\nAddEventProvider = {01234567-6c1e-4b8e-9a57-2d4f6b8c1e3a},P\n[C]\nAccess = "},
}

// acls has what descriptors are made of.
var acls = []struct{ name, entry string }{
	{"entries", "(A;;GR;;;BU)"},
	{"sids", "(A;;GR;;;S-1-5-21-1-2-3-#)"},
	{"denials", "(D;;GW;;;BU)(A;OICI;GRGW;;;WD)"},
	{"conditions", "(XA;;GR;;;BU;(@User.a# == #))"},
	{"members", "(XA;;GR;;;BU;(Member_of{SID(S-1-5-21-1-2-3-#)}))"},
}

// pairs has what else meets.
var pairs = []struct{ name, before, one, between, other, after string }{
	{"devices-class-installs", head, "[Models.NTamd64]\nd# = I#,x#\n[I#.NT]\n", "", "[ClassInstall32.NTamd64.10.0...#]\nAddReg = C\n", "[C]\nHKR,,Security,,\"D:P\"\n"},
	{"sections-includes", device0, "[I.NT]\nInclude = u#.inf\n", "", "[s#]\nInclude = u#.inf\nNeeds = v#\n[I.NT]\nNeeds = s#\n", ""},
	{"needs-includes", device0 + "[I.NT]\n", "Include = a.inf,A.inf\n", "", "Needs = u#\n", ""},
	{"strings-locales", device0 + "[Strings]\n", "k# = v\n", "", "[Strings.#]\nk# = w\n", ""},
	{"locales-uses", device1, "HKR,,v#,,%k#%\n", "[Strings]\nk = v\n[Strings.0407]\nk = \"\"\n[Strings.0409]\n", "k# = w\n", ""},
	{"locales-descriptors", device1 + "HKR,,Security,,%k%\n[Strings]\nk = \"D:P(A;;GA;;;SY)\"\n", "[Strings.#]\nk = \"D:P(A;;GA;;;WD)\"\n", "", "[R#]\nHKR,,Security,,%k%\n[I.NT.HW]\nAddReg = R#\n", ""},
	{"manufacturers-models", signed, "[Manufacturer]\nm# = Models,NTamd64\n", "[Models.NTamd64]\n", "d# = I,x#\n", "[I.NT]\n"},
	{"manufacturers-installs", signed, "[Manufacturer]\nm# = Models,NTamd64\n", "[Models.NTamd64]\n", "d# = I#,x#\n[I#.NT]\n[Models.NTamd64]\n", ""},
	{"manufacturers-decorations", signed + "[Models.NTamd64.10.0...7]\nd = I,x\n[I.NT]\n[Manufacturer]\n", "m# = Models,NTamd64.10.0...7\n", "m = Models", ",NTamd64.10.0...#", "\n"},
	{"decorated-models", signed + "[I.NT]\n[Manufacturer]\nm = Models", ",NTamd64.10.0...#", "\n", "[Models.NTamd64.10.0...#]\nd = I,x\n", ""},
	{"decorated-installs", signed + "[I.NT]\n[I.NT.HW]\nAddReg = R\n[R]\nHKR,,Security,,\"D:P\"\n[Manufacturer]\nm = Models", ",NTamd64.10.0...#", "\n", "[Models.NTamd64.10.0...#]\nd# = I#,x\n[I#.NT]\n", ""},
	{"services-files", device0 + "[DestinationDirs]\nDefaultDestDir = 12\n", "[I.NT.Services]\nAddService = s#,,S#\n[S#]\nServiceType = 1\nServiceBinary = %12%\\u#.sys\n", "[I.NT]\nCopyFiles = C\n", "[C]\nf#.sys,u#.sys\n[SourceDisksFiles]\nu#.sys = 1\n", ""},
	{"sections-destinations", device0, "[I.NT]\nCopyFiles = C#\n[C#]\nf.sys\n", "", "[DestinationDirs]\nC# = 16422,x\n", ""},
	{"service-twice", device0 + "[I.NT.Services]\n", "AddService = s,2,S\n", "", "AddService = t,2,S\n", "[S]\nServiceType = 16\nSecurity = \"D:P(A;;GA;;;WD)\"\n"},
	{"guids-section", device0, "[I.NT.WMI]\nWMIInterface = {#-6c1e-4b8e-9a57-2d4f6b8c1e3a},0,W\n", "[W]\n", "Security = \"O:SYG:SYD:(A;;GA;;;WD)\"\n", ""},
	{"channels-section", device0 + "[I.NT.Events]\nAddEventProvider = {01234567-6c1e-4b8e-9a57-2d4f6b8c1e3a},P\n[P]\n", "AddChannel = c#,Admin,C\n", "[C]\n", "Access = \"O:BAG:SYD:(A;;GA;;;WD)\"\n", ""},
	{"interfaces-section", device0, "[I.NT.Interfaces]\nAddInterface = {#-6c1e-4b8e-9a57-2d4f6b8c1e3a},,F\n", "[F]\nAddReg = R\n[R]\n", "HKR,,Security,,\"D:P(A;;GA;;;WD)\"\n", ""},
	{"services-values", device0, "[I.NT.Services]\nAddService = s#,,S\n", "[S]\nStartType = 3\nAddReg = R\n[R]\n", "HKR,,Start,0x10001,2\n", ""},
	{"services-privileges", device0, "[I.NT.Services]\nAddService = s#,,S\n", "[S]\nServiceType = 16\nRequiredPrivileges = SeTcbPrivilege", ",SeTcbPrivilege", "\n"},
	{"services-logs", device0, "[I.NT.Services]\nAddService = s#,,S,L,Acme#\n", "[S]\nServiceType = 1\n[L]\nAddReg = R\n[R]\n", "HKR,,CustomSD,,\"D:P(A;;GA;;;WD)\"\n", ""},
	{"unsettled-services", device0, "[I.NT.Services]\nAddService = s#,2,S#\n[S#]\nServiceType = 0x110\nStartType = 2\nErrorControl = 1\nServiceBinary = %13%\\a b#.exe\nSecurity = \"D:P(A;;GA;;;WD)\"\n", "", "", ""},
	{"interfaces", device0, "[I.NT.Interfaces]\nAddInterface = {#-6c1e-4b8e-9a57-2d4f6b8c1e3a},r#,F#\n[F#]\nAddReg = R\n", "[R]\n", "HKR,,Security,,\"D:P(A;;GA;;;WD)\"\n", ""},
	{"values-set-differently", device1, "HKR,k,v,,#\n", "", "HKLM,k#,v,,#\n", ""},
	{"same-file", device0 + "[I.NT]\n", "CopyFiles = C#\n", "", "[C#]\na.sys,b#.sys\n", ""},
	{"sections-dangling", device0 + "[I.NT]\n", "AddReg = u#\n", "", "[v#]\nHKR,,Security,,\"D:P\"\n", ""},
	{"referrers", head + "d = I,x\n[I.NT]\n", "[I.NT.Hw#]\nAddReg = R#\n", "", "[R#]\nHKR,,Security,,\"D:P\"\n", ""},
	{"dead-companions", head, "[Models.NTamd64]\nd# = I#,x#\n[I#.NT]\n[I#.HW]\nAddReg = R\n", "[I.NT.HW]\nAddReg = R\n[Models.NTamd64]\nd = I,x\n[I.NT]\n[R]\n", "HKR,,a#,,1\n", ""},
	{"dead-security", device0, "[s#.Security]\n\"D:P\"\n", "", "[t#]\nAddReg = s#\n", ""},
	{"ignored", device1, "HKR,,a#,0x10001,01# ; inflint:ignore INF206 -- why\n", "", "; inflint:ignore INF10# -- why\n", ""},
	{"ignored-sections", device1, "HKR,,Security,,\"D:(A;;GA;;;WD)\"\n", "", "[s#] ; inflint:ignore INF101 -- why\n", ""},
	{"ignored-file", "; inflint:ignore INF104 -- why\n" + device1, "HKR,,Security,,\"D:(A;;GA\"\n", "", "; inflint:ignore INF101 until=2001-01-01 -- why\n", ""},
	{"comments", device1, "; system only\n", "", "HKR,,Security,,\"D:(A;;GA;;;WD)\"\n", ""},
	{"continued-fields", device1 + "HKR,,v,0x10000", ",x\\\n", "\n", "", ""},
	{"services-wdf", device0, "[I.NT.Wdf]\nNeeds = W#\n[W#]\nKmdfService = t#,x\n", "", "[I.NT.Services]\nAddService = s#,2,S\n", ""},
	{"services-section", device0, "[I.NT.Services]\nAddService = s#,,S\n", "[S]\n", "StartType# = 2\n", ""},
	{"same-source", device0 + "[DestinationDirs]\nDefaultDestDir = 13,y\n", "[I.NT]\nCopyFiles = C#\n[C#]\na.sys\n", "[SourceDisksNames]\n1 = d,,,\n", "[SourceDisksFiles]\na.sys = 1,x#\n", ""},
	{"same-disk", device0 + "[DestinationDirs]\nDefaultDestDir = 13,y\n", "[I.NT]\nCopyFiles = C#\n[C#]\na.sys\n", "[SourceDisksFiles]\na.sys = 1\n", "[SourceDisksNames]\n1 = d,,,\n", ""},
	{"new-classes", "[Version]\nSignature = \"$Windows NT$\"\nClass = Acme\nClassGuid = {0f3a9d52-6c1e-4b8e-9a57-2d4f6b8c1e3a}\n", "[ClassInstall32.NTamd64.10.0...#]\nAddReg = C\n", "[C]\n", "HKR,,v#,,x\n", ""},
	{"unknown-locales", device1, "[Strings.#]\nk = \"D:P(A;;GA;;;WD)\"\n", "[R]\n", "HKR,,Security,,\"%k%%u#%\"\n", ""},
	{"deleted-files", device0, "[I.NT]\nDelFiles = C#\nCopyFiles = D#\n[C#]\na\n[D#]\na\n", "", "[DestinationDirs]\nC# = 10\nD# = 10\n", ""},
	{"targets-services", signed + "[I.NT]\n[S]\nServiceType = 1\nSecurity = \"D:P(A;;GA;;;WD)\"\n", "[Manufacturer]\nm# = Models,NTamd64.10.0...#\n[Models.NTamd64.10.0...#]\nd = I,x\n", "", "[I.NT.Services]\nAddService = s#,,S\n", ""},
	{"models-services", head, "d# = I,x#\n", "[I.NT]\n[S]\nServiceType = 1\nSecurity = \"D:P(A;;GA;;;WD)\"\n[I.NT.Services]\n", "AddService = s#,,S\n", ""},
	{"included", head, "[Models.NTamd64]\nd# = I#,x\n[I#.NT]\nNeeds = N\n", "[N]\nNeeds = u\n", "Include = v#.inf\n", ""},
	{"data", head + "d = I,x\ne = J,y\n[I.NT]\nAddReg = R\n[J.NT]\nAddReg = R\n", "", "[R]\nHKLM,k,v,0x10000", ",x#", "\n"},
	{"long-name", head + "[N]\nCopyFiles = " + strings.Repeat("C", 4000) + "\n[" + strings.Repeat("C", 4000) + "]\n", "a#.sys\n", "", "[Models.NTamd64]\nd# = I#,x\n[I#.NT]\nNeeds = N\n", ""},
	{"long-sid", device1, "", `HKR,,Security,,"D:P(A;;GA;;;S-1-5`, "-21", ")\"\n"},
	{"resource", device1, "", `HKR,,Security,,"S:(RA;;;;;WD;("a",TS,0`, `,"x#"`, "))\"\n"},
	{"one-condition", device1, "", `HKR,,Security,,"D:P(XA;;GA;;;WD;(a`, " && b#", "))\"\n"},
	{"member-list", device1, "", `HKR,,Security,,"D:P(XA;;GA;;;WD;(Member_of{BA`, ", SID(S-1-5-21-#)", "}))\"\n"},
}

const device0 = head + "d = I,x\n[I.NT]\n"

// A part of a text: once, or many times, with its number in place of each #.
type part struct {
	text string
	many bool
}

func once(text string) part { return part{text, false} }
func each(text string) part { return part{text, true} }

// crossed puts parts together. Those that stand there many times have each an equal
// share of the size.
func crossed(size int, parts []part) string {
	shares := 0
	for _, p := range parts {
		if p.many && p.text != "" {
			shares++
		}
	}
	var b strings.Builder
	for _, p := range parts {
		switch {
		case !p.many:
			b.WriteString(p.text)
		case p.text != "":
			pieces := strings.Split(p.text, "#")
			for start, i := b.Len(), 0; b.Len()-start < size/shares+1; i++ {
				b.WriteString(strings.Join(pieces, strconv.Itoa(i)))
			}
		}
	}
	return b.String()
}
