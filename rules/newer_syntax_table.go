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

// newerSyntaxes are those of which the documentation says since when they are
// supported. That a build was a preview counts for nothing: the first release that has
// it is given.
var newerSyntaxes = []newerSyntax{
	// "INF AddService directive"; the flags from 0x2000 to 0x8000 are .._TRIGGERS,
	// _SERVICESIDTYPE and _DELAYEDAUTOSTART.
	{inf.RoleServices, "AddService", windows7, 0x1000}, // SPSVCINST_NOCLOBBER_REQUIREDPRIVILEGES
	{inf.RoleServices, "AddService", windows10v2004, 0xE000},
	{inf.RoleServices, "AddService", windows11v22H2, 0x20000},    // .._FAILUREACTIONS
	{inf.RoleServices, "AddService", windowsServer23H2, 0x40000}, // .._BOOTFLAGS
	{inf.RoleServiceInstall, "RequiredPrivileges", windows7, 0},
	{inf.RoleServiceInstall, "ServiceSidType", windows10v2004, 0},
	{inf.RoleServiceInstall, "DelayedAutoStart", windows10v2004, 0},
	{inf.RoleServiceInstall, "AddTrigger", windows10v2004, 0},
	{inf.RoleServiceInstall, "FailureActions", windows11v22H2, 0},
	{inf.RoleServiceInstall, "BootFlags", windowsServer23H2, 0},
	// "INF DDInstall.Events section", "INF AddAutoLogger and UpdateAutoLogger directives"
	{inf.RoleEvents, "AddEventProvider", windows10v1809, 0},
	{inf.RoleEvents, "AddAutoLogger", windows11, 0},
	{inf.RoleEvents, "UpdateAutoLogger", windows11, 0},
	{inf.RoleFilters, "AddFilter", windows10v1903, 0},       // "INF DDInstall.Filters section"
	{inf.RoleComponents, "AddComponent", windows10v1703, 0}, // "INF AddComponent directive"
	{inf.RoleSoftware, "AddSoftware", windows10v1703, 0},    // "INF AddSoftware directive"
	{inf.RoleCOM, "AddComServer", windows11v24H2, 0},        // "INF DDInstall.COM section"
}

// runFromDriverStore is the version of Windows from which on files may stay in the
// driver store (CopyFiles with dirid 13). Source: the messages of InfVerif 1199.
var runFromDriverStore = inf.OSVersion{Major: 10, Build: 16299}

var (
	windows7          = inf.OSVersion{Major: 6, Minor: 1}
	windows10v1703    = inf.OSVersion{Major: 10, Build: 15063}
	windows10v1809    = inf.OSVersion{Major: 10, Build: 17763}
	windows10v1903    = inf.OSVersion{Major: 10, Build: 18362}
	windows10v2004    = inf.OSVersion{Major: 10, Build: 19041}
	windows11         = inf.OSVersion{Major: 10, Build: 22000}
	windows11v22H2    = inf.OSVersion{Major: 10, Build: 22621}
	windowsServer23H2 = inf.OSVersion{Major: 10, Build: 25398}
	windows11v24H2    = inf.OSVersion{Major: 10, Build: 26100}
)
