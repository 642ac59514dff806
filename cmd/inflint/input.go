package main

import (
	"fmt"
	"io/fs"
	"iter"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/report/outcome"
)

// stdinName is the name of standard input where nobody gives it another.
const stdinName = "stdin.inf"

// inputOptions are the flags of the commands that read INF files.
type inputOptions struct {
	stdinName string
	maxSize   lint.Size
	allowNone bool
}

func (o *inputOptions) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.stdinName, "stdin-name", stdinName, "the file `NAME` that reports have for standard input")
	o.addCommon(cmd)
}

// addCommon adds the flags of commands that do not read standard input, too.
func (o *inputOptions) addCommon(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&o.allowNone, "allow-none", false, "do not fail if there is no INF file")
	o.maxSize = lint.DefaultMaxSize
	cmd.Flags().Func("max-size", fmt.Sprintf("read no INF file larger than `SIZE`, such as 10M or 512KiB (default %v)", o.maxSize), func(text string) (err error) {
		o.maxSize, err = lint.ParseSize(text)
		return err
	})
}

// find yields the inputs that paths stand for. For listed see [lint.Find].
func (a *app) find(paths []string, o inputOptions, listed func(dir string, entries []fs.DirEntry)) iter.Seq[lint.Input] {
	return func(yield func(lint.Input) bool) {
		a.hold.heedSignals()
		for in := range lint.Find(paths, a.stdin, o.stdinName, listed) {
			if o.allowNone && in.Err == lint.ErrNoMatch {
				continue
			}
			in.MaxSize = o.maxSize
			if !yield(in) {
				return
			}
		}
	}
}

// nothing says that there was nothing to do: a run that looks at no file must not pass
// for one that finds nothing. It returns the exit code.
func (a *app) nothing(read outcome.Inputs, o inputOptions) error {
	a.complain("%s", foundNothing(read))
	if o.allowNone {
		return nil
	}
	return errExit(exitFailed)
}

func foundNothing(read outcome.Inputs) string {
	switch n := len(read.Skipped); n {
	case 0:
		return "found no .inf or .inx file; name files, directories or patterns"
	case 1:
		return fmt.Sprintf("found no INF file; skipped %s: %s", read.Skipped[0].File, read.Skipped[0].Reason)
	default:
		return fmt.Sprintf("found no INF file; skipped %d files, the first is %s: %s", n, read.Skipped[0].File, read.Skipped[0].Reason)
	}
}

// skip puts a file that is no driver INF into the outcome.
func (a *app) skip(path string, kind lint.Kind, list *[]outcome.Skipped, say bool) {
	path = filepath.ToSlash(path)
	s := outcome.Skipped{File: path, Reason: "it is " + string(kind), Known: kind.Known()}
	*list = append(*list, s)
	if say {
		a.complain("%s: skipped: %s", path, s.Reason)
	}
}

func pathsOrHere(paths []string) []string {
	if len(paths) == 0 {
		return []string{"."}
	}
	return paths
}
