//go:build unix && !race

package growth

import (
	"io"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/report"
	accessmap "github.com/inflint/inflint/report/access"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/requirements/checklist"
	"github.com/inflint/inflint/rules"
	"github.com/inflint/inflint/test/bench/infs"
)

const (
	// most is how many times as long a file of twice the size may take: four times is a
	// square, and other processes disturb.
	most = 3
	// tooQuick is too little time to tell.
	tooQuick = 60 * time.Millisecond
	tries    = 4
)

var everything = lint.Options{Rules: rules.All(), Policy: func(string) (lint.Policy, error) {
	return lint.Policy{Options: rules.Options{Preset: rules.PresetAll, Today: time.Unix(1.8e9, 0)}, FailOn: rules.Error}, nil
}}

// works are what is done with a file of each kind, of a size that takes a moment.
var works = []struct {
	name string
	size int
	do   func(t *testing.T, text, changed string)
}{
	{"check", 64 << 10, func(t *testing.T, text, _ string) {
		linter := lint.Linter{Options: everything}
		result, err := linter.File(lint.Input{}, parse(text))
		require.NoError(t, err)
		require.NoError(t, result.Err)
		gained, lost := lint.Compare(result.Findings, result.Findings)
		require.Empty(t, append(gained, lost...))
		w := report.Formats()[0].New(io.Discard, report.Options{}) // text
		for _, f := range result.Findings {
			require.NoError(t, w.Finding(f))
		}
	}},
	{"whql", 64 << 10, func(t *testing.T, text, _ string) {
		f := parse(text)
		options := rules.Options{Preset: rules.PresetWHQL}
		_, ok := checklist.Judge(&checklist.Package{Name: "a.inf", Members: []int{0}},
			[]checklist.Result{{Path: "a.inf", File: f, Options: options, Findings: rules.Run(f, rules.All(), options)}}, requirements.Options{})
		require.True(t, ok)
	}},
	{"access", 128 << 10, func(t *testing.T, text, _ string) {
		w, err := accessmap.New("html", io.Discard, accessmap.Options{})
		require.NoError(t, err)
		require.NoError(t, w.File(parse(text), nil))
		require.NoError(t, w.Close(outcome.Inputs{}))
	}},
	{"diff", 128 << 10, func(_ *testing.T, text, changed string) {
		access.Diff(access.Version{File: parse(text)}, access.Version{File: parse(changed)})
	}},
}

func parse(text string) *inf.File { return inf.Parse("a.inf", []byte(text)) }

func TestGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a quarter of a minute")
	}
	for _, family := range slices.Concat(infs.Hostile(), infs.Crossed()) {
		for _, w := range works {
			spend := func(size int) time.Duration {
				text := family.Make(1, size)
				changed := infs.Changed(text)
				start := cpu(t)
				w.do(t, text, changed)
				return cpu(t) - start
			}
			whole, half := spend(w.size), time.Duration(0)
			for try := 0; whole >= tooQuick && whole >= most*half && try < tries; try++ {
				half, whole = max(half, spend(w.size/2)), min(whole, spend(w.size))
			}
			if whole >= tooQuick && whole >= most*half {
				t.Errorf("%s of %s takes %v for %d KB and %v for half of that: something is done for each of many things that meets each of others; test/bench/measure has larger files",
					w.name, family.Name, whole, w.size>>10, half)
			}
		}
	}
}

// cpu returns the processor time that this process has taken.
func cpu(t *testing.T) time.Duration {
	var usage syscall.Rusage
	require.NoError(t, syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
