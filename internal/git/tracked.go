package git

import (
	"fmt"
	"os/exec"
	"slices"
	"strings"
)

// Installed reports whether git can be asked.
func Installed() bool {
	_, err := exec.LookPath("git")
	return err == nil
}

// Tracked returns the files that git tracks in the working tree whose top is a directory,
// by their paths below it, with slashes and sorted.
func Tracked(top string) ([]string, error) {
	r, err := openRepository(top)
	if err != nil {
		return nil, err
	}
	defer r.close()
	if follow(top) != r.root {
		return nil, fmt.Errorf("%s is not the top of the working tree, which is %s", top, r.root)
	}
	out, err := r.run("ls-files", "-z", "--cached")
	if err != nil {
		return nil, err
	}
	files := strings.FieldsFunc(string(out), func(r rune) bool { return r == 0 })
	slices.Sort(files) // a file has several places while it is merged
	return slices.Compact(files), nil
}
