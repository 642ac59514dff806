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

// aliasNamed finds an alias by its letters. The table is sorted, which a test
// checks.
func aliasNamed(a, b byte) *Alias {
	key := pair(a, b)
	lo, hi := 0, len(aliasTable)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		code := aliasTable[mid].Code
		switch k := uint16(code[0])<<8 | uint16(code[1]); {
		case k == key:
			return &aliasTable[mid]
		case k < key:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return nil
}

// aliasOf finds the alias of a SID.
func aliasOf(s SID) *Alias {
	if s.count == 0 {
		return nil
	}
	// The last number differs between nearly all rows; comparing it first
	// keeps the whole comparison for the row that matters.
	last := s.sub[(s.count-1)%maxSubAuthorities]
	for i := range aliasTable {
		row := &aliasTable[i]
		if row.SID.sub[row.SID.count-1] == last && row.SID == s {
			return row
		}
	}
	return nil
}
