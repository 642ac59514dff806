// Package requirements holds what is published of what a driver package has to meet
// before it is signed: the codes of InfVerif with their levels in each [Mode], the
// releases of Windows, and the [Rules] by which InfVerif /h judges for a WHQL signature:
// driver package isolation, less exceptions.
//
// [Options.Judge] says by which of them a Models section is judged, given the versions of
// Windows that take it ([Served]). Rules ask the resulting [Judgement].
//
// The exceptions are those of the page "InfVerif /h" of the Windows driver
// documentation, as of April 2024 (the Windows Driver Kit for Windows 11, version
// 24H2). They become fewer with each version of Windows. What earlier builds had
// besides is published in part only (see rulesets).
package requirements

// A Standing says what the requirements make of a place that a package writes to.
type Standing uint8

// The standings.
const (
	Forbidden Standing = iota
	Excepted           // allowed for the time being
	Isolated           // as it is meant to be
)

// Authority goes with everything that looks like an acceptance.
const Authority = "InfVerif and the tests of the Hardware Lab Kit (HLK) remain the authority: what passes here may fail there."
