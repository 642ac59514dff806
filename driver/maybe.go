package driver

// Maybe is a value that may be unknown. The zero Maybe is unknown: nothing that was not
// read can pass for a no, a zero or an empty text.
type Maybe[T any] struct {
	value T
	known bool
}

func known[T any](value T) Maybe[T] { return Maybe[T]{value: value, known: true} }

// Get has the value, and whether it is known.
func (m Maybe[T]) Get() (T, bool) { return m.value, m.known }

// agree has what all values have in common: one that is unknown, or differs, makes it unknown.
func agree[T comparable](values []Maybe[T]) Maybe[T] {
	for _, v := range values {
		if !v.known || v != values[0] {
			return Maybe[T]{}
		}
	}
	if len(values) == 0 {
		return Maybe[T]{}
	}
	return values[0]
}
