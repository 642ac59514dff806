package outcome

// Inputs are what became of the files of a run.
type Inputs struct {
	// Files is the number of files that were read and are driver INFs.
	Files   int
	Skipped []Skipped
	Errors  []Error
}

// Skipped is a file that is no driver INF.
type Skipped struct {
	File   string `json:"file"`
	Reason string `json:"reason"`
}

// An Error is a file that could not be read.
type Error struct {
	File    string `json:"file"`
	Message string `json:"message"`
}
