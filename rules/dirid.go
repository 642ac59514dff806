package rules

import (
	"slices"
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

// placeOf returns the directory with a number, and a path below it. Whatever the
// number, it finds the innermost directory that is known: 10,System32\drivers is 12, and
// 24,"Program Files" is 16422. It reports false for a directory that is not known.
func placeOf(number int, path string) (place, bool) {
	path = cleanPath(path)
	if strings.HasPrefix(path, "..") || strings.Contains(path, `\..`) {
		return place{}, false
	}
	switch number {
	case absolutePath, absolutePath16:
		if len(path) < len("C:") || path[1] != ':' {
			return place{}, false
		}
		return onDisk(dirid{absolutePath, path[:2], usersChange, 0}, strings.Trim(path[2:], `\`))
	case systemDisk, bootDisk:
		d, _ := lookupDirid(number)
		return onDisk(d, path)
	}
	d, ok := lookupDirid(number)
	if ok && strings.HasPrefix(d.name, systemRoot) {
		return inWindows(strings.TrimPrefix(d.name+`\`+path, systemRoot))
	}
	return place{d, path}.refine(), ok
}

// Numbers of directories that are found by what lies in them.
const (
	absolutePath   = -1 // a path in full follows
	sourceFolder   = 1  // that of the INF file
	absolutePath16 = 65535
	windows        = 10
	systemDisk     = 24
	bootDisk       = 30
	programData    = 16419
	programFiles   = 16422
	programFiles32 = 16426
)

// systemRoot begins the names of the directories of Windows.
const systemRoot = `%SystemRoot%`

func lookupDirid(number int) (dirid, bool) {
	i := slices.IndexFunc(dirids, func(d dirid) bool { return d.number == number })
	if i < 0 {
		return dirid{}, false
	}
	return dirids[i], true
}

// onDisk returns a directory of a disk, most likely that of Windows. All that is not
// below a directory that Windows makes inherits from the root of the disk.
func onDisk(root dirid, path string) (place, bool) {
	first, below, _ := strings.Cut(path, `\`)
	switch strings.ToLower(first) {
	case "windows":
		return inWindows(below)
	case "programdata", "progra~3":
		return placeOf(programData, below)
	case "program files", "progra~1":
		return placeOf(programFiles, below)
	case "program files (x86)", "progra~2":
		return placeOf(programFiles32, below)
	case "winnt", "documents and settings", "docume~1":
		return place{}, false
	case "users": // the public folders are for everybody who logs on, a profile for its owner
		folder, _, _ := strings.Cut(below, `\`)
		return place{root, path}, strings.EqualFold(folder, "public")
	}
	return place{root, path}, true
}

// inWindows returns a directory of Windows, by the innermost that has a number.
func inWindows(path string) (place, bool) {
	full := strings.TrimRight(systemRoot+`\`+strings.Trim(path, `\`), `\`)
	var found place
	for _, d := range dirids {
		rest, in := cutPrefixFold(full, d.name)
		if in && (rest == "" || rest[0] == '\\') && len(d.name) > len(found.name) {
			found = place{d, strings.Trim(rest, `\`)}
		}
	}
	return found.refine(), true
}

// refine says of a directory below one with a number who may write to it, where that
// differs.
func (d place) refine() place {
	full := d.name + `\` + d.subdirectory
	for _, sub := range subdirectories {
		if rest, in := cutPrefixFold(full, sub.path); in && (rest == "" || rest[0] == '\\') {
			d.writers = sub.writers
		}
	}
	return d
}

// unlistedDirid names a directory that [placeOf] does not know.
func unlistedDirid(number string) string {
	n, _ := strconv.Atoi(number)
	if name := namedDirids[n]; name != "" {
		return name + " (dirid " + strconv.Itoa(n) + ")"
	}
	return "the directory with the dirid " + number
}

// cleanPath returns a path with single backslashes, and none around it.
func cleanPath(path string) string {
	path = strings.ReplaceAll(path, "/", `\`)
	return strings.Join(strings.FieldsFunc(path, func(r rune) bool { return r == '\\' }), `\`)
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
	number, rest, ok := cutDirid(path)
	if !ok {
		return place{}, "", false
	}
	i := strings.LastIndexByte(rest, '\\')
	where, ok = placeOf(number, rest[:max(i, 0)])
	return where, rest[i+1:], ok
}

// cutDirid splits the path of a file that is named as %dirid%\path.
func cutDirid(path string) (number int, rest string, ok bool) {
	rest, token := strings.CutPrefix(strings.Trim(path, `"`), "%")
	digits, rest, closed := strings.Cut(rest, "%")
	number, err := strconv.Atoi(digits)
	return number, rest, token && closed && err == nil
}

// cutPrefixFold is strings.CutPrefix without regard to the case of ASCII letters.
func cutPrefixFold(s, prefix string) (rest string, found bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}
