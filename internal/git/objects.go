package git

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/inflint/inflint/internal/bounded"
)

// objects read the objects of a repository as they are stored, through one process of
// git for all of them. Several goroutines may read at once.
type objects struct {
	command
	mu      sync.Mutex
	process *batch // nil if none runs
}

// A batch is a process of git that is asked for one object after the other.
type batch struct {
	*exec.Cmd
	in     io.WriteCloser
	out    io.ReadCloser
	lines  *bufio.Reader
	stderr *capped
}

// errMissing is the error for an object that the repository does not have.
var errMissing = errors.New("the repository does not have it (a partial clone fetches such things when git itself is asked for them, inflint never does)")

// read returns an object of a kind, of at most limit bytes, and its ID. What goes
// wrong with one costs none of the others: the next has a new process.
func (o *objects) read(name, kind string, limit int64) (content []byte, id string, err error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.process == nil {
		if o.process, err = o.begin(); err != nil {
			return nil, "", err
		}
	}
	timer := time.AfterFunc(o.patience, o.process.stop)
	content, id, inStep, err := o.process.ask(name, kind, limit)
	late := !timer.Stop()
	if inStep && !late {
		return content, id, err
	}
	ended := o.process.end()
	o.process = nil
	switch {
	case late:
		err = o.silent()
	case errors.Is(err, io.ErrUnexpectedEOF):
		err = ended
	}
	return nil, "", err
}

func (o *objects) begin() (*batch, error) {
	cmd, stderr := o.prepare(context.Background(), "cat-file", "--batch")
	b := &batch{Cmd: cmd, stderr: stderr}
	var err error
	if b.in, err = cmd.StdinPipe(); err != nil {
		return nil, err
	}
	if b.out, err = cmd.StdoutPipe(); err != nil {
		return nil, err
	}
	b.lines = bufio.NewReader(b.out)
	return b, cmd.Start()
}

// close ends the process. There may be another one afterwards.
func (o *objects) close() {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.process != nil {
		_ = o.process.end()
		o.process = nil
	}
}

// stop ends the process, and lets no one wait for what it prints.
func (b *batch) stop() {
	_ = b.Process.Kill()
	_ = b.out.Close()
}

// end stops the process, and returns what is known of why it ended by itself.
func (b *batch) end() error {
	b.stop()
	_ = b.in.Close()
	err := b.Wait()
	switch {
	case b.stderr.Len() == 0:
		return fmt.Errorf("git cat-file ended: %w", err)
	case strings.Contains(b.stderr.String(), "promisor remote"):
		return errMissing
	}
	return withText(err, b.stderr)
}

// ask asks for an object. It reports whether the next may be asked for; the error is
// [io.ErrUnexpectedEOF] if the process has ended.
func (b *batch) ask(name, kind string, limit int64) (content []byte, id string, inStep bool, err error) {
	if _, err := io.WriteString(b.in, name+"\n"); err != nil {
		return nil, "", false, io.ErrUnexpectedEOF
	}
	// 1f7a… blob 123, or: 1f7a… missing
	line, err := b.lines.ReadSlice('\n')
	if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
		return nil, "", false, io.ErrUnexpectedEOF
	}
	head := string(line[:min(len(line), 200)])
	words := strings.Fields(head)
	if len(words) == 2 && words[1] == "missing" {
		return nil, "", true, errMissing
	}
	if len(words) != 3 {
		return nil, "", false, fmt.Errorf("git says %q of %s", strings.TrimSpace(head), name)
	}
	size, err := strconv.ParseInt(words[2], 10, 64)
	switch {
	case err != nil:
		return nil, "", false, err
	case words[1] != kind:
		return nil, "", false, fmt.Errorf("%s is a %s, not a %s", name, words[1], kind)
	case size > limit:
		return nil, "", false, &bounded.SizeError{Size: size, Limit: limit}
	}
	content = make([]byte, size+1) // with a line end
	if _, err := io.ReadFull(b.lines, content); err != nil {
		return nil, "", false, io.ErrUnexpectedEOF
	}
	return content[:size], words[0], true, nil
}
