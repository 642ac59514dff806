// Package whql holds what is published of the requirements for a WHQL signature, as
// InfVerif /h checks them: driver package isolation, less exceptions, judged by the
// rules of the newest Windows that a Models section is for.
//
// The exceptions are those of the page "InfVerif /h" of the Windows driver
// documentation, as of April 2024 (the Windows Driver Kit for Windows 11, version
// 24H2). They become fewer with each version of Windows. What earlier builds had
// besides is published in part only (see rulesets).
package whql

// A Standing says what the requirements make of a place that a package writes to.
type Standing uint8

// The standings.
const (
	Forbidden Standing = iota
	Excepted           // allowed for the time being
	Isolated           // as it is meant to be
)
