package config

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"github.com/inflint/inflint/internal/glob"
)

// badPattern says what is wrong with the pattern of a section, and the remedy; it
// returns "" for one that is right. Patterns that no file can match are wrong.
func badPattern(pattern string) string {
	switch {
	case pattern == "":
		return `the pattern is empty; write one, as in [path "third_party/**"]`
	case strings.Contains(pattern, `\`):
		return fmt.Sprintf("pattern %s has a \\; write / between directories, on every system", shortened(pattern))
	case strings.HasPrefix(pattern, "/"):
		return fmt.Sprintf("pattern %s matches nothing: patterns start in the directory of this file; leave out the / in front", shortened(pattern))
	case strings.HasSuffix(pattern, "/"):
		return fmt.Sprintf("pattern %s matches nothing: patterns match files; write \"%s**\" for all files below a directory", shortened(pattern), pattern)
	case path.Clean(pattern) != pattern:
		return fmt.Sprintf("pattern %s matches nothing: paths have no . or empty parts; write \"%s\"", shortened(pattern), path.Clean(pattern))
	}
	if _, err := glob.Parse(pattern, false); err != nil {
		return fmt.Sprintf("pattern %s is not taken: %v; see docs/configuration.md", shortened(pattern), err)
	}
	return ""
}

// shortened quotes a pattern, of which it leaves out what is too long for a message.
func shortened(pattern string) string {
	const most = 60
	if len(pattern) > most {
		pattern = strings.ToValidUTF8(pattern[:most], "") + "…"
	}
	return strconv.Quote(pattern)
}
