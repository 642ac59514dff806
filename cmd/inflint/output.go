package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/inflint/inflint/internal/atomicfile"
	"github.com/inflint/inflint/internal/config"
	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/internal/witness"
	"github.com/inflint/inflint/report"
	"github.com/inflint/inflint/report/terminal"
)

// outputFlags say what is reported, and where to.
type outputFlags struct {
	formats []string
	file    string
}

// add adds the flags to a command that has the formats.
func (o *outputFlags) add(cmd *cobra.Command, formats []string) {
	flags := cmd.Flags()
	flags.StringArrayVarP(&o.formats, "format", "f", []string{"text"},
		"report as `FORMAT`: "+strings.Join(formats, ", ")+"; FORMAT=FILE writes into a file; may be repeated")
	flags.Lookup("format").DefValue = "text" // which pflag shows as [text]
	completeFlag(cmd, "format", formats...)
	flags.StringVarP(&o.file, "output", "o", "", "write the report into `FILE` instead of standard output")
}

// An output is one report and the file that it goes to; none for standard output.
type output struct{ format, file string }

// parse returns the reports that the flags ask for, in formats that check lets pass.
func (o *outputFlags) parse(check func(format string) error) ([]output, error) {
	var outputs []output
	taken := map[string]string{} // file to format
	for _, value := range o.formats {
		format, file, toFile := strings.Cut(value, "=")
		if err := check(format); err != nil {
			return nil, fmt.Errorf("--format: %w", err)
		}
		if toFile && file == "" {
			return nil, fmt.Errorf("--format %s: no file name after the =", value)
		}
		if !toFile {
			file = o.file
		}
		place, key := "standard output", ""
		if file != "" {
			place, key = file, filepath.Clean(file)
		}
		if other, both := taken[key]; both {
			return nil, fmt.Errorf("--format: %s and %s both go to %s; give one of them a file, as in --format %s=FILE", other, format, place, format)
		}
		taken[key] = format
		outputs = append(outputs, output{format, file})
	}
	if _, used := taken[filepath.Clean(o.file)]; o.file != "" && !used {
		return nil, fmt.Errorf("--output %s: every --format names a file of its own; leave one of the two out", o.file)
	}
	return outputs, nil
}

// A reporter writes the reports of a run.
type reporter struct {
	report.Writer
	outputFiles
	tellsGate bool // some report does
}

// reporter opens the reports of a run that reads some files. The options are those of a
// report on standard output; a file has none of the look of a terminal.
func (a *app) reporter(outputs []output, read []string, options report.Options) (*reporter, error) {
	r := &reporter{outputFiles: outputFiles{hold: &a.hold, read: read}}
	var all report.Several
	for _, o := range outputs {
		own := options
		if o.file != "" {
			own.Look = terminal.Look{}
		}
		w, err := r.open(o.file, a.stdout)
		if err != nil {
			return nil, err
		}
		format, err := report.LookupFormat(o.format)
		if err != nil {
			return nil, err
		}
		r.tellsGate = r.tellsGate || !format.NoGate
		all = append(all, format.New(w, own))
	}
	r.Writer = report.Limit(all)
	return r, nil
}

// outputFiles are the files that reports go to. They take their places when all has
// gone well.
type outputFiles struct {
	hold  *hold
	read  []string // the files that the run reads, as far as they are known
	files []*outputFile
}

type outputFile struct {
	*atomicfile.File
	name   string
	buffer *bufio.Writer
}

// open begins a new version of the named file; without a name it is standard
// output.
func (o *outputFiles) open(name string, stdout *bufio.Writer) (*bufio.Writer, error) {
	if name == "" {
		return stdout, nil
	}
	return o.create(name)
}

// create begins a new version of a file.
func (o *outputFiles) create(name string) (*bufio.Writer, error) {
	o.hold.Lock()
	defer o.hold.Unlock()
	file, err := atomicfile.Create(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, cause(err))
	}
	f := &outputFile{File: file, name: name}
	if err := o.spares(f); err != nil {
		file.Abort()
		return nil, err
	}
	o.hold.undo = append(o.hold.undo, file.Abort)
	f.buffer = bufio.NewWriterSize(f, 1<<16)
	o.files = append(o.files, f)
	return f.buffer, nil
}

// spares returns an error if a file would take the place of another output, or of
// something that the run reads. Of the latter, what lies beside the files that were
// named is known by its name alone.
func (o *outputFiles) spares(f *outputFile) error {
	for _, other := range o.files {
		if f.SamePlace(other.File) {
			return fmt.Errorf("%s: is the same file as %s, which is written as well; give each a file of its own", f.name, other.name)
		}
	}
	old := f.Replaces()
	if old == nil {
		return nil
	}
	if witness.Reads(f.name) || strings.EqualFold(filepath.Base(f.name), config.Name) {
		return fmt.Errorf("%s: is a file that inflint reads, and would be lost; name another file, or remove this one first", f.name)
	}
	for _, name := range o.read {
		if info, err := os.Stat(name); err == nil && os.SameFile(info, old) {
			return fmt.Errorf("%s: is the same file as %s, which is read, and would be lost; name another file", f.name, name)
		}
	}
	return nil
}

// filesOf returns the names of the inputs that are files, and of what else is named.
func filesOf(inputs []lint.Input, others ...string) []string {
	var names []string
	for _, in := range inputs {
		if in.Reader == nil && in.Err == nil {
			names = append(names, in.Path)
		}
	}
	for _, name := range others {
		if name != "" {
			names = append(names, name)
		}
	}
	return names
}

// Write names the file in an error, not the temporary file beside it.
func (f *outputFile) Write(data []byte) (int, error) {
	n, err := f.File.Write(data)
	if err != nil {
		err = fmt.Errorf("%s: %w", f.name, cause(err))
	}
	return n, err
}

// commit puts the files in their places.
func (o *outputFiles) commit() error {
	for _, f := range o.files { // not held: one may be a pipe that nobody reads yet
		if err := f.buffer.Flush(); err != nil {
			return err
		}
	}
	o.hold.Lock()
	defer o.hold.Unlock()
	for _, f := range o.files {
		if err := f.Commit(); err != nil {
			return fmt.Errorf("%s: %w", f.name, cause(err))
		}
	}
	return nil
}

// cause returns the innermost error, without the names of files on its way.
func cause(err error) error {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err
		}
		err = inner
	}
}
