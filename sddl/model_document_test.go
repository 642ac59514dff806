package sddl

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// The two examples of Microsoft's "Windows security model" paper: a file whose
// ACL allows Accounting to write and delete and Sales to append, denies Legal all
// three, and allows everyone to read. Jim is in Accounting and Legal.
const (
	jim        = "S-1-5-21-7-7-7-2000"
	accounting = "S-1-5-21-7-7-7-2001"
	sales      = "S-1-5-21-7-7-7-2002"
	legal      = "S-1-5-21-7-7-7-2003"

	allowAccounting = "(A;;DCSD;;;" + accounting + ")"
	allowSales      = "(A;;LC;;;" + sales + ")"
	denyLegal       = "(D;;LCDCSD;;;" + legal + ")"
	allowEveryone   = "(A;;FR;;;WD)"

	write        AccessMask = 0x2
	appending    AccessMask = 0x4
	readData     AccessMask = 0x1
	allJimWanted            = write | appending | Delete
)

func TestModelDocumentExample1(t *testing.T) {
	tok := token(jim, accounting, legal, "WD")
	m := KindFile.Mapping()

	sd := mustParse(t, "D:"+allowAccounting+allowSales+denyLegal+allowEveryone)
	r := AccessCheck(sd, &tok, allJimWanted|readData, m)
	require.Equal(t, write|Delete|readData, r.Granted, "Accounting comes first: Jim writes and deletes")
	require.Equal(t, Decider{ByACE, 0}, r.DecidedBy(write))
	require.Equal(t, Decider{ByACE, 0}, r.DecidedBy(Delete))
	require.Equal(t, Decider{ByACE, 2}, r.DecidedBy(appending), "nothing granted append before Legal was denied it")
	require.Equal(t, Decider{ByACE, 3}, r.DecidedBy(readData))
	require.Equal(t, []int{0, 2, 3}, r.ACEs(allJimWanted|readData))
	require.True(t, AccessCheck(sd, &tok, write|Delete, m).Allowed)

	sd = mustParse(t, "D:"+denyLegal+allowAccounting+allowSales+allowEveryone)
	r = AccessCheck(sd, &tok, allJimWanted|readData, m)
	require.Equal(t, readData, r.Granted, "with Legal first Jim neither writes, appends nor deletes")
	for _, right := range []AccessMask{write, appending, Delete} {
		require.Equal(t, Decider{ByACE, 0}, r.DecidedBy(right))
	}
}

func TestModelDocumentExample2(t *testing.T) {
	tok := token(jim, accounting, legal, "WD")
	tok.User.DenyOnly = true
	tok.Groups[0].DenyOnly = true
	tok.Groups[1].DenyOnly = true

	sd := mustParse(t, "D:"+allowAccounting+allowSales+denyLegal+allowEveryone)
	r := AccessCheck(sd, &tok, allJimWanted|readData, KindFile.Mapping())
	require.Equal(t, readData, r.Granted, "the SID of Accounting can deny, not allow; that of Legal denies")
	for _, right := range []AccessMask{write, appending, Delete} {
		require.Equal(t, Decider{ByACE, 2}, r.DecidedBy(right))
	}
}
