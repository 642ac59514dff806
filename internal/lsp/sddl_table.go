package lsp

// This file has the codes of SDDL that completion offers ("ACE strings", Windows
// documentation).

// A pair is a code with its meaning.
type pair struct{ code, meaning string }

var aceTypes = [...]pair{
	{"A", "allows"},
	{"D", "denies"},
	{"XA", "allows on a condition"},
	{"XD", "denies on a condition"},
	{"OA", "allows, for a type of object"},
	{"OD", "denies, for a type of object"},
	{"AU", "audits"},
	{"ML", "mandatory label"},
}

var aceFlags = [...]pair{
	{"OI", "files and other objects inside inherit the entry"},
	{"CI", "keys, directories and other containers inside inherit the entry"},
	{"NP", "what inherits the entry does not pass it on"},
	{"IO", "inherit only: without effect on the object itself"},
	{"ID", "inherited"},
	{"SA", "audits access that was granted"},
	{"FA", "audits access that was refused"},
}

// rightsCodes are the codes of rights: generic, standard, those of files and of
// registry keys, and single bits, which mean something else for each kind of object.
var rightsCodes = [...]string{
	"GA", "GR", "GW", "GX", "RC", "SD", "WD", "WO", "FA", "FR", "FW", "FX", "KA", "KR", "KW", "KX",
	"CC", "DC", "LC", "SW", "RP", "WP", "DT", "LO", "CR",
}
