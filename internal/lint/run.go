package lint

import (
	"cmp"
	"fmt"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/bounded"
	"github.com/inflint/inflint/rules"
)

// Options say how a run goes.
type Options struct {
	// Rules are those that can be on.
	Rules []*rules.Rule
	// Policy returns what the file at a path is linted with. It is called for
	// several files at once; an error ends the run.
	Policy func(path string) (Policy, error)
}

// A Policy is what one file is linted with.
type Policy struct {
	rules.Options
	// FailOn is the least severity that fails the run.
	FailOn rules.Severity
}

// A Result is what a run found in one input.
type Result struct {
	Path string
	// Policy is what the file was linted with.
	Policy Policy
	// File is nil when Err is set.
	File     *inf.File
	Findings []*rules.Finding
	// Suppressed are the findings that comments take out of the report.
	Suppressed []Suppressed
	// Skipped says why the file is no driver INF; "" if it is one.
	Skipped string
	// Err is set when the file could not be read.
	Err error
}

// Failed reports whether a finding is at or above the severity that fails the
// run.
func (r *Result) Failed() bool {
	return slices.ContainsFunc(r.Findings, func(f *rules.Finding) bool { return f.Severity >= r.Policy.FailOn })
}

// Run lints inputs, in parallel, and calls each with every result, in the order of the
// inputs. It stops at the first error that each or Options.Policy returns, and returns
// it.
func Run(inputs []Input, options Options, each func(Result) error) error {
	workers := runtime.GOMAXPROCS(0)
	type outcome struct {
		Result
		err error
	}
	type job struct {
		Input
		done chan outcome // has room for it
	}
	jobs := make(chan job)
	due := make(chan chan outcome, 2*workers) // in the order of the inputs
	stop := make(chan struct{})
	var running sync.WaitGroup
	defer running.Wait()
	defer close(stop)
	running.Go(func() {
		defer close(jobs)
		defer close(due)
		for _, in := range inputs {
			j := job{in, make(chan outcome, 1)}
			select {
			case due <- j.done:
				jobs <- j
			case <-stop:
				return
			}
		}
	})
	linter := Linter{Options: options}
	for range workers {
		running.Go(func() {
			for j := range jobs {
				result, err := linter.Input(j.Input)
				j.done <- outcome{result, err}
			}
		})
	}
	for done := range due {
		o := <-done
		if o.err != nil {
			return o.err
		}
		if err := each(o.Result); err != nil {
			return err
		}
	}
	return nil
}

// A Linter lints files, for several goroutines at once. It remembers what the projects
// beside them tell. The error of its methods is that of Options.Policy.
type Linter struct {
	Options
	beside projects
}

// Input reads and lints an input.
func (l *Linter) Input(in Input) (Result, error) {
	return l.lint(in.Path, func() (*inf.File, error) { return Parse(in) })
}

// Source lints an input that has other bytes than it had.
func (l *Linter) Source(in Input, src []byte) (Result, error) {
	return l.lint(in.Path, func() (*inf.File, error) { return in.parse(src), nil })
}

// File lints a file that has been parsed. One that can include others stands in a
// directory, whose Visual Studio projects count.
func (l *Linter) File(f *inf.File) (Result, error) {
	return l.lint(f.Name, func() (*inf.File, error) { return f, nil })
}

func (l *Linter) lint(path string, parse func() (*inf.File, error)) (result Result, err error) {
	result.Path = path
	if result.Policy, err = l.Policy(path); err != nil {
		return result, err
	}
	// A defect in a rule must not cost the results of all other files.
	defer func() {
		if fault := recover(); fault != nil {
			result = Result{Path: path, Err: fmt.Errorf("internal error, please report it with the file: %v\n%s", fault, debug.Stack())}
		}
	}()
	result.File, result.Err = parse()
	if result.Err != nil {
		return result, nil
	}
	if result.Skipped = NotDriver(result.File); result.Skipped != "" {
		return result, nil
	}
	if result.Policy.Framework == "" && result.Policy.FindFramework == nil && result.File.Include != nil {
		result.Policy.FindFramework = func() rules.Framework { return l.beside.framework(filepath.Dir(path)) }
	}
	findings := rules.Run(result.File, l.Rules, result.Policy.Options)
	result.Findings, result.Suppressed = Suppress(result.File, findings, l.Rules, result.Policy.Options)
	return result, nil
}

// Parse reads and parses an input. The error does not repeat the path.
func Parse(in Input) (*inf.File, error) {
	src, err := in.Read()
	if err != nil {
		return nil, err
	}
	return in.parse(src), nil
}

// Read reads an input. The error does not repeat the path.
func (in Input) Read() ([]byte, error) { return in.ReadWith(bounded.ReadFile) }

// ReadWith is Read with another way to read a file.
func (in Input) ReadWith(file func(path string, limit int64) ([]byte, error)) (src []byte, err error) {
	switch {
	case in.Err != nil:
		return nil, in.Err
	case in.Reader != nil:
		src, err = bounded.ReadAll(in.Reader, in.Limit())
	default:
		src, err = file(in.Path, in.Limit())
	}
	if err != nil {
		return nil, tooLarge(reason(err))
	}
	return src, nil
}

func (in Input) parse(src []byte) *inf.File {
	f := inf.Parse(in.Path, src)
	f.Include = in.Include
	if in.Reader == nil {
		f.Include = Beside(in.Path, in.Limit())
	}
	return f
}

// Limit returns the size in bytes beyond which the input, and what it includes, is not
// read.
func (in Input) Limit() int64 { return int64(cmp.Or(in.MaxSize, DefaultMaxSize)) }
