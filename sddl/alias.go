package sddl

// An Alias is a two-letter name for a SID in SDDL.
type Alias struct {
	Code string
	SID  SID
	Name string // the trustee in plain words
	// Since is the first Windows that understands the alias: "2000", "XP",
	// "Vista", "7", "8", "8.1", "10.0.14393", "11 24H2". Text that must load on
	// an older one has to spell the SID out.
	Since string
}

// Aliases returns all aliases, sorted by code.
func Aliases() []Alias {
	return append([]Alias(nil), aliasTable[:]...)
}

// LookupAlias returns the alias with the given code, in either case.
func LookupAlias(code string) (Alias, bool) {
	if len(code) != 2 {
		return Alias{}, false
	}
	if row := aliasNamed(code[0], code[1]); row != nil {
		return *row, true
	}
	return Alias{}, false
}

// aliasByLetters has, for each pair of letters, the index of its row in aliasTable
// plus one; 0 for a pair that is no alias. aliasBySID finds rows by their SID.
var (
	aliasByLetters = indexByLetters(len(aliasTable), func(i int) string { return aliasTable[i].Code })
	aliasBySID     = indexAliases()
)

func indexAliases() map[SID]*Alias {
	rows := make(map[SID]*Alias, len(aliasTable))
	for i := range aliasTable {
		rows[aliasTable[i].SID] = &aliasTable[i]
	}
	return rows
}

// aliasNamed finds an alias by its letters, in either case.
func aliasNamed(a, b byte) *Alias {
	if row := aliasByLetters.row(a, b); row >= 0 {
		return &aliasTable[row]
	}
	return nil
}

// aliasOf finds the alias of a SID.
func aliasOf(s SID) *Alias { return aliasBySID[s] }
