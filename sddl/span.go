package sddl

import "fmt"

// A Span is a range of bytes in the parsed text, from Start up to but not
// including End.
type Span struct{ Start, End int }

// Len is the number of bytes the span covers.
func (s Span) Len() int { return s.End - s.Start }

// A Diagnostic points at something Windows accepts although it is not written
// as the documentation says.
type Diagnostic struct {
	Span Span
	Msg  string
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
