package lint

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/bounded"
)

// Hostile files are small and include large ones, or one another in a chain.
const (
	// maxIncludedSize bounds what one file includes: each file, and all together. What
	// is parsed takes up to some fifty times its size.
	maxIncludedSize Size = 2 << 20
	// maxIncluded is how many files one includes. Chains in which each file includes
	// the next would otherwise take the square of their number.
	maxIncluded = 64
)

// Includable reports whether inflint looks for a name beside a file: the plain name of an
// INF file, without a directory. No INF file leads elsewhere.
func Includable(name string) bool {
	for i := range len(name) {
		c := name[i]
		if (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') && (i == 0 || c != '.' && c != '_' && c != '-' && c != ' ') {
			return false
		}
	}
	return IsINF(name) && filepath.IsLocal(name) // on Windows, CON.inf is a device
}

// A Place is the place of an included file.
type Place struct {
	// Path is its name for display.
	Path string
	// Version tells files apart that have the same path, such as those of two commits.
	Version string
}

// Neighbours find the files that one can include. Read reads at most limit bytes.
type Neighbours interface {
	At(name string) Place
	Read(name string, limit int64) ([]byte, error)
}

// Beside are the INF files in the directory of the file at a path.
type Beside string

// At says where the file with a name is.
func (b Beside) At(name string) Place {
	return Place{Path: filepath.Join(filepath.Dir(string(b)), name)}
}

// Read reads the file with a name.
func (b Beside) Read(name string, limit int64) ([]byte, error) {
	return bounded.ReadFile(b.At(name).Path, limit)
}

// Includes finds the files that one file includes, within bounds.
type Includes struct {
	shelf  *Shelf
	beside Neighbours
	limit  Size
	count  int
	size   int
	missed error

	// Reading says how to read them.
	Reading inf.Options
}

// Includes returns the files that a file includes, from its neighbours up to a size.
func (s *Shelf) Includes(beside Neighbours, limit Size) *Includes {
	return &Includes{shelf: s, beside: beside, limit: min(limit, maxIncludedSize)}
}

// File returns the included file with a name, or nil if it is not there or a bound keeps
// it out. It is what [inf.File] asks.
func (i *Includes) File(name string) *inf.File {
	if !Includable(name) || i.count == maxIncluded {
		return nil
	}
	at := i.beside.At(name)
	kept := at
	kept.Version += "/" + i.Reading.CodePage.String() // as it is read
	f, err := i.shelf.get(kept, func() (*inf.File, error) {
		src, err := i.beside.Read(name, int64(i.limit))
		if err != nil {
			return nil, err
		}
		reading := i.Reading
		reading.MaxText = int64(i.limit)
		return reading.Parse(at.Path, src), nil
	})
	tooLarge := (*bounded.SizeError)(nil)
	switch {
	case errors.As(err, &tooLarge):
		i.miss(name)
	case err != nil:
	case i.size+len(f.Text) > int(maxIncludedSize), f.Unfilled():
		i.miss(name)
	default:
		i.count++
		i.size += len(f.Text)
		return f
	}
	return nil
}

func (i *Includes) miss(name string) {
	if i.missed == nil {
		i.missed = fmt.Errorf("%s, which it includes, is not read: included files may have %v, all that one file includes together; what %s sets is not known", name, i.limit, name)
	}
}

// Missed returns an error if inflint did not look at a part of a file, or of the files that
// it includes, because it is too much. Findings in the rest are true; that there are none
// proves nothing.
func Missed(f *inf.File, includes *Includes) error {
	switch {
	case includes != nil && includes.missed != nil:
		return includes.missed
	case f.Unfilled():
		return errors.New("the values of its placeholders would make it too large; some are left out, and what these lines say is not known")
	case f.Exceeded():
		return errors.New("its sections lead to each other in more ways than are followed, so that a part of what it installs is not looked at; name each section where it is needed")
	}
	return nil
}
