package requirements

import (
	"slices"
	"strconv"
	"strings"
)

// A Code is a number under which InfVerif or Inf2Cat, the tools of the Windows Driver
// Kit that check a package for a submission, report something, and what this package has
// for it. The tools are the authority for their codes; [Codes] and [Inf2CatCodes] say
// where the lists come from.
type Code struct {
	Code string
	// Meaning says in one sentence what is reported.
	Meaning string
	// levels has a letter for each of the modes /k, /u and /w; "" where none is known.
	// A fourth is for /h, where that is not as /w.
	levels   string
	Coverage Coverage
	// Reason says what is missing where Coverage is not [Covered].
	Reason string
}

// A Coverage says how much of what InfVerif reports under a code the rules report.
type Coverage string

// The coverages. What cannot be known from the file, as with placeholders, is left
// out of account.
const (
	Covered       Coverage = "yes"
	PartlyCovered Coverage = "partly"
	NotCovered    Coverage = "no"
)

// An Mode is a set of requirements that InfVerif is run with.
type Mode string

// The modes. That for the WHQL signature, /h, is /w with exceptions that depend on the
// versions of Windows that a file is for; the others have levels of their own.
const (
	WHQL        Mode = "/h"
	Declarative Mode = "/k"
	Universal   Mode = "/u"
	Windows     Mode = "/w"
)

// Modes returns the modes that have levels of their own, the mildest first.
func Modes() []Mode {
	return []Mode{Declarative, Universal, Windows}
}

// A Level says what InfVerif makes of something.
type Level uint8

// The levels.
const (
	NotReported Level = iota
	Warning
	Error
)

// String returns "not reported", "warning" or "error".
func (l Level) String() string { return [...]string{"not reported", "warning", "error"}[l] }

// Level returns the level of the code in a mode. It reports false where that is not
// known. For /h it is mostly that of /w, without what /h lets pass.
func (c Code) Level(m Mode) (Level, bool) {
	i := slices.Index(Modes(), m)
	if m == WHQL {
		i = len(c.levels) - 1
	}
	if i < 0 || c.levels == "" {
		return NotReported, false
	}
	switch c.levels[i] {
	case 'E':
		return Error, true
	case 'W':
		return Warning, true
	case '-':
		return NotReported, true
	}
	return NotReported, false
}

// Codes returns the codes of InfVerif, in order: those of Microsoft's page "INF
// validation errors and warnings" for Windows 11, version 25H2, and four that earlier
// ones had. A number that is not among them may well be a code of a newer InfVerif.
func Codes() []Code { return slices.Clone(codeTable) }

// NotLookedAt returns the codes that InfVerif reports in a mode and no rule here does, in
// order.
func NotLookedAt(m Mode) (codes []Code) {
	for _, c := range codeTable {
		if level, known := c.Level(m); c.Coverage == NotCovered && c.levels != "" && (!known || level != NotReported) {
			codes = append(codes, c)
		}
	}
	return codes
}

// Inf2CatCodes returns the codes of Inf2Cat that are known, in order. They have no levels:
// Inf2Cat makes no catalog for a package with an error, and prints some as warnings.
func Inf2CatCodes() []Code { return slices.Clone(inf2catTable) }

// Inf2Cat reports whether the code is one of Inf2Cat, such as 22.9.7.
func (c Code) Inf2Cat() bool { return strings.Contains(c.Code, ".") }

// LookupCode returns what is known of a code of InfVerif or Inf2Cat.
func LookupCode(code string) (Code, bool) {
	for _, table := range [][]Code{codeTable, inf2catTable} {
		if i := slices.IndexFunc(table, func(c Code) bool { return c.Code == code }); i >= 0 {
			return table[i], true
		}
	}
	return Code{}, false
}

// NearestCodes returns the known codes next to a number, below and above it: one
// or two of them.
func NearestCodes(number int) []string {
	above, _ := slices.BinarySearchFunc(codeTable, number, func(c Code, n int) int {
		code, _ := strconv.Atoi(c.Code)
		return code - n
	})
	var codes []string
	for _, c := range codeTable[max(above-1, 0):min(above+1, len(codeTable))] {
		codes = append(codes, c.Code)
	}
	return codes
}
