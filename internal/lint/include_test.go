package lint

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/rules"
)

const includer = "[Version]\nSignature=\"$Windows NT$\"\n[Manufacturer]\nm=M\n[M]\nd=I,x\n[I]\n[I.HW]\nInclude=%s\nNeeds=%s\n"

// counted are neighbours with one text, and count how often each is read.
type counted struct {
	text  string
	reads *sync.Map
}

func (c counted) At(name string) Place { return Place{Path: name} }

func (c counted) Read(name string, _ int64) ([]byte, error) {
	n, _ := c.reads.LoadOrStore(name, new(atomic.Int32))
	n.(*atomic.Int32).Add(1)
	if name == "gone.inf" {
		return nil, fs.ErrNotExist
	}
	return []byte(c.text), nil
}

func (c counted) read(name string) int {
	n, ok := c.reads.Load(name)
	if !ok {
		return 0
	}
	return int(n.(*atomic.Int32).Load())
}

// TestShelf asks for the same files at once, for more than are kept, and again.
func TestShelf(t *testing.T) {
	var shelf Shelf
	beside := counted{"[Other.HW]\nAddReg=R\n[R]\nHKR,,Security,,\"D:P\"\n" + strings.Repeat(" ", int(maxIncludedSize)/4), &sync.Map{}}
	var all sync.WaitGroup
	for range 16 {
		all.Go(func() {
			one := shelf.Includes(beside, DefaultMaxSize)
			if one.File("a.inf") == nil || one.File("gone.inf") != nil || one.File("../a.inf") != nil || one.missed != nil {
				t.Error("other files than there are")
			}
		})
	}
	all.Wait()
	require.Equal(t, []int{1, 1}, []int{beside.read("a.inf"), beside.read("gone.inf")})
	first := shelf.Includes(beside, DefaultMaxSize).File("a.inf")
	require.Same(t, first, shelf.Includes(beside, DefaultMaxSize).File("a.inf"))

	for i := range 20 {
		require.NotNil(t, shelf.Includes(beside, DefaultMaxSize).File(fmt.Sprintf("b%d.inf", i)))
		require.LessOrEqual(t, shelf.size, maxShelf+int(maxIncludedSize))
		require.Less(t, shelf.kept.Len(), 12)
	}
	require.NotNil(t, shelf.Includes(beside, DefaultMaxSize).File("a.inf"))
	require.Equal(t, 2, beside.read("a.inf"), "it was dropped")
	require.Len(t, first.Sections, 2, "who holds one keeps it")
	shelf.Forget()
	require.NotNil(t, shelf.Includes(beside, DefaultMaxSize).File("a.inf"))
	require.Equal(t, 3, beside.read("a.inf"))
}

func writeAll(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range files {
		require.NoError(t, os.WriteFile(name, []byte(text), 0o644))
	}
}

func results(t *testing.T, paths ...string) map[string]Result {
	t.Helper()
	all := map[string]Result{}
	require.NoError(t, Run(slices.Collect(Find(paths, nil, "", nil)), everything, func(r Result) error {
		all[r.Path] = r
		return nil
	}))
	return all
}

// TestIncludedTooLarge has an included file that is too large, and two that are together.
func TestIncludedTooLarge(t *testing.T) {
	blanks := strings.Repeat("; a comment\n", int(maxIncludedSize)/12-100)
	section := "[Other.HW]\nAddReg=R\n[R]\nHKR,,Security,,\"D:P(A;;GA;;;WD)\"\n"
	writeAll(t, map[string]string{
		"fits.inf": section + blanks, "large.inf": section + blanks + blanks,
		"a.inf": fmt.Sprintf(includer, "fits.inf", "Other.HW"),
		"b.inf": fmt.Sprintf(includer, "large.inf", "Other.HW"),
		"c.inf": fmt.Sprintf(includer, "fits.inf,a.inf,c.inf", "Other.HW"),
		"d.inf": fmt.Sprintf(includer, "a.inf,fits.inf,gone.inf", "Other.HW"),
	})
	all := results(t, "a.inf", "b.inf", "c.inf", "d.inf")
	found := func(name string) bool {
		return slices.ContainsFunc(all[name].Findings, func(f *rules.Finding) bool { return f.Rule.ID == "INF205" && f.File.Name == "fits.inf" })
	}
	require.NoError(t, all["a.inf"].Missed)
	require.True(t, found("a.inf"))
	require.EqualError(t, all["b.inf"].Missed, "large.inf, which it includes, is not read: included files may have 2 MiB, all that one file includes together; what large.inf sets is not known")
	require.False(t, found("b.inf"))
	require.NoError(t, all["b.inf"].Err)
	require.NoError(t, all["c.inf"].Missed)
	require.NoError(t, all["d.inf"].Missed)
}

// TestIncludeChain has files that include each the next.
func TestIncludeChain(t *testing.T) {
	files := map[string]string{}
	var paths []string
	for i := range 3 * maxIncluded {
		next := i + 1
		paths = append(paths, fmt.Sprintf("f%d.inf", i))
		files[paths[i]] = fmt.Sprintf(includer, fmt.Sprintf("f%d.inf", next), fmt.Sprintf("N%d", next)) + fmt.Sprintf("[N%d]\nInclude=f%d.inf\nNeeds=N%d\n", i, next, next)
	}
	writeAll(t, files)
	all := results(t, paths...)
	require.Len(t, all, len(paths))
	first := all["f0.inf"].File
	require.NotNil(t, first.Included(fmt.Sprintf("f%d.inf", maxIncluded)))
	require.Nil(t, first.Included(fmt.Sprintf("f%d.inf", maxIncluded+1)))
	require.NoError(t, all["f0.inf"].Missed, "that is as if it were not at hand")
}

// TestIncludedOnRun lints many files that share one, at once.
func TestIncludedOnRun(t *testing.T) {
	files := map[string]string{"o.inf": "[Other.HW]\nAddReg=R\n[R]\nHKR,,Security,,%sd%\nHKLM,a,b,,%sd%\n[Strings]\nsd=\"D:P(A;;GA;;;WD)\"\n"}
	var paths []string
	for i := range 40 {
		paths = append(paths, fmt.Sprintf("f%d.inf", i))
		files[paths[i]] = fmt.Sprintf(includer, "o.inf", "Other.HW")
	}
	writeAll(t, files)
	var first []string
	for name, r := range results(t, paths...) {
		var found []string
		for _, f := range r.Findings {
			if f.File.Name == "o.inf" {
				found = append(found, fmt.Sprintf("%d:%d %s %s", f.Start().Line, f.Start().Column, f.Rule.ID, f.Message))
			}
		}
		require.NotEmpty(t, found)
		if first == nil {
			first = found
		}
		require.Equal(t, first, found, name)
	}
}

// TestFlight has a file whose report waits, and others that would be too much beside it.
func TestFlight(t *testing.T) {
	f := newFlight()
	large := func(turn int) *Input { return &Input{Path: os.DevNull, turn: turn} }
	f.enter(large(0))
	f.add(0, maxFlight+1)
	entered := make(chan int, 2)
	go func() { f.enter(large(2)); entered <- 2 }()
	go func() { f.enter(large(1)); entered <- 1 }()
	select {
	case <-entered:
		t.Fatal("there is no room")
	default:
	}
	f.leave(0)
	require.Equal(t, 3, <-entered+<-entered)

	f = newFlight()
	f.add(1, 2*maxFlight) // which waits for the one before
	f.enter(large(0))
	f.leave(0)
	f.leave(1)
	require.Zero(t, f.sum)
	require.Empty(t, f.weights)

	f.add(2, 2*maxFlight)
	done := make(chan bool)
	go func() { f.enter(large(4)); close(done) }()
	f.open()
	<-done
}

// TestLargeFiles ends a run over files of which no two have room.
func TestLargeFiles(t *testing.T) {
	files := map[string]string{}
	var paths []string
	for i := range 4 {
		paths = append(paths, fmt.Sprintf("f%d.inf", i))
		files[paths[i]] = ";" + strings.Repeat("x", 6<<20) + "\n"
	}
	writeAll(t, files)
	stop := errors.New("stop")
	require.ErrorIs(t, Run(slices.Collect(Find(paths, nil, "", nil)), Options{Policy: defaults}, func(Result) error { return stop }), stop, "and nobody waits for ever")
	seen := 0
	require.NoError(t, Run(slices.Collect(Find(paths, nil, "", nil)), Options{Policy: defaults}, func(Result) error { seen++; return nil }))
	require.Equal(t, 4, seen)
}
