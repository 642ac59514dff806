package cabinet

import (
	"time"

	"github.com/inflint/inflint/internal/archivename"
)

// A File is the record of a file.
type File struct {
	// Name is the name with its directories, as the record has it. It is UTF-8 if Attributes
	// has NameIsUTF8, and otherwise in a code page that nobody knows.
	Name       string
	Size       uint32
	Attributes Attributes
	// Folder is the index of the folder that has the content.
	Folder int
	// Continued says that the content begins in the cabinet before, Continues that it goes on
	// in the next one.
	Continued, Continues bool

	start      uint32 // in the folder's stream
	date, time uint16
}

// Attributes are the attributes of a file.
type Attributes uint16

// The attributes that the format has.
const (
	ReadOnly   Attributes = 0x01
	Hidden     Attributes = 0x02
	System     Attributes = 0x04
	Archive    Attributes = 0x20
	Execute    Attributes = 0x40 // to be run after it is extracted
	NameIsUTF8 Attributes = 0x80
)

// Path returns the name with / between its parts, or why it is no name of a file below a folder.
func (f *File) Path() (string, archivename.Fault) { return archivename.Path(f.Name) }

// Modified is the date and time of the file as a clock on the wall showed it, in a zone that
// nobody knows. It is false if there is no such date.
func (f *File) Modified() (time.Time, bool) {
	year, month, day := int(f.date>>9)+1980, time.Month(f.date>>5&15), int(f.date&31)
	hour, minute, second := int(f.time>>11), int(f.time>>5&63), int(f.time&31)*2
	t := time.Date(year, month, day, hour, minute, second, 0, time.UTC)
	return t, t.Month() == month && t.Hour() == hour && t.Minute() == minute // or one went over into the next
}
