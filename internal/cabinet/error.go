package cabinet

import "fmt"

// An Error says why a cabinet, or the content of one of its files, is not read. Other errors
// are those of the reader.
type Error struct {
	Cause  Cause
	Reason string
}

func (e *Error) Error() string { return e.Cause.String() + ": " + e.Reason }

// Cause is the kind of an [Error]. Only [Damaged] says that something is wrong with the file.
type Cause int

// The causes.
const (
	NotCabinet Cause = iota // the file is something else
	Damaged                 // a record, a size or a checksum is wrong, or the end is missing
	NotKnown                // it may be right: the version or the compression is not known here
	Elsewhere               // the content begins or goes on in another cabinet
	TooLarge                // the content has more bytes than were asked for
)

func (c Cause) String() string {
	return [...]string{"not a cabinet", "damaged", "not known", "in another cabinet", "too large"}[c]
}

func failure(c Cause, format string, arguments ...any) error {
	return &Error{c, fmt.Sprintf(format, arguments...)}
}
