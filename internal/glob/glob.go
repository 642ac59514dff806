// Package glob matches the names of files with patterns, in a time that grows with the
// lengths of both and not faster.
//
// The library that matches tries what braces stand for again and again. A pattern with
// braces is therefore taken apart into those without, of which there may be so many.
package glob

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

const (
	maxLength       = 1024
	maxAlternatives = 64
)

// Errors for patterns that are not taken.
var (
	ErrMalformed    = errors.New("a [ or { is not closed, or a part is empty")
	ErrTooLong      = fmt.Errorf("it has more than %d characters; write several patterns", maxLength)
	ErrAlternatives = fmt.Errorf("its { } stand for more than %d patterns; write several patterns", maxAlternatives)
)

// A Pattern is a pattern with *, ?, [ and {, and ** for any directories.
type Pattern struct {
	alternatives []string // without braces
	fold         bool
}

// Parse reads a pattern. If fold is set, it matches names in any case.
func Parse(pattern string, fold bool) (*Pattern, error) {
	switch {
	case len(pattern) > maxLength:
		return nil, ErrTooLong
	case !doublestar.ValidatePattern(pattern):
		return nil, ErrMalformed
	}
	if fold {
		pattern = strings.ToLower(pattern)
	}
	alternatives, err := expand(pattern)
	if err != nil {
		return nil, err
	}
	return &Pattern{alternatives, fold}, nil
}

// expand returns the patterns without braces that a valid pattern stands for.
func expand(pattern string) ([]string, error) {
	start, commas, end := braces(pattern)
	if end < 0 {
		return []string{pattern}, nil
	}
	rests, err := expand(pattern[end+1:])
	if err != nil {
		return nil, err
	}
	var all []string
	from := start + 1
	for _, to := range append(commas, end) {
		inner, err := expand(pattern[from:to])
		if err != nil {
			return nil, err
		}
		if len(all)+len(inner)*len(rests) > maxAlternatives {
			return nil, ErrAlternatives
		}
		for _, one := range inner {
			for _, rest := range rests {
				all = append(all, pattern[:start]+one+rest)
			}
		}
		from = to + 1
	}
	return all, nil
}

// braces returns where the first brace of a valid pattern is, the commas that belong to
// it, and the brace that closes it; -1 if there is none.
func braces(pattern string) (start int, commas []int, end int) {
	depth, class := 0, false
	for i := 0; i < len(pattern); i++ {
		switch c := pattern[i]; {
		case c == '\\':
			i++
		case class:
			class = c != ']'
		case c == '[':
			class = true
		case c == '{':
			if depth == 0 {
				start = i
			}
			depth++
		case c == '}' && depth > 0:
			if depth--; depth == 0 {
				return start, commas, i
			}
		case c == ',' && depth == 1:
			commas = append(commas, i)
		}
	}
	return 0, nil, -1
}

// Match reports whether the pattern matches a name, which has slashes.
func (p *Pattern) Match(name string) bool {
	name = p.folded(name)
	return slices.ContainsFunc(p.alternatives, func(a string) bool { return doublestar.MatchUnvalidated(a, name) })
}

// Below reports whether the pattern can match a name below a directory.
func (p *Pattern) Below(dir string) bool {
	dirs := strings.Split(p.folded(dir), "/")
	return slices.ContainsFunc(p.alternatives, func(a string) bool {
		parts := strings.Split(a, "/")
		for i, name := range dirs {
			switch {
			case i < len(parts) && parts[i] == "**":
				return true
			case i >= len(parts)-1 || !doublestar.MatchUnvalidated(parts[i], name):
				return false
			}
		}
		return true
	})
}

func (p *Pattern) folded(name string) string {
	if p.fold {
		return strings.ToLower(name)
	}
	return name
}

// Names returns the names that stand in the pattern between slashes, of those without
// which it matches nothing.
func (p *Pattern) Names() []string {
	var names []string
	for _, name := range strings.Split(p.alternatives[0], "/") {
		if name != "" && !strings.ContainsAny(name, `*?[\`) && !slices.ContainsFunc(p.alternatives, func(a string) bool {
			return !slices.Contains(strings.Split(a, "/"), name)
		}) {
			names = append(names, name)
		}
	}
	return names
}
