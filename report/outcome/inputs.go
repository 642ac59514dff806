package outcome

import "slices"

// Inputs say what became of the files of a run.
type Inputs struct {
	// Files is the number of files that were read and are driver INFs.
	Files   int
	Skipped []Skipped
	Errors  []Error
}

// Nothing reports whether there was nothing to do: no driver INF, and no file of another
// known kind.
func (in *Inputs) Nothing() bool {
	return in.Files == 0 && !slices.ContainsFunc(in.Skipped, func(s Skipped) bool { return s.Known })
}

// Skipped is a file that is no driver INF.
type Skipped struct {
	File   string `json:"file"`
	Reason string `json:"reason"`
	// Known is set if it is of a kind of its own, such as an autorun file.
	Known bool `json:"-"`
}

// An Error is a file that could not be read.
type Error struct {
	File    string `json:"file"`
	Message string `json:"message"`
}
