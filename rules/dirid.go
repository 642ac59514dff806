package rules

import (
	"strconv"
	"strings"

	"github.com/inflint/inflint/inf"
)

// A dirid is a directory that INF files name by a number.
type dirid struct {
	number  int
	name    string
	writers writers
	traits  traits
}

// writers says who besides the system and administrators may write to a directory
// by default.
type writers uint8

const (
	forInstallers writers = iota // nobody
	ownerChanges                 // the user whose profile it is in
	usersAdd                     // users may add files
	usersChange                  // users may change every file
)

type traits uint8

const (
	windowsDir traits = 1 << iota // it is part of Windows, which looks after it
	hasBlank                      // its path has a blank in it, or may have
)

// A place is a directory with who may write there.
type place struct {
	dirid
	subdirectory string // without backslashes around it
}

// String names the place as a person would.
func (d place) String() string {
	switch {
	case d.subdirectory == "":
		return d.name
	case strings.HasPrefix(d.name, "the "):
		return d.subdirectory + " in " + d.name
	}
	return d.name + `\` + d.subdirectory
}

// same identifies the place.
func (d place) same() string { return strconv.Itoa(d.number) + `\` + strings.ToLower(d.subdirectory) }

// placeOf returns the directory with a number, and a path below it. It reports
// false for one that is not known.
func placeOf(number int, path string) (place, bool) {
	path = strings.Trim(path, `\`)
	if number == absolutePath || number == absolutePath16 {
		return absolutePlace(path)
	}
	for _, d := range dirids {
		if d.number != number {
			continue
		}
		for _, open := range openSubdirectories {
			if rest, in := cutPrefixFold(path, open.path); open.number == number && in && (rest == "" || rest[0] == '\\') {
				d.writers = usersAdd
			}
		}
		return place{d, path}, true
	}
	return place{}, false
}

// The number for a path in full.
const (
	absolutePath   = -1
	absolutePath16 = 65535
)

// absolutePlace finds out what a path in full means where it is of the usual form:
// all that is not below a directory that Windows makes inherits from the root of
// the disk.
func absolutePlace(path string) (place, bool) {
	if len(path) < 3 || path[1] != ':' || path[2] != '\\' {
		return place{}, false
	}
	root, rest := path[:2], strings.Trim(path[2:], `\`)
	first, below, _ := strings.Cut(rest, `\`)
	d := dirid{number: absolutePath, name: root}
	switch first = strings.ToLower(first); {
	case first == "programdata":
		d.writers = usersAdd
	case first == "windows" && below != "":
		windows, _ := placeOf(10, below)
		d.writers = windows.writers
	case first == "windows", first == "winnt", first == "users", strings.HasPrefix(first, "program files"):
		return place{}, false
	default:
		d.writers = usersChange
	}
	return place{d, rest}, true
}

// destination returns the directory that a line of [DestinationDirs] means.
func destination(e *inf.Entry) (place, bool) {
	if !e.Field(1).Known() || !e.Field(2).Known() {
		return place{}, false
	}
	number, err := strconv.Atoi(e.Value(1))
	if err != nil {
		return place{}, false
	}
	return placeOf(number, e.Value(2))
}

// pathPlace returns the directory of a file that is named as %dirid%\path.
func pathPlace(path string) (where place, file string, ok bool) {
	path = strings.Trim(path, `"`)
	rest, token := strings.CutPrefix(path, "%")
	digits, rest, closed := strings.Cut(rest, "%")
	number, err := strconv.Atoi(digits)
	if !token || !closed || err != nil {
		return place{}, "", false
	}
	i := strings.LastIndexByte(rest, '\\')
	where, ok = placeOf(number, rest[:max(i, 0)])
	return where, rest[i+1:], ok
}

// cutPrefixFold is strings.CutPrefix without regard to the case of ASCII letters.
func cutPrefixFold(s, prefix string) (rest string, found bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}
