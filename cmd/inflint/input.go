package main

import (
	"fmt"
	"io/fs"
	"iter"

	"github.com/spf13/cobra"

	"github.com/inflint/inflint/internal/lint"
)

// inputOptions are the flags of the commands that read INF files.
type inputOptions struct {
	stdinName string
	maxSize   lint.Size
}

func (o *inputOptions) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.stdinName, "stdin-name", "stdin.inf", "the file `NAME` for what comes from standard input")
	o.addMaxSize(cmd)
}

func (o *inputOptions) addMaxSize(cmd *cobra.Command) {
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
			in.MaxSize = o.maxSize
			if !yield(in) {
				return
			}
		}
	}
}

// foundNone says that there is nothing to do, which is no error.
func (a *app) foundNone() {
	a.complain("found no .inf or .inx file; name files, directories or patterns")
}

func pathsOrHere(paths []string) []string {
	if len(paths) == 0 {
		return []string{"."}
	}
	return paths
}
