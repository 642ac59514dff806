package sddl

import (
	"slices"
	"sync"
)

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
	return slices.Clone(tables().aliases)
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

// lookups find the rows of the tables that letters stand for. They are made when the
// first text is read: a program may start without.
type lookups struct {
	aliases   []Alias // sorted by code
	byLetters letterIndex
	bySID     map[SID]*Alias
	rights    letterIndex // of namedRights
}

var tables = sync.OnceValue(func() *lookups {
	t := &lookups{aliases: aliasRows()}
	t.byLetters.fill(len(t.aliases), func(i int) string { return t.aliases[i].Code })
	t.rights.fill(len(namedRights), func(i int) string { return namedRights[i].code })
	t.bySID = make(map[SID]*Alias, len(t.aliases))
	for i := range t.aliases {
		t.bySID[t.aliases[i].SID] = &t.aliases[i]
	}
	return t
})

// aliasNamed finds an alias by its letters, in either case.
func aliasNamed(a, b byte) *Alias {
	t := tables()
	if row := t.byLetters.row(a, b); row >= 0 {
		return &t.aliases[row]
	}
	return nil
}

// aliasOf finds the alias of a SID.
func aliasOf(s SID) *Alias { return tables().bySID[s] }
