package inf

import (
	"strings"
	"sync"
)

// A Role is what a section is to the directive that names it. It decides which
// directives Windows follows in the section, and what HKR stands for in an
// add-registry-section named there.
type Role uint8

// The roles of sections. The first group are companions of an install section,
// found by a suffix to its name.
const (
	RoleInstall Role = iota // DDInstall, DefaultInstall, ClassInstall32, install-interface
	RoleHardware
	RoleServices
	RoleInterfaces
	RoleCoInstallers
	RoleWdf
	RoleWMI
	RoleEvents
	RoleFilters
	RoleSoftware
	RoleComponents
	RoleCOM
	RoleLogConfigOverride
	RoleFactDef

	RoleAddReg
	RoleDelReg
	RoleBitReg
	RoleCopyFiles
	RoleDelFiles
	RoleRenFiles
	RoleProperties
	RoleServiceInstall
	RoleEventLog
	RoleAddInterface
	RoleWMIClass
	RoleWdfService
	RoleEventProvider
	RoleEventChannel
	RoleSecurity // a .Security section: the descriptor of what another section creates
	RoleOther    // reached, but nothing in it concerns security
	roleCount
)

// securitySuffix is that of the section with the descriptor of the files or keys of an
// add-registry or copy-files section.
const securitySuffix = ".Security"

// companions are the suffixes of the sections that belong to an install section.
var companions = [...]struct {
	suffix string
	role   Role
}{
	{".HW", RoleHardware},
	{".Services", RoleServices},
	{".Interfaces", RoleInterfaces},
	{".CoInstallers", RoleCoInstallers},
	{".Wdf", RoleWdf},
	{".WMI", RoleWMI},
	{".Events", RoleEvents},
	{".Filters", RoleFilters},
	{".Software", RoleSoftware},
	{".Components", RoleComponents},
	{".COM", RoleCOM},
	{".LogConfigOverride", RoleLogConfigOverride},
	{".FactDef", RoleFactDef},
}

// Companion splits the name of a section that goes with an install section, such as
// Acme.NT.HW, into the name of that and the role; false for any other name.
func Companion(name string) (install string, role Role, ok bool) {
	dot := strings.LastIndexByte(name, '.')
	for _, c := range companions {
		if dot >= 0 && strings.EqualFold(name[dot:], c.suffix) {
			return name[:dot], c.role, true
		}
	}
	return "", 0, false
}

// NearCompanion is Companion for a name whose suffix differs from a known one by one
// inserted, lost, changed or swapped character, such as Acme.NT.HWX. It returns the known one
// as well.
func NearCompanion(name string) (install, suffix string, role Role, ok bool) {
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 || len(name)-dot < len(".HW") {
		return "", "", 0, false
	}
	for _, c := range companions {
		if near, known := fold(name[dot:]), fold(c.suffix); near != known && similar(near, known) {
			return name[:dot], c.suffix, c.role, true
		}
	}
	return "", "", 0, false
}

// Which fields of a directive name sections.
const (
	allFields = 0  // every field
	lastField = -1 // the last one that is not empty
)

// A directive is a key whose fields name sections.
type directive struct {
	key    string
	in     roleSet
	field  int // its number, counted from 1, or one of the constants above
	target Role
	// decorated is set when Windows tries the name with platform extensions.
	decorated bool
}

type roleSet uint64

func roles(list ...Role) roleSet {
	var set roleSet
	for _, r := range list {
		set |= 1 << r
	}
	return set
}

func (s roleSet) has(r Role) bool { return s>>r&1 != 0 }

// makers are the roles of sections each of which is read for every line that names it: the
// line makes an object, and the section says what becomes of it.
var makers = roles(RoleServiceInstall, RoleEventLog, RoleAddInterface, RoleWMIClass, RoleEventChannel)

var (
	regHolders  = roles(RoleInstall, RoleHardware, RoleCoInstallers, RoleAddInterface, RoleServiceInstall, RoleEventLog)
	fileHolders = roles(RoleInstall, RoleCoInstallers, RoleAddInterface)
	propHolders = roles(RoleInstall, RoleHardware, RoleAddInterface)
)

// directives lists what Windows follows. Source: the documentation of each
// section; sections below those listed last hold nothing of security interest.
var directives = []directive{
	{"AddReg", regHolders, allFields, RoleAddReg, false},
	{"DelReg", regHolders, allFields, RoleDelReg, false},
	{"BitReg", regHolders, allFields, RoleBitReg, false},
	{"CopyFiles", fileHolders, allFields, RoleCopyFiles, false},
	{"DelFiles", fileHolders, allFields, RoleDelFiles, false},
	{"RenFiles", fileHolders, allFields, RoleRenFiles, false},
	{"AddProperty", propHolders, allFields, RoleProperties, false},
	{"DelProperty", propHolders, allFields, RoleProperties, false},
	{"AddPowerSetting", roles(RoleInstall), allFields, RoleOther, false},
	{"LogConfig", roles(RoleInstall, RoleLogConfigOverride), allFields, RoleOther, false},
	{"ProfileItems", roles(RoleInstall), allFields, RoleOther, false},
	{"UpdateInis", roles(RoleInstall), allFields, RoleOther, false},
	{"UpdateIniFields", roles(RoleInstall), allFields, RoleOther, false},
	{"Ini2Reg", roles(RoleInstall), allFields, RoleOther, false},
	{"RegisterDlls", roles(RoleInstall), allFields, RoleOther, false},
	{"UnregisterDlls", roles(RoleInstall), allFields, RoleOther, false},
	{"AddService", roles(RoleServices), 3, RoleServiceInstall, false},
	{"AddService", roles(RoleServices), 4, RoleEventLog, false},
	{"AddTrigger", roles(RoleServiceInstall), allFields, RoleOther, false},
	{"FailureActions", roles(RoleServiceInstall), 1, RoleOther, false},
	{"AddInterface", roles(RoleInterfaces), 3, RoleAddInterface, true},
	{"WMIInterface", roles(RoleWMI), lastField, RoleWMIClass, false},
	{"KmdfService", roles(RoleWdf), 2, RoleWdfService, false},
	{"UmdfService", roles(RoleWdf), 2, RoleWdfService, false},
	{"AddEventProvider", roles(RoleEvents), 2, RoleEventProvider, false},
	{"AddChannel", roles(RoleEventProvider), 3, RoleEventChannel, false},
	{"AddAutoLogger", roles(RoleEvents), 3, RoleOther, false},
	{"UpdateAutoLogger", roles(RoleEvents), 2, RoleOther, false},
	{"AddComponent", roles(RoleComponents), 3, RoleOther, false},
	{"AddSoftware", roles(RoleSoftware), 3, RoleOther, false},
	{"AddFilter", roles(RoleFilters), 3, RoleOther, false},
	{"AddComServer", roles(RoleCOM), 3, RoleOther, false},
}

// followed has, for each role, the directives that Windows follows in its sections.
var followed = sync.OnceValue(func() *[roleCount][]*directive {
	var table [roleCount][]*directive
	for r := range table {
		for i := range directives {
			if d := &directives[i]; d.in.has(Role(r)) {
				table[r] = append(table[r], d)
			}
		}
	}
	return &table
})
