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

	policyErr error
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
	type job struct {
		Input
		result chan Result // has room for it
	}
	jobs := make(chan job)
	due := make(chan chan Result, 2*workers) // in the order of the inputs
	stop := make(chan struct{})
	var running sync.WaitGroup
	defer running.Wait()
	defer close(stop)
	running.Go(func() {
		defer close(jobs)
		defer close(due)
		for _, in := range inputs {
			j := job{in, make(chan Result, 1)}
			select {
			case due <- j.result:
				jobs <- j
			case <-stop:
				return
			}
		}
	})
	var beside projects
	for range workers {
		running.Go(func() {
			for j := range jobs {
				src, err := j.read()
				j.result <- lint(j.Input, src, err, options, &beside)
			}
		})
	}
	for result := range due {
		r := <-result
		if r.policyErr != nil {
			return r.policyErr
		}
		if err := each(r); err != nil {
			return err
		}
	}
	return nil
}

// lint lints an input whose bytes have been read, or could not be.
func lint(in Input, src []byte, err error, options Options, beside *projects) Result {
	return lintParsed(in.Path, func() (*inf.File, error) {
		if err != nil {
			return nil, err
		}
		return in.parse(src), nil
	}, options, beside)
}

// Parsed lints a file that has been parsed, as Run does. One that can include others
// stands in a directory, whose Visual Studio projects count.
func Parsed(f *inf.File, options Options) (Result, error) {
	r := lintParsed(f.Name, func() (*inf.File, error) { return f, nil }, options, &projects{})
	return r, r.policyErr
}

func lintParsed(path string, parse func() (*inf.File, error), options Options, beside *projects) (result Result) {
	result.Path = path
	result.Policy, result.policyErr = options.Policy(path)
	if result.policyErr != nil {
		return result
	}
	// A defect in a rule must not cost the results of all other files.
	defer func() {
		if fault := recover(); fault != nil {
			result = Result{Path: path, Err: fmt.Errorf("internal error, please report it with the file: %v\n%s", fault, debug.Stack())}
		}
	}()
	result.File, result.Err = parse()
	if result.Err != nil {
		return result
	}
	if result.Skipped = NotDriver(result.File); result.Skipped != "" {
		return result
	}
	if result.Policy.Framework == "" && result.File.Include != nil {
		result.Policy.FindFramework = func() rules.Framework { return beside.framework(filepath.Dir(path)) }
	}
	findings := rules.Run(result.File, options.Rules, result.Policy.Options)
	result.Findings, result.Suppressed = Suppress(result.File, findings, options.Rules, result.Policy.Options)
	return result
}

// Parse reads and parses an input. The error does not repeat the path.
func Parse(in Input) (*inf.File, error) {
	src, err := in.read()
	if err != nil {
		return nil, err
	}
	return in.parse(src), nil
}

func (in Input) read() (src []byte, err error) {
	switch {
	case in.Err != nil:
		return nil, in.Err
	case in.Reader != nil:
		src, err = bounded.ReadAll(in.Reader, in.limit())
	default:
		src, err = bounded.ReadFile(in.Path, in.limit())
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
		f.Include = Beside(in.Path, in.limit())
	}
	return f
}

func (in Input) limit() int64 { return int64(cmp.Or(in.MaxSize, DefaultMaxSize)) }
