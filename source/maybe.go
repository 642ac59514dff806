package source

// A Reason says why a value is not known.
type Reason uint8

// The reasons. The zero value is the weakest: nothing was read.
const (
	NotRead Reason = iota
	// NotSet means that no call that was read sets it, but something that was not read may.
	NotSet
	// RunTime means that the code computes the value, or chooses between several.
	RunTime
	// Conditional means that #if decides, or a branch of the code.
	Conditional
	// Ambiguous means that the name has several definitions.
	Ambiguous
	// Undefined means that the name is no constant of the files that were read: a variable, or
	// the constant of another header.
	Undefined
	// InMacro means that the body of a macro with parameters has it.
	InMacro
)

func (r Reason) String() string {
	return [...]string{
		"not read", "not set by a call that was read", "made at run time", "conditional", "defined several times",
		"no constant of the files that were read", "in a macro",
	}[r]
}

// Maybe is a value that may be unknown. The zero Maybe is unknown: nothing that was not
// read can pass for a no, a zero or an empty text.
type Maybe[T any] struct {
	value T
	known bool
	why   Reason
}

func known[T any](value T) Maybe[T]      { return Maybe[T]{value: value, known: true} }
func unknown[T any](why Reason) Maybe[T] { return Maybe[T]{why: why} }

// Get has the value, and whether it is known.
func (m Maybe[T]) Get() (T, bool) { return m.value, m.known }

// Why says why the value is unknown. It means nothing for one that is known.
func (m Maybe[T]) Why() Reason { return m.why }

// agree has what all values have in common. One that is unknown makes it unknown, and so
// do two that differ.
func agree[T comparable](values []Maybe[T]) Maybe[T] {
	if len(values) == 0 {
		return unknown[T](Undefined)
	}
	for _, v := range values {
		if !v.known {
			return v
		}
		if v.value != values[0].value {
			return unknown[T](Ambiguous)
		}
	}
	return values[0]
}

// Text is a string argument. A null pointer is no empty text.
type Text struct {
	Null  bool
	Value string
}
