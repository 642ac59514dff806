package rules

import (
	"strings"

	"github.com/inflint/inflint/inf"
)

// userClass reports whether the devices of the file's setup class are there for
// ordinary users, and the name of the class. The GUID decides where there is
// one, since it does for Windows.
func userClass(f *inf.File) (class string, forUsers bool) {
	version := f.Section("Version")
	guid := strings.ToLower(firstValue(version, "ClassGuid"))
	class = firstValue(version, "Class")
	for _, c := range userClasses {
		if guid == c.guid || guid == "" && strings.EqualFold(class, c.name) {
			return c.name, true
		}
	}
	return class, false
}

func firstValue(s *inf.Section, key string) string {
	if e := s.First(key); e != nil {
		return e.Value(1)
	}
	return ""
}
