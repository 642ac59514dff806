package sddl

import (
	"fmt"
	"math"
)

// A Span is a range of bytes in the parsed text, from Start up to but not
// including End.
//
// The offsets are small because every entry has eight spans, and reserving memory
// for entries is much of what parsing costs; see maxText.
type Span struct{ Start, End int32 }

// maxText is the length of the longest text that is parsed: what the offsets of a
// span reach. A descriptor takes a thousandth of it at most.
const maxText = math.MaxInt32

// spanOf returns the span between two positions of the parser.
func spanOf(start, end int) Span { return Span{int32(start), int32(end)} }

// Len is the number of bytes the span covers.
func (s Span) Len() int { return int(s.End - s.Start) }

// at returns the part of the text that a span covers; "" for a span that belongs to
// another text.
func (sd *SecurityDescriptor) at(s Span) string {
	if s.Start > s.End || int(s.End) > len(sd.Text) {
		return ""
	}
	return sd.Text[s.Start:s.End]
}

// A ParseError says where a text stops being SDDL, and what was expected there.
type ParseError struct {
	Offset int // byte offset of the offending text
	Len    int // its length; 0 when something is missing at Offset
	Msg    string
	// Alias is the word in the place of a SID that is no alias; "" for every
	// other error.
	Alias string
}

// Error returns the message with the offset.
func (e *ParseError) Error() string {
	return fmt.Sprintf("offset %d: %s", e.Offset, e.Msg)
}
