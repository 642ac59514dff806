package lint

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// A Pair has two versions of a file to compare. A version that does not exist is nil.
type Pair struct {
	// Path is the name to show.
	Path          string
	Before, After *Input
}

// PairPaths returns the pairs of two files, or of the INF and INX files in two
// directories that have the same path there. An input that cannot be found or
// opened has an error.
func PairPaths(before, after string) ([]Pair, error) {
	old, oldDir := inputsAt(before)
	fresh, freshDir := inputsAt(after)
	failed := !oldDir && old[""].Err != nil || !freshDir && fresh[""].Err != nil
	switch {
	case oldDir == freshDir:
	case !failed:
		return nil, fmt.Errorf("one of %s and %s is a directory; name two files, or two directories", before, after)
	case oldDir:
		old = nil
	default:
		fresh = nil
	}
	var pairs []Pair
	names := map[string]bool{}
	for name := range old {
		names[name] = true
	}
	for name := range fresh {
		names[name] = true
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		pair := Pair{Path: cmp.Or(name, after)}
		if in, ok := old[name]; ok {
			pair.Before = &in
		}
		if in, ok := fresh[name]; ok {
			pair.After = &in
		}
		pairs = append(pairs, pair)
	}
	return pairs, nil
}

// inputsAt returns the inputs of a path: those of a directory by their paths in it,
// and any other under the empty name.
func inputsAt(path string) (inputs map[string]Input, dir bool) {
	inputs = map[string]Input{}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = errors.New("no such file or directory; check the spelling and the working directory")
	case err != nil:
		err = reason(err)
	case info.IsDir():
		f := finder{yield: func(in Input) bool {
			name, err := filepath.Rel(path, in.Path)
			if err != nil {
				name = in.Path
			}
			inputs[filepath.ToSlash(name)] = in
			return true
		}}
		f.walk(path)
		return inputs, true
	case !info.Mode().IsRegular():
		err = errNotRegular()
	}
	inputs[""] = Input{Path: path, Named: true, Err: err}
	return inputs, false
}
