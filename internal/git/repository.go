// Package git compares files with the revisions of the git repository that they are in:
// [ChangesSince] tells which lines are new, [PairRevisions] returns the two versions of
// files that differ.
package git

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/inflint/inflint/internal/bounded"
)

// A repository is a git repository that a revision is compared with.
type repository struct {
	root   string // with symbolic links followed, as git names it
	commit string
}

// openRepository finds the repository that a directory is in, and the commit that
// a revision names.
func openRepository(dir, revision string) (*repository, error) {
	if _, err := exec.LookPath("git"); err != nil {
		return nil, errors.New("git is not installed or not in the PATH, and without it nobody knows what is new")
	}
	r := &repository{root: dir}
	root, err := r.git("rev-parse", "--show-toplevel")
	if err != nil {
		return nil, fmt.Errorf("%s is not in the working tree of a git repository (%w); run inflint in one", dir, err)
	}
	r.root = filepath.FromSlash(strings.TrimRight(string(root), "\r\n"))
	r.commit, err = r.resolve(revision)
	return r, err
}

// resolve returns the commit that a revision names.
func (r *repository) resolve(revision string) (commit string, err error) {
	// It would be an option to git.
	if revision == "" || strings.HasPrefix(revision, "-") {
		return "", fmt.Errorf("%q is no git revision; name a branch, a tag or a commit", revision)
	}
	out, err := r.git("rev-parse", "--verify", revision+"^{commit}")
	if err != nil {
		return "", fmt.Errorf("git knows no revision %q here; fetch it, or check the spelling (a checkout in CI may have one commit only)", revision)
	}
	return strings.TrimRight(string(out), "\r\n"), nil
}

// git runs git in the repository, and returns what it prints. The arguments are
// fixed but for revisions and paths that cannot be options.
func (r *repository) git(args ...string) ([]byte, error) { return r.gitUpTo(math.MaxInt64-1, args...) }

// gitUpTo is git for what prints files.
func (r *repository) gitUpTo(limit int64, args ...string) ([]byte, error) {
	cmd := exec.Command("git", args...) //nolint:gosec // no shell, and no argument of the user's that git takes for an option
	cmd.Dir = r.root
	// Leave the index alone, and use no language but the one that is documented.
	cmd.Env = append(os.Environ(), "GIT_OPTIONAL_LOCKS=0", "LC_ALL=C")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	stdout, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return nil, err
	}
	out, err := bounded.ReadAll(stdout, limit)
	_ = stdout.Close() // git ends when there is more
	if ended := cmd.Wait(); err == nil {
		err = ended
	}
	if text, _, _ := strings.Cut(strings.TrimSpace(stderr.String()), "\n"); err != nil && text != "" {
		return out, gitError{text, err}
	}
	return out, err
}

// A gitError is what git says when it fails.
type gitError struct {
	text string
	err  error
}

func (e gitError) Error() string { return "git: " + strings.TrimPrefix(e.text, "fatal: ") }
func (e gitError) Unwrap() error { return e.err }

// names splits a list of paths that zero bytes end, as git prints them with -z.
func names(list []byte) map[string]bool {
	found := map[string]bool{}
	for name := range strings.SplitSeq(string(list), "\x00") {
		if name != "" {
			found[name] = true
		}
	}
	return found
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
