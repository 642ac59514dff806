package git

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/bounded"
	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/rules"
)

// Changes tell which lines of the files in a git repository a revision does not
// have. A file that the revision does not have is new as a whole; so is one under
// a new name, and one outside of the repository.
type Changes struct {
	old   *Revision
	files map[*inf.File]*newLines
	dir   string // for what git compares
}

type lineRange struct{ first, last int }

// newLines are the lines of a file that its old version does not have.
type newLines struct {
	all    bool
	ranges []lineRange
}

// ChangesSince prepares to compare files with a revision of the repository that a
// directory is in. They are to be closed.
func ChangesSince(revision, dir string) (*Changes, error) {
	old, err := Open(dir, revision)
	if err != nil {
		return nil, err
	}
	temporary, err := os.MkdirTemp("", "inflint-")
	if err != nil {
		old.Close()
		return nil, err
	}
	return &Changes{old: old, files: map[*inf.File]*newLines{}, dir: temporary}, nil
}

// Close removes what git compared.
func (c *Changes) Close() error {
	c.old.Close()
	return os.RemoveAll(c.dir)
}

// Filter takes out of a result the findings that touch no new line: with the place
// that they point at, or with any line of the entry that they are about. It returns
// how many it took.
func (c *Changes) Filter(r *lint.Result) (int, error) {
	var kept []*rules.Finding
	for _, f := range r.Findings {
		isNew, err := c.touched(f)
		if err != nil {
			return 0, err
		}
		if isNew {
			kept = append(kept, f)
		}
	}
	taken := len(r.Findings) - len(kept)
	r.Findings = kept
	clear(c.files) // no other result has these
	return taken, nil
}

func (c *Changes) touched(f *rules.Finding) (bool, error) {
	lines, err := c.linesOf(f.File)
	if err != nil {
		return false, err
	}
	if lines.touch(f.Start().Line, f.End().Line) {
		return true, nil
	}
	if f.Entry == nil {
		return false, nil
	}
	if lines, err = c.linesOf(f.Entry.Section.File); err != nil {
		return false, err
	}
	return lines.touch(f.Entry.Lines()), nil
}

func (n *newLines) touch(first, last int) bool {
	for _, r := range n.ranges {
		if first <= r.last && r.first <= last {
			return true
		}
	}
	return n.all
}

func (c *Changes) linesOf(f *inf.File) (*newLines, error) {
	if lines := c.files[f]; lines != nil {
		return lines, nil
	}
	lines := &newLines{}
	path, ok := c.old.Path(f.Name)
	var src []byte
	err := fs.ErrNotExist
	if ok {
		src, err = c.old.ReadFile(path, int64(lint.LargestSize))
	}
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, bounded.ErrNotRegular):
		lines.all = true
	case err == nil:
		lines.ranges, err = c.compare(src, f)
		fallthrough
	default:
		if err != nil {
			return nil, fmt.Errorf("cannot compare %s with revision %.12s: %w", f.Name, c.old.Commit(), err)
		}
	}
	c.files[f] = lines
	return lines, nil
}

// compare returns the lines of a file that its old version does not have. Both are
// compared as text: to git a file in UTF-16 is binary. Line ends do not count, and
// neither does the encoding.
func (c *Changes) compare(src []byte, f *inf.File) ([]lineRange, error) {
	texts := map[string]string{"old": text(src, f), "new": lines(f.Text)}
	if texts["old"] == texts["new"] {
		return nil, nil
	}
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(c.dir, name), []byte(text), 0o600); err != nil {
			return nil, err
		}
	}
	outside := command{dir: c.dir, env: environment(), patience: patience}
	out, err := outside.run("diff", "--no-index", "--text", "--unified=0", "--inter-hunk-context=0", "--no-color", "--no-ext-diff", "--no-textconv", "--", "old", "new")
	differs := (*exec.ExitError)(nil)
	if err != nil && (!errors.As(err, &differs) || differs.ExitCode() != 1) {
		return nil, err
	}
	return hunks(string(out)), nil
}

const hunk = `(?m)^@@ -\d+(?:,\d+)? \+(\d{1,9})(?:,(\d{1,9}))? @@`

// hunks returns the added lines of a difference without context. A line of the file
// has another character before it, so it is not mistaken for the head of a hunk.
func hunks(diff string) []lineRange {
	var added []lineRange
	for _, m := range regexp.MustCompile(hunk).FindAllStringSubmatch(diff, -1) {
		first, _ := strconv.Atoi(m[1])
		count := 1
		if m[2] != "" {
			count, _ = strconv.Atoi(m[2])
		}
		if count > 0 {
			added = append(added, lineRange{first, first + count - 1})
		}
	}
	return added
}
