package facts

import "github.com/inflint/inflint/inf"

// UserClass reports whether the devices of the file's setup class are there for
// ordinary users, and the name of the class.
func UserClass(f *Facts) (class string, forUsers bool) {
	if c, _ := f.File.SystemClass(); c != nil && c.Traits&inf.ForUsers != 0 {
		return c.Name, true
	}
	return "", false
}
