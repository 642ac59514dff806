package rules

import (
	"strings"

	"github.com/inflint/inflint/inf"
)

// sourceEntries returns the lines of [SourceDisksFiles] for a file on an
// architecture: those of the section for it, and of that without; of all sections
// where the architecture is not known.
func sourceEntries(f *inf.File, file, arch string) []*inf.Entry {
	var lines []*inf.Entry
	for _, s := range f.Sections {
		base, platform, _ := strings.Cut(s.Name, ".")
		if !strings.EqualFold(base, "SourceDisksFiles") || arch != "" && platform != "" && !strings.EqualFold(platform, arch) {
			continue
		}
		if line := s.First(file); line != nil {
			lines = append(lines, line)
		}
	}
	return lines
}
