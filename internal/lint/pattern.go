package lint

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

const windows = runtime.GOOS == "windows"

// isPattern reports whether a path may be one for several files. The ? of
// \\?\C:\… is none: it stands in the volume.
func isPattern(path string) bool {
	return strings.ContainsAny(path[len(filepath.VolumeName(path)):], "*?[{")
}

// match returns the files that a pattern stands for. On Windows \ is a separator
// and never an escape, and letters match in any case.
func match(pattern string) ([]string, error) {
	volume := filepath.VolumeName(pattern)
	dir, below := splitPattern(pattern[len(volume):], windows)
	options := []doublestar.GlobOption{doublestar.WithFilesOnly()}
	if windows {
		options = append(options, doublestar.WithCaseInsensitive())
	}
	names, err := doublestar.Glob(dirFS(volume, filepath.FromSlash(volume+dir)), below, options...)
	for i, name := range names {
		names[i] = filepath.FromSlash(volume + path.Join(dir, name))
	}
	return names, err
}

// dirFS returns the files below a directory. Names that begin with \\?\ go to the
// file system as they are ("Naming Files, Paths, and Namespaces"), and none is called
// dir\., as [os.DirFS] has it.
func dirFS(volume, dir string) fs.FS {
	if strings.HasPrefix(volume, `\\?\`) {
		return literalDir(dir)
	}
	return os.DirFS(dir)
}

type literalDir string

func (d literalDir) Open(name string) (fs.File, error) {
	if name == "." {
		return os.Open(string(d))
	}
	return os.DirFS(string(d)).Open(name)
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
