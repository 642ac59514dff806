package spelling

import (
	"fmt"
	"slices"
	"strings"
)

// OneOf checks that a name is one of the words, which are all there are of a kind.
func OneOf(kind, name string, words []string) error {
	if slices.Contains(words, name) {
		return nil
	}
	last := len(words) - 1
	return fmt.Errorf("unknown %s %q; expected %s or %s%s", kind, name, strings.Join(words[:last], ", "), words[last], DidYouMean(name, words))
}
