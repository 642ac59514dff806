package sddl

// wellKnownName names SIDs that have no alias (MS-DTYP 2.4.2.4 and winnt.h).
func wellKnownName(s SID) (string, bool) {
	if s.IsRelative() || s.SubAuthorityCount() == 0 {
		return "", false
	}
	for i := range nameTable {
		if nameTable[i].sid == s {
			return nameTable[i].name, true
		}
	}
	authority, first := s.Authority(), s.SubAuthority(0)
	switch {
	case authority == 5 && first == 80:
		return "service " + s.Literal(), true
	case authority == 15 && first == 2:
		return "AppContainer package " + s.Literal(), true
	case authority == 15 && first == 3:
		return "capability " + s.Literal(), true
	}
	return "", false
}

// nameTable lists trustees without an alias that descriptors of drivers name.
var nameTable = [...]struct {
	sid  SID
	name string
}{
	{newSID(0, 0), "NULL SID"},
	{newSID(2, 0), "LOCAL"},
	{newSID(2, 1), "CONSOLE LOGON"},
	{newSID(5, 1), "DIALUP"},
	{newSID(5, 3), "BATCH"},
	{newSID(5, 8), "PROXY"},
	{newSID(5, 13), "TERMINAL SERVER USER"},
	{newSID(5, 14), "REMOTE INTERACTIVE LOGON"},
	{newSID(5, 15), "This Organization"},
	{newSID(5, 17), "IUSR"},
	{newSID(5, 113), "Local account"},
	{newSID(5, 114), "Local account and member of Administrators group"},
	{newSID(5, 32, 562), "Distributed COM Users"},
	{newSID(5, 80, 0), "ALL SERVICES"},
	{newSID(5, 80, 956008885, 3418522649, 1831038044, 1853292631, 2271478464), "TrustedInstaller"},
	{newSID(5, 83, 0), "Virtual Machines"},
	{newSID(15, 2, 2), "ALL RESTRICTED APPLICATION PACKAGES"},
	{newSID(15, 3, 1), "capability internetClient"},
	{newSID(15, 3, 2), "capability internetClientServer"},
	{newSID(15, 3, 3), "capability privateNetworkClientServer"},
	{newSID(15, 3, 4), "capability picturesLibrary"},
	{newSID(15, 3, 5), "capability videosLibrary"},
	{newSID(15, 3, 6), "capability musicLibrary"},
	{newSID(15, 3, 7), "capability documentsLibrary"},
	{newSID(15, 3, 8), "capability enterpriseAuthentication"},
	{newSID(15, 3, 9), "capability sharedUserCertificates"},
	{newSID(15, 3, 10), "capability removableStorage"},
	{newSID(16, 0), "Untrusted Mandatory Level"},
	{newSID(16, 20480), "Protected Process Mandatory Level"},
}
