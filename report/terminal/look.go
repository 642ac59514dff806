package terminal

// A Look is what formats for people make of a terminal. The zero value is for files
// and pipes.
type Look struct {
	Color bool
	// Width is the number of columns, 0 if it is not known. If it is known, messages
	// are broken into lines.
	Width int
	// Unicode is set where more than ASCII can be shown. The text of the files is
	// shown as it is in any case.
	Unicode bool
	// Links makes the IDs of rules hyperlinks.
	Links bool
}
