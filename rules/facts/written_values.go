package facts

import (
	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
)

type writtenValue struct {
	object *access.Object
	name   string
}

var writtenValues = fact[map[writtenValue]bool]{collectWrittenValues}

// Written reports whether a line of an object's own sets a value of a name.
func Written(f *Facts, o *access.Object, name string) bool {
	return writtenValues.of(f)[writtenValue{o, name}]
}

func collectWrittenValues(f *Facts) map[writtenValue]bool {
	written := map[writtenValue]bool{}
	for o, s := range f.AllSettings {
		if s.Effect == inf.Effective {
			written[writtenValue{o, s.Name}] = true
		}
	}
	return written
}
