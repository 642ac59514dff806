// Package git compares files with the revisions of the git repository that they are in:
// [Open] reads the files of a revision, [ChangesSince] tells which lines are new,
// [PairRevisions] returns the two versions of files that differ.
//
// git says where the repository is and which commit is meant, and hands out objects as
// they are stored. Whatever else there is to do is done here: comparing, above all,
// since for that git runs filters that the files themselves choose.
package git

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// A repository is a git repository with a working tree.
type repository struct {
	command
	root    string // with symbolic links followed, as git names it
	objects *objects
}

// openRepository finds the repository that a directory is in. It is to be closed.
func openRepository(dir string) (*repository, error) {
	if _, err := exec.LookPath("git"); err != nil {
		return nil, errors.New("git is not installed or not in the PATH, and without it nobody knows what a revision has")
	}
	c := command{dir: dir, env: environment(), patience: patience}
	root, err := c.line("rev-parse", "--show-toplevel")
	if err != nil {
		return nil, fmt.Errorf("%s is not in the working tree of a git repository (%w); run inflint in one", dir, err)
	}
	root = filepath.FromSlash(root)
	gitDir, err := c.line("rev-parse", "--absolute-git-dir")
	if err != nil {
		return nil, err
	}
	c = c.in(gitDir, root)
	r := &repository{command: c, root: root, objects: &objects{command: c}}
	if _, ok := r.path(dir); !ok {
		return nil, fmt.Errorf("the files of the git repository of %s are in %s, by its setting core.worktree; run inflint there", dir, root)
	}
	return r, nil
}

// close ends what runs of git.
func (r *repository) close() { r.objects.close() }

// resolve returns the commit that a revision names.
func (r *repository) resolve(revision string) (commit string, err error) {
	// It would be an option to git.
	if revision == "" || strings.HasPrefix(revision, "-") {
		return "", fmt.Errorf("%q is no git revision; name a branch, a tag or a commit", revision)
	}
	commit, err = r.line("rev-parse", "--verify", revision+"^{commit}")
	switch failed := (*exec.ExitError)(nil); {
	case err != nil && !errors.As(err, &failed):
		return "", err
	case err != nil || !regexp.MustCompile(`^([0-9a-f]{40}|[0-9a-f]{64})$`).MatchString(commit):
		return "", fmt.Errorf("git knows no revision %q here; fetch it, or check the spelling (actions/checkout has one commit only; with fetch-depth: 2, HEAD^1 is what a pull request goes into; with fetch-depth: 0, all branches are there)", revision)
	}
	return commit, nil
}

// line runs git, and returns the line that it prints. A path in it may have line ends.
func (c command) line(args ...string) (string, error) {
	out, err := c.run(args...)
	return strings.TrimSuffix(string(out), "\n"), err
}

// path returns the path of a file in the repository, which need not be there.
func (r *repository) path(name string) (string, bool) {
	absolute, err := filepath.Abs(name)
	if err != nil {
		return "", false
	}
	path, err := filepath.Rel(r.root, follow(absolute))
	if err != nil || !filepath.IsLocal(path) {
		return "", false
	}
	return filepath.ToSlash(path), true
}

// linked reports whether the way to a file, from the root of the repository on, leads
// through a symbolic link. To git such a file is none: a revision may have what the link
// leads to, and not have it there.
func (r *repository) linked(name string) bool {
	absolute, err := filepath.Abs(name)
	root, errRoot := os.Stat(r.root)
	if err != nil || errRoot != nil {
		return false
	}
	through := false
	for at := absolute; filepath.Dir(at) != at; at = filepath.Dir(at) {
		if info, err := os.Stat(at); err == nil && os.SameFile(info, root) {
			return through
		}
		if info, err := os.Lstat(at); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			through = true
		}
	}
	return false // the name leads into the repository from elsewhere
}

// follow follows the symbolic links in a path as far as it exists.
func follow(path string) string {
	if followed, err := filepath.EvalSymlinks(path); err == nil {
		return followed
	}
	dir := filepath.Dir(path)
	if dir == path {
		return path
	}
	return filepath.Join(follow(dir), filepath.Base(path))
}
