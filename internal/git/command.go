package git

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// patience is how long git may take for one answer. It takes milliseconds, but for
// disks far away.
const patience = time.Minute

// most is how much git may print in answer to a question that is not about a file.
const most = 64 << 20

// A command is git in a directory, kept from running any other program and from
// fetching anything, whatever the configuration of the repository says. No command
// that looks at attributes is run at all, so that filters have no part in it.
type command struct {
	dir      string
	env      []string
	patience time.Duration
}

// isolation are the settings that go over those of the repository. An empty
// core.fsmonitor is none in every version of git. The others take what might be
// fetched (a partial clone fetches what it lacks), and repositories that stand among
// the files of another.
var isolation = []string{
	"--no-pager",
	"-c", "core.fsmonitor=",
	"-c", "core.hooksPath=/dev/null",
	"-c", "protocol.allow=never",
	"-c", "credential.helper=",
	"-c", "safe.bareRepository=explicit",
}

// environment returns what git is to know of the environment. Settings of the user's
// stay: git reads no repository of somebody else's, but for those in safe.directory.
func environment() []string {
	return append(os.Environ(),
		"LC_ALL=C", // the language that is documented
		"GIT_OPTIONAL_LOCKS=0",
		"GIT_TERMINAL_PROMPT=0",
		"GIT_NO_LAZY_FETCH=1",
		"GIT_ALLOW_PROTOCOL=none",
		"GIT_NO_REPLACE_OBJECTS=1",
	)
}

// in returns the command for a repository that has been found. What the environment
// says of repositories, as in hooks, has then been heeded.
func (c command) in(gitDir, root string) command {
	c.dir = root
	c.env = slices.DeleteFunc(slices.Clone(c.env), func(variable string) bool {
		name, _, _ := strings.Cut(variable, "=")
		return slices.Contains([]string{"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"}, strings.ToUpper(name))
	})
	c.env = append(c.env, "GIT_DIR="+gitDir, "GIT_WORK_TREE="+root)
	return c
}

// prepare returns git with arguments that are ours but for revisions, which cannot be
// options. There is no shell. [exec.Command] takes no git of the current directory.
func (c command) prepare(ctx context.Context, args ...string) (*exec.Cmd, *capped) {
	cmd := exec.CommandContext(ctx, "git", append(slices.Clone(isolation), args...)...) //nolint:gosec // see above
	cmd.Dir, cmd.Env = c.dir, c.env
	cmd.WaitDelay = time.Second
	stderr := &capped{limit: 4 << 10}
	cmd.Stderr = stderr
	return cmd, stderr
}

// run runs git, and returns what it prints.
func (c command) run(args ...string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(context.Background(), c.patience)
	defer cancel()
	cmd, stderr := c.prepare(ctx, args...)
	stdout := &capped{limit: most, end: cancel}
	cmd.Stdout = stdout
	err := cmd.Run()
	switch {
	case stdout.more:
		return nil, fmt.Errorf("git %s prints more than %d MiB", args[0], most>>20)
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return nil, c.silent()
	}
	return stdout.Bytes(), withText(err, stderr)
}

func (c command) silent() error {
	return fmt.Errorf("git gives no answer within %v", c.patience)
}

// A capped buffer takes so many bytes, calls end when there are more, and drops them.
type capped struct {
	bytes.Buffer
	limit int
	more  bool
	end   func()
}

func (c *capped) Write(p []byte) (int, error) {
	room := c.limit - c.Len()
	if len(p) > room && !c.more {
		if c.more = true; c.end != nil {
			c.end()
		}
	}
	c.Buffer.Write(p[:min(len(p), room)])
	return len(p), nil
}

// A gitError is what git says when it fails.
type gitError struct {
	text string
	err  error
}

func (e gitError) Error() string { return "git: " + strings.TrimPrefix(e.text, "fatal: ") }
func (e gitError) Unwrap() error { return e.err }

// withText adds what git has said of an error: the line that is fatal, or the first.
func withText(err error, stderr *capped) error {
	text := strings.TrimSpace(stderr.String())
	if err == nil || text == "" {
		return err
	}
	if at := strings.LastIndex("\n"+text, "\nfatal: "); at >= 0 {
		text = text[at:]
	}
	text, _, _ = strings.Cut(text, "\n")
	return gitError{text, err}
}
