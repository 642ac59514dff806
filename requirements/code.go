package requirements

import (
	"slices"
	"strconv"
)

// An Code is a number under which InfVerif, the tool of the Windows Driver
// Kit that checks INF files for a submission, reports something, and what this
// package has for it. InfVerif is the authority for its codes; [Codes] says
// where the list comes from.
type Code struct {
	Code string
	// Meaning says in one sentence what is reported. Where Microsoft's text was not
	// at hand it names the subject, and begins with "A check of".
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

// Codes returns the codes that are known here, in order. They rest on
// Microsoft's page "INF validation errors and warnings", with the pages about the
// errors 1330 to 1333 and 2084 and the announcement of 1199, and on messages that
// InfVerif prints. A number that is not among them may well be a code of a newer
// InfVerif.
func Codes() []Code { return slices.Clone(codeTable) }

// LookupCode returns what is known of a code.
func LookupCode(code string) (Code, bool) {
	i := slices.IndexFunc(codeTable, func(c Code) bool { return c.Code == code })
	if i < 0 {
		return Code{}, false
	}
	return codeTable[i], true
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
