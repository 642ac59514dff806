package rules

import "github.com/inflint/inflint/inf"

// A directiveForm says which fields a directive has.
type directiveForm struct {
	role inf.Role
	key  string
	guid bool // the first field is a GUID, and else a name
	// unique is set where a section has the directive for a name only once.
	unique bool
	// flags and section are the numbers of the fields for them, 0 where there is none;
	// known are the flags that there are, and most is the number of fields.
	flags   int
	known   uint32
	section int
	most    int
}

// directiveForms are those of the directives whose documentation gives them; that of each
// is on the page of its name.
var directiveForms = []directiveForm{
	{inf.RoleFilters, "AddFilter", false, true, 2, 0, 3, 3},
	{inf.RoleSoftware, "AddSoftware", false, true, 2, 1, 3, 3},
	{inf.RoleComponents, "AddComponent", false, true, 2, 0, 3, 3},
	{inf.RoleCOM, "AddComServer", false, true, 2, 0, 3, 3},
	{inf.RoleEvents, "AddEventProvider", true, true, 0, 0, 2, 2},
	{inf.RoleInterfaces, "AddInterface", true, false, 0, 0, 0, 4},
}

// knownServiceFlags are the flags that AddService has ("INF AddService directive"). Those
// that it does not explain any more are taken too (0x4, 0x200).
const knownServiceFlags = 0x1 | 0x2 | 0x4 | 0x8 | 0x10 | 0x20 | 0x40 | 0x80 | 0x100 | 0x200 | 0x400 | 0x800 |
	0x1000 | 0x2000 | 0x4000 | 0x8000 | 0x10000 | 0x20000 | 0x40000
