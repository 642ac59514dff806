package lint

import "io/fs"

// A Tree is a folder with all that is below it, at one time. Names are relative to the
// folder and have slashes; "." is the folder itself. A Tree follows no links, and none of
// its methods leads out of it.
type Tree interface {
	// List returns the types of what a folder has, by name.
	List(folder string) (map[string]fs.FileMode, error)
	// Read reads a regular file of at most limit bytes.
	Read(name string, limit int64) ([]byte, error)
	// Version tells trees apart.
	Version() string
}
