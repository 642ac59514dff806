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
	// Transient says that nothing of a File is looked at once it has been passed on:
	// its memory is then used for others.
	Transient bool
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

// A buffer is what a worker reads files into, one after the other: a parsed file keeps
// nothing of it.
type buffer struct {
	bytes []byte
	most  int // the greatest size that is kept; what is larger is left to the collector
}

// maxBuffers is the greatest size of the buffers of all workers.
const maxBuffers = 4 << 20

// room returns as many bytes to read into.
func (b *buffer) room(size int) []byte {
	if size > b.most {
		return make([]byte, size)
	}
	b.bytes = slices.Grow(b.bytes[:0], size)
	return b.bytes[:size]
}

// Run lints inputs, in parallel, and calls each with every result, in the order of the
// inputs. It stops at the first error that each or Options.Policy returns, and returns
// it.
func Run(inputs *Inputs, options Options, each func(Result) error) error {
	workers := runtime.GOMAXPROCS(0)
	o := newOrder(inputs, 2*workers+4, each)
	parsers := make([]inf.Parser, len(o.ready)) // for those that are not passed on
	var beside projects
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			b := buffer{most: maxBuffers / workers}
			for n, ok := o.next(); ok; n, ok = o.next() {
				in := inputs.at(n).read(b.room)
				if options.Transient {
					in.parser = &parsers[n%len(parsers)]
				}
				o.put(n, lint(in, options, &beside))
			}
		})
	}
	wg.Wait()
	return o.err
}

func lint(in Input, options Options, beside *projects) Result {
	return lintParsed(in.Path, func() (*inf.File, error) { return Parse(in) }, options, beside)
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
	in = in.read(new(buffer).room)
	if in.Err != nil {
		return nil, in.Err
	}
	parser := in.parser
	if parser == nil {
		parser = new(inf.Parser)
	}
	f := parser.Parse(in.Path, in.src)
	f.Include = in.Include
	if in.Reader == nil {
		f.Include = Beside(in.Path, in.limit())
	}
	return f, nil
}

// read returns the input with its bytes or with an error. A file is read into what room
// returns.
func (in Input) read(room func(size int) []byte) Input {
	if in.Err != nil || in.src != nil {
		return in
	}
	var err error
	switch {
	case in.Reader != nil:
		in.src, err = bounded.ReadAll(in.Reader, in.limit())
		in.Slack.makeFor(len(in.src))
	case in.found:
		in.src, err = bounded.ReadFound(in.Path, in.limit(), func(size int) []byte {
			in.Slack.makeFor(size)
			return room(size)
		})
	default:
		in.src, err = bounded.ReadFile(in.Path, in.limit())
	}
	if err != nil {
		in.Err = tooLarge(reason(err))
	}
	return in
}

func (in Input) limit() int64 { return int64(cmp.Or(in.MaxSize, DefaultMaxSize)) }
