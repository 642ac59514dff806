package lint

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"

	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/bounded"
	"github.com/inflint/inflint/rules"
)

// Options configure a run.
type Options struct {
	// Rules are the rules that can be on.
	Rules []*rules.Rule
	// Policy returns the policy for the file at a path. Run calls it for several files
	// at once; an error ends the run.
	Policy func(path string) (Policy, error)
	// Evidence returns what is known of the drivers of a file besides the file; nil where
	// nothing is looked for. Run calls it for several files at once.
	Evidence func(in Input, f *inf.File) *evidence.Set
}

// A Policy says how one file is linted.
type Policy struct {
	rules.Options
	// FailOn: findings of this severity or worse fail the run.
	FailOn rules.Severity
}

// A Result is what a run found in one input.
type Result struct {
	Path string
	// Policy is the policy that applied.
	Policy Policy
	// File is nil when Err is set.
	File     *inf.File
	Findings []*rules.Finding
	// Suppressed are the findings that comments suppress.
	Suppressed []Suppressed
	// Skipped says what the file is if it is no driver INF, and was not named as one.
	Skipped Kind
	// OfSource is set if the file was linted for the source of its drivers alone.
	OfSource bool
	// Err is set if the file could not be read, or if the user named it and it is no INF file.
	Err error
	// Missed is set if something that the file includes was too large to read. The
	// findings are those without it.
	Missed error
}

// Failed reports whether a finding is severe enough to fail the run.
func (r *Result) Failed() bool {
	return slices.ContainsFunc(r.Findings, func(f *rules.Finding) bool { return f.Severity >= r.Policy.FailOn })
}

// Run lints inputs, in parallel, and calls each with every result, in the order of the
// inputs. It stops at the first error that each or Options.Policy returns, and returns
// it; where memory runs short, a [MemoryError].
func Run(inputs []Input, options Options, each func(Result) error) error {
	workers := runtime.GOMAXPROCS(0)
	jobs := make(chan *job)
	due := make(chan *job, 2*workers) // in the order of the inputs
	stop := make(chan struct{})
	flight := newFlight()
	linter := Linter{Options: options}
	linter.room = flight.enter
	memory := watchMemory()
	defer memory.end()
	var running sync.WaitGroup
	running.Go(func() {
		defer close(jobs)
		defer close(due)
		for i, in := range inputs {
			j := &job{Input: in, done: make(chan struct{})}
			j.turn = i
			select {
			case due <- j:
				jobs <- j
			case <-stop:
				return
			}
		}
	})
	for range workers {
		running.Go(func() {
			for j := range jobs {
				j.result, j.err = linter.Input(j.Input)
				flight.add(j.turn, int64(len(j.result.Findings)+len(j.result.Suppressed))*findingWeight)
				close(j.done)
			}
		})
	}
	err := deliver(due, flight, memory, each)
	close(stop)
	flight.open()
	if !errors.As(err, new(*MemoryError)) { // what is being linted would take more of it
		running.Wait()
	}
	return err
}

// A job is an input on its way, with what becomes of it once it is done.
type job struct {
	Input
	done   chan struct{}
	result Result
	err    error
}

// deliver calls each with the results of jobs.
func deliver(due <-chan *job, flight *flight, memory *memory, each func(Result) error) error {
	for j := range due {
		select {
		case <-j.done:
		case <-memory.out:
			return &MemoryError{j.Path}
		}
		if j.err != nil {
			return j.err
		}
		if err := each(j.result); err != nil {
			return err
		}
		flight.leave(j.turn)
		j.result = Result{} // a worker may still hold the job
	}
	return nil
}

// A Linter lints files, also in several goroutines at once. It keeps the files that they
// include. Its methods return the errors of Options.Policy.
type Linter struct {
	Options
	Shelf
	room func(*Input) // waits until there is room; nil where one file is linted at a time
}

// Input reads and lints an input.
func (l *Linter) Input(in Input) (Result, error) {
	return l.lint(in, func() (*inf.File, *Includes, error) {
		if l.room != nil {
			l.room(&in)
		}
		return l.Parse(in)
	})
}

// Source lints an input whose bytes have changed.
func (l *Linter) Source(in Input, src []byte) (Result, error) {
	return l.lint(in, func() (*inf.File, *Includes, error) {
		f, includes := l.parse(in, src)
		return f, includes, nil
	})
}

// File lints an input that has been parsed. If the file can include others, it stands in a
// directory.
func (l *Linter) File(in Input, f *inf.File) (Result, error) {
	return l.lint(in, func() (*inf.File, *Includes, error) { return f, nil, nil })
}

func (l *Linter) lint(in Input, parse func() (*inf.File, *Includes, error)) (result Result, err error) {
	result.Path = in.Path
	if result.Policy, err = l.Policy(in.Path); err != nil {
		return result, err
	}
	// A defect in a rule must not cost the results of all other files.
	defer func() {
		if fault := recover(); fault != nil {
			result = Result{Path: in.Path, Err: fmt.Errorf("internal error, please report it with the file: %v\n%s", fault, debug.Stack())}
		}
	}()
	var includes *Includes
	result.File, includes, result.Err = parse()
	if in.Source != nil && result.Err != nil { // nobody asked for it
		result.Err, result.Skipped = nil, OtherSource
		return result, nil
	}
	if result.Err != nil {
		return result, nil
	}
	if result.Skipped, result.Err = in.Skip(result.File); result.Err != nil {
		result.File = nil
		return result, nil
	}
	if result.Skipped != "" {
		if in.Source != nil {
			result.Skipped = OtherSource
		}
		return result, nil
	}
	if l.Evidence != nil {
		result.Policy.Evidence = l.Evidence(in, result.File)
	}
	if in.Source != nil && !in.Source.Pairs(result.Policy.Evidence) {
		result.Skipped = OtherSource
		return result, nil
	}
	findings := rules.Run(result.File, l.Rules, result.Policy.Options)
	result.Findings, result.Suppressed = Suppress(result.File, findings, l.Rules, result.Policy.Options)
	if result.OfSource = in.Source != nil; result.OfSource {
		in.Source.keep(&result)
	}
	result.Missed = Missed(result.File, includes)
	return result, nil
}

// Parse reads and parses an input. The error does not repeat the path.
func (s *Shelf) Parse(in Input) (*inf.File, *Includes, error) {
	src, err := in.Read()
	if err != nil {
		return nil, nil, err
	}
	f, includes := s.parse(in, src)
	return f, includes, nil
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
	if bytes.HasPrefix(src, []byte("version https://git-lfs.github.com/spec/")) {
		return nil, errors.New("is a pointer of Git LFS, and not the file; `git lfs pull` fetches it")
	}
	return src, nil
}

// parse parses an input. One with a Reader may stand in no directory.
func (s *Shelf) parse(in Input, src []byte) (*inf.File, *Includes) {
	reading := in.Reading
	reading.MaxText = in.Limit()
	f := reading.Parse(in.Path, src)
	beside := in.Beside
	if in.Reader == nil {
		beside = Beside(in.Path)
	}
	if beside == nil {
		return f, nil
	}
	includes := s.Includes(beside, Size(in.Limit()))
	includes.Reading = reading
	f.Include = includes.File
	return f, includes
}

// Limit returns the size in bytes beyond which the input, and what it includes, is not
// read.
func (in Input) Limit() int64 { return int64(cmp.Or(in.MaxSize, DefaultMaxSize)) }
