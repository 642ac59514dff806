package rules

import (
	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
)

// views are what several rules ask about one file.
type views struct {
	systemLines     view[[]*systemLine]
	services        view[[]*access.Object]
	sensitive       view[[]sensitiveLine]
	class           view[fileClass]
	localized       view[tokens]
	slips           view[map[int]bool]
	unsecured       view[[]*access.Object]
	securedDevices  view[map[string]twin]
	copySections    view[[]*copySection]
	packageFiles    view[*packageFiles]
	destinations    view[destinationLines]
	defaultInstalls view[[]inf.Decoration]
	readings        view[[]*reading]
	regSections     view[[]*regSection]
	copies          view[[]*copyTarget]
	classInstall    view[*inf.Install] // what stands for the file as a whole
	judged          keyed[*inf.Install, view[[]requirements.Judgement]]
	decorations     keyed[*inf.Install, view[[]string]]
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
