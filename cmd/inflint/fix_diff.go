package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/fix"
	"github.com/inflint/inflint/report/printable"
)

// show prints the difference between a file and what it is fixed to.
func (r *fixRun) show(source *fix.Source, fixed *fix.Fixed) error {
	if len(fixed.Applied) == 0 {
		return nil
	}
	name := source.Path
	if e := source.File.Encoding; e != inf.ANSI {
		name += " (shown as text; the file is in " + e.String() + ")"
	}
	name = printable.Text(name)
	all := diff.Diff(name, sourceText(source.File), name, sourceText(fixed.File))
	_, lines, _ := bytes.Cut(all, []byte("\n")) // the first line is a command
	for line := range bytes.Lines(lines) {
		text := strings.TrimSuffix(strings.TrimSuffix(string(line), "\n"), "\r")
		if _, err := fmt.Fprintln(r.stdout, printable.Text(text)); err != nil {
			return err
		}
	}
	return nil
}

// sourceText returns a file as an editor shows it.
func sourceText(f *inf.File) []byte {
	return []byte(f.Source(inf.Span{Start: 0, End: len(f.Text)}))
}
