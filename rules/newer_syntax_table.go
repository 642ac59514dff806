package rules

import "github.com/inflint/inflint/inf"

// A newerSyntax is a directive, or some of its flags, that came with a version of
// Windows.
type newerSyntax struct {
	in    inf.Role // of the section that it stands in
	key   string
	since inf.OSVersion
	flags uint32 // in the second field of the line; 0 if the directive itself is newer
}

// newerSyntaxes are those of which the documentation of the directive says since when
// it is supported; the sources are named beside them. That a build was a preview
// counts for nothing: the first release that has it is given.
var newerSyntaxes = []newerSyntax{
	// "INF AddService directive"
	{in: inf.RoleServiceInstall, key: "RequiredPrivileges", since: windows7},
	{in: inf.RoleServices, key: "AddService", since: windows7, flags: 0x1000},
	{in: inf.RoleServiceInstall, key: "ServiceSidType", since: windows10v2004},
	{in: inf.RoleServiceInstall, key: "DelayedAutoStart", since: windows10v2004},
	{in: inf.RoleServiceInstall, key: "AddTrigger", since: windows10v2004},
	{in: inf.RoleServices, key: "AddService", since: windows10v2004, flags: 0xE000},
	{in: inf.RoleServiceInstall, key: "FailureActions", since: windows11v22H2},
	{in: inf.RoleServices, key: "AddService", since: windows11v22H2, flags: 0x20000},
	{in: inf.RoleServiceInstall, key: "BootFlags", since: server23H2},
	{in: inf.RoleServices, key: "AddService", since: server23H2, flags: 0x40000},
	// "INF DDInstall.Events section", "INF AddAutoLogger and UpdateAutoLogger directives"
	{in: inf.RoleEvents, key: "AddEventProvider", since: windows10v1809},
	{in: inf.RoleEvents, key: "AddAutoLogger", since: windows11},
	{in: inf.RoleEvents, key: "UpdateAutoLogger", since: windows11},
	// "INF DDInstall.Filters section"
	{in: inf.RoleFilters, key: "AddFilter", since: windows10v1903},
	// "INF AddComponent directive", "INF AddSoftware directive"
	{in: inf.RoleComponents, key: "AddComponent", since: windows10v1703},
	{in: inf.RoleSoftware, key: "AddSoftware", since: windows10v1703},
	// "INF DDInstall.COM section"
	{in: inf.RoleCOM, key: "AddComServer", since: windows11v24H2},
}

// runFromDriverStore is the version of Windows from which on files may stay in the
// driver store (CopyFiles with dirid 13). Source: the messages of InfVerif 1199.
var runFromDriverStore = inf.OSVersion{Major: 10, Build: 16299}

var (
	windows7       = inf.OSVersion{Major: 6, Minor: 1}
	windows10v1703 = inf.OSVersion{Major: 10, Build: 15063}
	windows10v1809 = inf.OSVersion{Major: 10, Build: 17763}
	windows10v1903 = inf.OSVersion{Major: 10, Build: 18362}
	windows10v2004 = inf.OSVersion{Major: 10, Build: 19041}
	windows11      = inf.OSVersion{Major: 10, Build: 22000}
	windows11v22H2 = inf.OSVersion{Major: 10, Build: 22621}
	server23H2     = inf.OSVersion{Major: 10, Build: 25398}
	windows11v24H2 = inf.OSVersion{Major: 10, Build: 26100}
)
