package evidence

import (
	"cmp"
	"slices"

	"github.com/inflint/inflint/source"
)

// Codes are the control codes that a driver handles: those that its source compares with
// something. What a code does, and which of the driver's devices it reaches, is not known.
type Codes struct {
	// Handled are in the order of their names, each name once.
	Handled []Code
	// Validated says that the source calls IoValidateDeviceIoControlAccess, so that the code
	// may refuse some of them itself. False is "no call was read".
	Validated bool
	// Listed is how many other codes the source has in lists, as in a table of handlers: the
	// driver may handle them, too.
	Listed int
	// Whole says that all of the source was read. There may be more codes otherwise.
	Whole bool
}

// A Code is a control code that the source handles.
type Code struct {
	Name string
	// Place is the definition, where Defined is set. What the source compares with may come
	// from a header that was not read: then it is the first comparison.
	Place   source.Place
	Defined bool
	// Handled are the places that compare something with it.
	Handled []source.Place
	Access  CodeAccess
	// Value is the code as a number; nil where it is not known.
	Value *uint32
	// Neither says that its method is METHOD_NEITHER, with which the driver gets the caller's
	// own addresses. False is "not known" where Access is UnknownAccess.
	Neither bool
}

// A CodeAccess is the access that a handle needs for a control code.
type CodeAccess uint8

// What a code may ask for. The I/O manager passes on a code that asks for AnyAccess from
// whoever has a handle ("Defining I/O Control Codes", Windows driver documentation).
const (
	UnknownAccess   CodeAccess = iota
	AnyAccess                  // FILE_ANY_ACCESS: that of any handle
	ReadAccess                 // FILE_READ_ACCESS
	WriteAccess                // FILE_WRITE_ACCESS
	ReadWriteAccess            // both
)

func (a CodeAccess) String() string {
	return [...]string{"not known", "any", "read", "write", "read and write"}[a]
}

// Codes returns the control codes that the driver handles; nil where there is no source, or
// none that handles any. A binary does not tell them.
func (d *Driver) Codes() *Codes {
	if d == nil || d.Source == nil {
		return nil
	}
	d.Source.codesOnce.Do(func() { d.Source.codes = d.Source.sumCodes() })
	return d.Source.codes
}

func (s *Source) sumCodes() *Codes {
	codes := &Codes{
		Validated: s.Has("IoValidateDeviceIoControlAccess") || s.Has("WdmlibIoValidateDeviceIoControlAccess"),
		Whole:     len(s.Unread) == 0,
	}
	seen := map[string]bool{}
	for i := range s.Codes {
		c := &s.Codes[i]
		if seen[c.Name] {
			continue
		}
		seen[c.Name] = true
		if len(c.Handled) > 0 {
			codes.Handled = append(codes.Handled, codeOf(c))
		} else if c.Listed {
			codes.Listed++
		}
	}
	if len(codes.Handled) == 0 {
		return nil
	}
	slices.SortFunc(codes.Handled, func(a, b Code) int { return cmp.Compare(a.Name, b.Name) })
	return codes
}

func codeOf(c *source.ControlCode) Code {
	code := Code{Name: c.Name, Place: c.Place, Defined: c.Place != c.Handled[0], Handled: c.Handled}
	if access, known := c.Access.Get(); known && access <= 3 {
		code.Access = AnyAccess + CodeAccess(access)
	}
	if method, known := c.Method.Get(); known {
		code.Neither = method == 3
	}
	if value, known := c.Value.Get(); known {
		code.Value = &value
	}
	return code
}

// Count returns how many of the codes ask for an access.
func (c *Codes) Count(access CodeAccess) (n int) {
	for i := range c.Handled {
		if c.Handled[i].Access == access {
			n++
		}
	}
	return n
}
