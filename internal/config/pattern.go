package config

import (
	"fmt"
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// badPattern says what is wrong with the pattern of a section, and the remedy; it
// returns "" for one that is right. Patterns that no file can match are wrong.
func badPattern(pattern string) string {
	switch {
	case pattern == "":
		return `the pattern is empty; write one, as in [path "third_party/**"]`
	case strings.Contains(pattern, `\`):
		return fmt.Sprintf("pattern %q has a \\; write / between directories, on every system", pattern)
	case strings.HasPrefix(pattern, "/"):
		return fmt.Sprintf("pattern %q matches nothing: patterns start in the directory of this file; leave out the / in front", pattern)
	case strings.HasSuffix(pattern, "/"):
		return fmt.Sprintf("pattern %q matches nothing: patterns match files; write \"%s**\" for all files below a directory", pattern, pattern)
	case path.Clean(pattern) != pattern:
		return fmt.Sprintf("pattern %q matches nothing: paths have no . or empty parts; write \"%s\"", pattern, path.Clean(pattern))
	case !doublestar.ValidatePattern(pattern):
		return fmt.Sprintf("pattern %q is malformed: a [ or { is not closed, or a part is empty; see docs/configuration.md", pattern)
	}
	return ""
}
