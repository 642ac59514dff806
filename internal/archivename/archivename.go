// Package archivename looks at the names that files have in an archive.
//
// An archive comes from somebody else, and so do its names. Windows takes / and \ both for
// a separator, and has names that lead out of the folder into which an archive is
// unpacked, or that are no files at all. Nothing is unpacked here: but what is said about a
// file of an archive is said of the name that the file would have on Windows.
package archivename

import "strings"

// A Fault says why a name is not that of a file below the folder of the archive.
type Fault int

// The faults, in the order in which they are looked for.
const (
	None     Fault = iota
	Empty          // no name, or a part of it is empty
	Control        // a NUL or another control character
	Drive          // begins with a drive, as C:
	Absolute       // begins with a separator: the root of a drive, or another machine
	Upwards        // has the part ..
	Dot            // has the part .
	Reserved       // has a character that a file name cannot have: " * : < > ? |
	Ending         // a part ends with a dot or a blank, which Windows removes
	Device         // a part is a device of DOS, as CON, or NUL.txt
)

func (f Fault) String() string {
	return [...]string{
		"no fault", "an empty name", "a control character", "a drive", "an absolute path",
		"a path that leads upwards", "a path with the part .", "a character that no file name has",
		"a name that ends with a dot or a blank", "the name of a device",
	}[f]
}

// Path returns a name with / between its parts, or why it is no name of a file.
func Path(name string) (string, Fault) {
	path := strings.ReplaceAll(name, `\`, "/")
	switch {
	case path == "":
		return "", Empty
	case strings.ContainsFunc(path, func(r rune) bool { return r < ' ' || r == 0x7F }):
		return "", Control
	case len(path) > 1 && path[1] == ':' && isLetter(path[0]):
		return "", Drive
	case path[0] == '/':
		return "", Absolute
	}
	worst := None
	for part := range strings.SplitSeq(path, "/") {
		if f := fault(part); f != None && (worst == None || f < worst) {
			worst = f
		}
	}
	if worst != None {
		return "", worst
	}
	return path, None
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func fault(part string) Fault {
	switch {
	case part == "":
		return Empty
	case part == "..":
		return Upwards
	case part == ".":
		return Dot
	case strings.ContainsAny(part, `"*:<>?|`):
		return Reserved
	case isDevice(part):
		return Device
	case strings.HasSuffix(part, ".") || strings.HasSuffix(part, " "):
		return Ending
	}
	return None
}

// isDevice is for the names that https://learn.microsoft.com/windows/win32/fileio/naming-a-file
// lists, with any extension.
func isDevice(part string) bool {
	stem, _, _ := strings.Cut(part, ".")
	stem = strings.ToUpper(strings.TrimRight(stem, " "))
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	number, ok := strings.CutPrefix(stem, "COM")
	if !ok {
		number, ok = strings.CutPrefix(stem, "LPT")
	}
	switch number {
	case "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³":
		return ok
	}
	return false
}
