package main

import (
	"errors"

	"github.com/inflint/inflint/internal/config"
)

// maxHidden is how many configuration files above another one it is compared with. A tree
// may have thousands, and each file would be held against all of them.
const maxHidden = 16

// hiddenFiles are the configuration files that another one hides, the nearest first: nothing
// of theirs holds. A change that adds a file further down takes away what they ask for.
type hiddenFiles struct {
	files []*config.File
	// unread names the nearest further one whose settings are not known: it is wrong, or
	// one too many.
	unread string
}

// names returns the names of all files.
func (h *hiddenFiles) names() []string {
	var names []string
	for _, f := range h.files {
		names = append(names, f.Path)
	}
	if h.unread != "" {
		names = append(names, h.unread)
	}
	return names
}

// hides returns the configuration files that another one hides.
func (c *configuration) hides(file *config.File) (h hiddenFiles) {
	if c.above == nil {
		return h
	}
	for {
		above, err := c.above(file)
		wrong := (*config.Error)(nil)
		switch {
		case errors.As(err, &wrong):
			h.unread = wrong.File
			return h
		case err != nil:
			h.unread = "a configuration above"
			return h
		case above == nil:
			return h
		case len(h.files) == maxHidden:
			h.unread = above.Path
			return h
		}
		h.files = append(h.files, above)
		file = above
	}
}
