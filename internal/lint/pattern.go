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
)

const windows = runtime.GOOS == "windows"

// isPattern reports whether a path may be one for several files. The ? of
// \\?\C:\… is none: it stands in the volume.
func isPattern(path string) bool {
	return strings.ContainsAny(path[len(filepath.VolumeName(path)):], "*?[{")
}

// match returns the names that a pattern stands for, the directory that they are all
// below, and the directories that it leads into but that cannot be read. On Windows \ is a separator and never an escape,
// and letters match in any case.
func match(pattern string) (below string, names []string, closed []Input, err error) {
	volume := filepath.VolumeName(pattern)
	dir, rest := splitPattern(pattern[len(volume):], windows)
	// Links may lead in circles.
	options := []doublestar.GlobOption{doublestar.WithFilesOnly(), doublestar.WithNoFollow()}
	if windows {
		options = append(options, doublestar.WithCaseInsensitive())
	}
	full := func(name string) string { return filepath.FromSlash(volume + path.Join(dir, name)) }
	root := watchedFS{dirFS(volume, filepath.FromSlash(volume+dir)), func(name string, err error) {
		closed = append(closed, Input{Path: full(name), Err: reason(err)})
	}}
	names, err = doublestar.Glob(root, rest, options...)
	for i, name := range names {
		names[i] = full(name)
	}
	return filepath.FromSlash(volume + dir), names, closed, err
}

// A watchedFS tells of directories that cannot be read. The library passes over them,
// or gives up at the first one.
type watchedFS struct {
	fs.FS
	failed func(name string, err error)
}

func (w watchedFS) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(w.FS, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		w.failed(name, err)
	}
	return entries, err
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
