package rules

import (
	"slices"
	"strconv"
)

// An InfVerifCode is a number under which InfVerif, the tool of the Windows Driver
// Kit that checks INF files for a submission, reports something, and what this
// package has for it. InfVerif is the authority for its codes; [InfVerifCodes] says
// where the list comes from.
type InfVerifCode struct {
	Code string
	// Meaning says in one sentence what is reported. Where Microsoft's text was not
	// at hand it names the subject, and begins with "A check of".
	Meaning string
	// levels has a letter for each of the modes /k, /u and /w; "" where none is known.
	// A fourth is for /h, where that is not as /w.
	levels   string
	Coverage Coverage
	// Rules are the IDs of the rules that overlap with the code, in order.
	Rules []string
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

// An InfVerifMode is a set of requirements that InfVerif is run with.
type InfVerifMode string

// The modes. That for the WHQL signature, /h, is /w with exceptions that depend on the
// versions of Windows that a file is for; the others have levels of their own.
const (
	InfVerifWHQL        InfVerifMode = "/h"
	InfVerifDeclarative InfVerifMode = "/k"
	InfVerifUniversal   InfVerifMode = "/u"
	InfVerifWindows     InfVerifMode = "/w"
)

// InfVerifModes returns the modes that have levels of their own, the mildest first.
func InfVerifModes() []InfVerifMode {
	return []InfVerifMode{InfVerifDeclarative, InfVerifUniversal, InfVerifWindows}
}

// Level returns the severity of the code in a mode, [Off] where the mode does not
// report it. It reports false where the level is not known. For /h it is mostly that
// of /w, without what /h lets pass.
func (c InfVerifCode) Level(m InfVerifMode) (Severity, bool) {
	i := slices.Index(InfVerifModes(), m)
	if m == InfVerifWHQL {
		i = len(c.levels) - 1
	}
	if i < 0 || c.levels == "" {
		return Off, false
	}
	switch c.levels[i] {
	case 'E':
		return Error, true
	case 'W':
		return Warning, true
	case '-':
		return Off, true
	}
	return Off, false
}

// InfVerifCodes returns the codes that are known here, in order. They rest on
// Microsoft's page "INF validation errors and warnings", with the pages about the
// errors 1330 to 1333 and 2084 and the announcement of 1199, and on messages that
// InfVerif prints. A number that is not among them may well be a code of a newer
// InfVerif.
func InfVerifCodes() []InfVerifCode { return slices.Clone(infVerifCodes) }

// LookupInfVerif returns what is known of a code.
func LookupInfVerif(code string) (InfVerifCode, bool) {
	i := slices.IndexFunc(infVerifCodes, func(c InfVerifCode) bool { return c.Code == code })
	if i < 0 {
		return InfVerifCode{}, false
	}
	return infVerifCodes[i], true
}

// NearestInfVerif returns the known codes next to a number, below and above it: one
// or two of them.
func NearestInfVerif(number int) []string {
	above, _ := slices.BinarySearchFunc(infVerifCodes, number, func(c InfVerifCode, n int) int {
		code, _ := strconv.Atoi(c.Code)
		return code - n
	})
	var codes []string
	for _, c := range infVerifCodes[max(above-1, 0):min(above+1, len(infVerifCodes))] {
		codes = append(codes, c.Code)
	}
	return codes
}
