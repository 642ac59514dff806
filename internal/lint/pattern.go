package lint

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/inflint/inflint/internal/glob"
)

const windows = runtime.GOOS == "windows"

// isPattern reports whether a path may be one for several files. The ? of
// \\?\C:\… is none: it stands in the volume.
func isPattern(path string) bool {
	return strings.ContainsAny(path[len(filepath.VolumeName(path)):], "*?[{")
}

// match returns the names that a pattern stands for, the directory that they are all
// below, and the directories that it leads into but that cannot be read. On Windows \ is
// a separator and never an escape, and letters match in any case. Links to directories
// are not followed: they may lead in circles.
func match(pattern string) (below string, names []string, closed []Input, err error) {
	volume := filepath.VolumeName(pattern)
	dir, rest := splitPattern(pattern[len(volume):], windows)
	p, err := glob.Parse(rest, windows)
	if err != nil {
		return "", nil, nil, err
	}
	full := func(name string) string { return filepath.FromSlash(volume + path.Join(dir, name)) }
	var walk func(dir string)
	walk = func(dir string) {
		entries, err := os.ReadDir(full(dir))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			closed = append(closed, Input{Path: full(dir), Err: reason(err)})
		}
		for _, d := range entries {
			switch name := path.Join(dir, d.Name()); {
			case d.IsDir():
				if p.Below(name) {
					walk(name)
				}
			case p.Match(name):
				names = append(names, full(name))
			}
		}
	}
	walk("")
	return filepath.FromSlash(volume + dir), names, closed, nil
}

// splitPattern splits what follows the volume of a pattern into the directory that
// it starts from and the pattern of the files below, both with slashes. The volume
// is not a part of that directory: of the two slashes before a server, path.Clean
// would make one.
func splitPattern(rest string, windows bool) (dir, below string) {
	if windows {
		rest = strings.ReplaceAll(rest, `\`, "/")
	}
	return doublestar.SplitPattern(path.Clean(rest))
}

// fileKey is the same for the names of one file, as far as the names tell.
func fileKey(name string, windows bool) string {
	name = filepath.Clean(name)
	if windows {
		name = strings.ToLower(strings.ReplaceAll(name, "/", `\`))
	}
	return name
}

// notFound says what to do about a path under which there is nothing.
func notFound(path string, windows bool) string {
	if windows && strings.Contains(path, `"`) {
		return `no such file or directory: the \ before a closing " takes the " for a part of the name; leave that \ out`
	}
	return "no such file or directory; check the spelling and the working directory"
}
