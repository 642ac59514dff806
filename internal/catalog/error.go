package catalog

import "fmt"

// An Error says why a catalog is not read.
type Error struct {
	Cause  Cause
	Reason string
}

func (e *Error) Error() string { return e.Cause.String() + ": " + e.Reason }

// Cause is the kind of an [Error].
type Cause int

// The causes. Only the last one says nothing against the file.
const (
	NotCatalog  Cause = iota // the file is something else
	Damaged                  // the file ends early, or contradicts the format
	Unsupported              // it may be right, but is larger than what is read
)

func (c Cause) String() string {
	return [...]string{"not a catalog", "damaged", "not supported"}[c]
}

func failure(c Cause, format string, arguments ...any) error {
	return &Error{c, fmt.Sprintf(format, arguments...)}
}
