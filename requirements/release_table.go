package requirements

import "github.com/inflint/inflint/inf"

// A Release is a version of Windows with the build that it came out as. A version
// that has service packs stands with the build of the last.
type Release struct {
	Name    string
	Version inf.OSVersion
}

// releases are the versions of Windows, oldest first. Sources: the tables of the
// page "Operating System Version" of the Windows documentation, and the release
// information of Windows 10, of Windows 11 and of Windows Server.
var releases = []Release{
	{"Windows 2000", inf.OSVersion{Major: 5, Minor: 0, Build: 2195}},
	{"Windows XP", inf.OSVersion{Major: 5, Minor: 1, Build: 2600}},
	{"Windows Server 2003", inf.OSVersion{Major: 5, Minor: 2, Build: 3790}},
	{"Windows Vista and Server 2008", inf.OSVersion{Major: 6, Minor: 0, Build: 6003}},
	{"Windows 7 and Server 2008 R2", inf.OSVersion{Major: 6, Minor: 1, Build: 7601}},
	{"Windows 8 and Server 2012", inf.OSVersion{Major: 6, Minor: 2, Build: 9200}},
	{"Windows 8.1 and Server 2012 R2", inf.OSVersion{Major: 6, Minor: 3, Build: 9600}},
	{"Windows 10, version 1507", inf.OSVersion{Major: 10, Minor: 0, Build: 10240}},
	{"Windows 10, version 1511", inf.OSVersion{Major: 10, Minor: 0, Build: 10586}},
	{"Windows 10, version 1607, and Server 2016", inf.OSVersion{Major: 10, Minor: 0, Build: 14393}},
	{"Windows 10, version 1703", inf.OSVersion{Major: 10, Minor: 0, Build: 15063}},
	{"Windows 10, version 1709", inf.OSVersion{Major: 10, Minor: 0, Build: 16299}},
	{"Windows 10, version 1803", inf.OSVersion{Major: 10, Minor: 0, Build: 17134}},
	{"Windows 10, version 1809, and Server 2019", inf.OSVersion{Major: 10, Minor: 0, Build: 17763}},
	{"Windows 10, version 1903", inf.OSVersion{Major: 10, Minor: 0, Build: 18362}},
	{"Windows 10, version 1909", inf.OSVersion{Major: 10, Minor: 0, Build: 18363}},
	{"Windows 10, version 2004", inf.OSVersion{Major: 10, Minor: 0, Build: 19041}},
	{"Windows 10, version 20H2", inf.OSVersion{Major: 10, Minor: 0, Build: 19042}},
	{"Windows 10, version 21H1", inf.OSVersion{Major: 10, Minor: 0, Build: 19043}},
	{"Windows 10, version 21H2", inf.OSVersion{Major: 10, Minor: 0, Build: 19044}},
	{"Windows 10, version 22H2", inf.OSVersion{Major: 10, Minor: 0, Build: 19045}},
	{"Windows Server 2022", inf.OSVersion{Major: 10, Minor: 0, Build: 20348}},
	{"Windows 11, version 21H2", inf.OSVersion{Major: 10, Minor: 0, Build: 22000}},
	{"Windows 11, version 22H2", inf.OSVersion{Major: 10, Minor: 0, Build: 22621}},
	{"Windows 11, version 23H2", inf.OSVersion{Major: 10, Minor: 0, Build: 22631}},
	{"Windows Server, version 23H2", inf.OSVersion{Major: 10, Minor: 0, Build: 25398}},
	{"Windows 11, version 24H2, and Server 2025", inf.OSVersion{Major: 10, Minor: 0, Build: 26100}},
	{"Windows 11, version 25H2", inf.OSVersion{Major: 10, Minor: 0, Build: 26200}},
}
