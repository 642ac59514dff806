package rules

import "github.com/inflint/inflint/access"

// views are what several rules ask about one file.
type views struct {
	services       view[[]*access.Object]
	class          view[fileClass]
	localized      view[tokens]
	slips          view[map[int]bool]
	unsecured      view[[]*access.Object]
	securedDevices view[map[string]twin]
}

// A view is made when it is first asked for.
type view[T any] struct {
	value T
	made  bool
}

func (v *view[T]) get(work func() T) T {
	if !v.made {
		v.value, v.made = work(), true
	}
	return v.value
}
