package lsp

import (
	"cmp"
	"context"
	"os"
	"sort"
	"strings"
	"sync"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/lint"
)

// A snapshot is one state of a document.
type snapshot struct {
	uri      string
	path     string // "" if it is no file
	version  int
	lines    text
	encoding encoding
	config   *configuration
	disk     func() savedEncoding

	// done is closed when another snapshot, or none, has taken its place.
	done   <-chan struct{}
	retire context.CancelFunc

	parsed func() *tree
	linted func() *linted
}

// A tree is what is known of a snapshot without linting it.
type tree struct {
	*inf.File
	start  int // where the text of the file begins in that of the document
	starts []int
	units  []int // before every unitStride-th byte of the document
	text   string

	entries     func() []*inf.Entry
	descriptors func() []placedDescriptor
	roles       func() map[*inf.Section][]string
	uses        func() []sectionUse
}

// unitStride bounds how much of a long line is counted for one position.
const unitStride = 256

// A linted is a run over a snapshot that goes on in the background.
type linted struct {
	ready  chan struct{}
	result lint.Result
	err    error
}

// snapshot returns a state of a document. What is known of the saved file may be
// passed on from the state before.
func (s *server) snapshot(uri string, version int, lines text, disk func() savedEncoding) *snapshot {
	ctx, cancel := context.WithCancel(s.ctx)
	d := &snapshot{
		uri: uri, path: pathOf(uri, windows), version: version, lines: lines,
		encoding: s.encoding, config: &s.config, disk: disk, done: ctx.Done(), retire: cancel,
	}
	if disk == nil {
		d.disk = sync.OnceValue(func() savedEncoding { return encodingOf(d.path) })
	}
	d.parsed = sync.OnceValue(d.parse)
	d.linted = sync.OnceValue(d.lintInBackground)
	return d
}

const byteOrderMark = "\uFEFF"

// asFile returns a text as the bytes of a file that says the same in any characters.
func asFile(text string) []byte {
	switch {
	case text == "", text == byteOrderMark: // with nothing behind it, it would be three characters
		return nil
	case strings.HasPrefix(text, byteOrderMark):
		return []byte(text)
	}
	return []byte(byteOrderMark + text)
}

func (d *snapshot) parse() *tree {
	t := &tree{text: d.lines.String()}
	if strings.HasPrefix(t.text, byteOrderMark) {
		t.start = len(byteOrderMark)
	}
	reading := d.config.reading(d.path)
	t.File = reading.Parse(d.name(), asFile(t.text))
	saved := d.disk()
	t.Encoding = saved.encoding
	t.AddProblems(saved.problems...)
	if d.path != "" {
		includes := new(lint.Shelf).Includes(lint.Beside(d.path), lint.DefaultMaxSize)
		includes.Reading = reading
		t.Include = includes.File
	}
	at := 0
	for _, line := range d.lines {
		t.starts = append(t.starts, at)
		at += len(line)
	}
	count := 0
	for at := 0; at < len(t.text); at += unitStride {
		t.units = append(t.units, count)
		count += units(t.text[at:min(at+unitStride, len(t.text))])
	}
	t.entries = sync.OnceValue(t.sortedEntries)
	t.descriptors = sync.OnceValue(t.placeDescriptors)
	t.roles = sync.OnceValue(t.sectionRoles)
	t.uses = sync.OnceValue(t.sectionUses)
	return t
}

// name is the path of the file, or else the URI.
func (d *snapshot) name() string {
	if d.path == "" {
		return d.uri
	}
	return d.path
}

// A savedEncoding is the encoding of a file as it is on disk, with what is wrong with
// it. The places of the problems do not count: the rules look for the characters that
// matter.
type savedEncoding struct {
	encoding inf.Encoding
	problems []inf.Problem
}

// encodingOf returns the encoding of the file at a path; for one that is not there,
// that in which an INF file is to be saved.
func encodingOf(path string) savedEncoding {
	saved := savedEncoding{encoding: inf.UTF16LEBOM}
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() { // a pipe would be waited for
		return saved
	}
	src, err := os.ReadFile(path)
	if err != nil {
		return saved
	}
	f := inf.Parse(path, src)
	saved.encoding = f.Encoding
	for _, p := range f.Problems() {
		if p.Kind == inf.UTF8WithoutBOM || p.Kind == inf.BigEndian {
			saved.problems = append(saved.problems, inf.Problem{Kind: p.Kind})
		}
	}
	return saved
}

// lint returns what a run finds in the snapshot. It waits no longer than the context
// lasts.
func (d *snapshot) lint(ctx context.Context) (*lint.Result, error) {
	run := d.linted()
	select {
	case <-run.ready:
		return &run.result, run.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (d *snapshot) lintInBackground() *linted {
	run := &linted{ready: make(chan struct{})}
	go func() {
		defer close(run.ready)
		run.err = guard(func() (err error) {
			linter := lint.Linter{Options: d.config.options(d.path)}
			run.result, err = linter.File(lint.Input{Path: d.name()}, d.parsed().File)
			return cmp.Or(err, run.result.Err)
		})
	}()
	return run
}

// offset returns the place in the text of the file that a position stands for.
func (d *snapshot) offset(p position) int {
	line, column := blocks{d.lines}.find(p, d.encoding)
	t := d.parsed()
	return t.TextOffset(max(0, t.starts[line]+column-t.start))
}

// position is the inverse of offset.
func (d *snapshot) position(offset int) position {
	t := d.parsed()
	offset = min(t.WrittenOffset(offset)+t.start, len(t.text))
	line := sort.SearchInts(t.starts, offset+1) - 1
	column := offset - t.starts[line]
	if d.encoding == utf16Units {
		column = t.unitsBefore(offset) - t.unitsBefore(t.starts[line])
	}
	return position{line, column}
}

// unitsBefore counts the UTF-16 units before a byte of the document.
func (t *tree) unitsBefore(at int) int {
	if len(t.units) == 0 {
		return 0
	}
	i := min(at/unitStride, len(t.units)-1)
	return t.units[i] + units(t.text[i*unitStride:at])
}

// span returns the range of a span of the file.
func (d *snapshot) span(s inf.Span) textRange {
	return textRange{d.position(s.Start), d.position(s.End)}
}
