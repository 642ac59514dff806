package sddl

// wellKnownName names SIDs that have no alias (MS-DTYP 2.4.2.4 and winnt.h).
func wellKnownName(s SID) (string, bool) {
	if s.IsRelative() || s.SubAuthorityCount() == 0 {
		return "", false
	}
	literal := s.Literal()
	for i := range nameTable {
		if nameTable[i].sid == literal {
			return nameTable[i].name, true
		}
	}
	authority, first := s.Authority(), s.SubAuthority(0)
	switch {
	case authority == 5 && first == 80:
		return "service " + literal, true
	case authority == 15 && first == 2:
		return "AppContainer package " + literal, true
	case authority == 15 && first == 3:
		return "capability " + literal, true
	}
	return "", false
}

// nameTable lists trustees without an alias that descriptors of drivers name.
var nameTable = [...]struct {
	sid  string
	name string
}{
	{"S-1-0-0", "NULL SID"},
	{"S-1-2-0", "LOCAL"},
	{"S-1-2-1", "CONSOLE LOGON"},
	{"S-1-5-1", "DIALUP"},
	{"S-1-5-3", "BATCH"},
	{"S-1-5-8", "PROXY"},
	{"S-1-5-13", "TERMINAL SERVER USER"},
	{"S-1-5-14", "REMOTE INTERACTIVE LOGON"},
	{"S-1-5-15", "This Organization"},
	{"S-1-5-17", "IUSR"},
	{"S-1-5-113", "Local account"},
	{"S-1-5-114", "Local account and member of Administrators group"},
	{"S-1-5-32-562", "Distributed COM Users"},
	{"S-1-5-80-0", "ALL SERVICES"},
	{"S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464", "TrustedInstaller"},
	{"S-1-5-83-0", "Virtual Machines"},
	{"S-1-15-2-2", "ALL RESTRICTED APPLICATION PACKAGES"},
	{"S-1-15-3-1", "capability internetClient"},
	{"S-1-15-3-2", "capability internetClientServer"},
	{"S-1-15-3-3", "capability privateNetworkClientServer"},
	{"S-1-15-3-4", "capability picturesLibrary"},
	{"S-1-15-3-5", "capability videosLibrary"},
	{"S-1-15-3-6", "capability musicLibrary"},
	{"S-1-15-3-7", "capability documentsLibrary"},
	{"S-1-15-3-8", "capability enterpriseAuthentication"},
	{"S-1-15-3-9", "capability sharedUserCertificates"},
	{"S-1-15-3-10", "capability removableStorage"},
	{"S-1-16-0", "Untrusted Mandatory Level"},
	{"S-1-16-20480", "Protected Process Mandatory Level"},
}
