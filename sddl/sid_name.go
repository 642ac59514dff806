package sddl

// wellKnownName names SIDs that have no alias (MS-DTYP 2.4.2.4 and winnt.h).
func wellKnownName(s SID) (string, bool) {
	if s.IsRelative() || s.count == 0 {
		return "", false
	}
	for i := range nameTable {
		if nameTable[i].sid == s {
			return nameTable[i].name, true
		}
	}
	first := s.sub[0]
	switch {
	case s.authority == 5 && first == 80:
		return "service " + s.Literal(), true
	case s.authority == 15 && first == 2:
		return "AppContainer package " + s.Literal(), true
	case s.authority == 15 && first == 3:
		return "capability " + s.Literal(), true
	}
	return "", false
}

// nameTable lists trustees without an alias that descriptors of drivers name.
var nameTable = [...]struct {
	sid  SID
	name string
}{
	{SID{authority: 0, sub: [15]uint32{0}, count: 1}, "NULL SID"},
	{SID{authority: 2, sub: [15]uint32{0}, count: 1}, "LOCAL"},
	{SID{authority: 2, sub: [15]uint32{1}, count: 1}, "CONSOLE LOGON"},
	{SID{authority: 5, sub: [15]uint32{1}, count: 1}, "DIALUP"},
	{SID{authority: 5, sub: [15]uint32{3}, count: 1}, "BATCH"},
	{SID{authority: 5, sub: [15]uint32{8}, count: 1}, "PROXY"},
	{SID{authority: 5, sub: [15]uint32{13}, count: 1}, "TERMINAL SERVER USER"},
	{SID{authority: 5, sub: [15]uint32{14}, count: 1}, "REMOTE INTERACTIVE LOGON"},
	{SID{authority: 5, sub: [15]uint32{15}, count: 1}, "This Organization"},
	{SID{authority: 5, sub: [15]uint32{17}, count: 1}, "IUSR"},
	{SID{authority: 5, sub: [15]uint32{113}, count: 1}, "Local account"},
	{SID{authority: 5, sub: [15]uint32{114}, count: 1}, "Local account and member of Administrators group"},
	{SID{authority: 5, sub: [15]uint32{32, 562}, count: 2}, "Distributed COM Users"},
	{SID{authority: 5, sub: [15]uint32{80, 0}, count: 2}, "ALL SERVICES"},
	{SID{authority: 5, sub: [15]uint32{80, 956008885, 3418522649, 1831038044, 1853292631, 2271478464}, count: 6}, "TrustedInstaller"},
	{SID{authority: 5, sub: [15]uint32{83, 0}, count: 2}, "Virtual Machines"},
	{SID{authority: 15, sub: [15]uint32{2, 2}, count: 2}, "ALL RESTRICTED APPLICATION PACKAGES"},
	{SID{authority: 15, sub: [15]uint32{3, 1}, count: 2}, "capability internetClient"},
	{SID{authority: 15, sub: [15]uint32{3, 2}, count: 2}, "capability internetClientServer"},
	{SID{authority: 15, sub: [15]uint32{3, 3}, count: 2}, "capability privateNetworkClientServer"},
	{SID{authority: 15, sub: [15]uint32{3, 4}, count: 2}, "capability picturesLibrary"},
	{SID{authority: 15, sub: [15]uint32{3, 5}, count: 2}, "capability videosLibrary"},
	{SID{authority: 15, sub: [15]uint32{3, 6}, count: 2}, "capability musicLibrary"},
	{SID{authority: 15, sub: [15]uint32{3, 7}, count: 2}, "capability documentsLibrary"},
	{SID{authority: 15, sub: [15]uint32{3, 8}, count: 2}, "capability enterpriseAuthentication"},
	{SID{authority: 15, sub: [15]uint32{3, 9}, count: 2}, "capability sharedUserCertificates"},
	{SID{authority: 15, sub: [15]uint32{3, 10}, count: 2}, "capability removableStorage"},
	{SID{authority: 16, sub: [15]uint32{0}, count: 1}, "Untrusted Mandatory Level"},
	{SID{authority: 16, sub: [15]uint32{20480}, count: 1}, "Protected Process Mandatory Level"},
}
