package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/inflint/inflint/test/bench/infs"
)

const (
	// mostGrowth is how many times as long a file of twice the size may take.
	mostGrowth = 2.4
	// tooQuick is what a run must take for its time to tell something.
	tooQuick = 250 * time.Millisecond
	// patience is what a run may take at most.
	patience = 2 * time.Minute
)

// A work is a use of inflint on two versions of a file.
type work struct {
	name string
	do   func(ctx context.Context, inflint, old, changed string) (usage, error)
}

// works are the commands that read whole files.
var works = []work{
	ran("check", "check", "--preset", "all"),
	ran("sarif", "check", "--preset", "all", "-f", "sarif"),
	ran("fix", "fix", "--diff", "--unsafe", "--preset", "all"),
	ran("whql", "whql"),
	ran("access", "access"),
	ran("html", "access", "-f", "html"),
	ran("json", "access", "-f", "json"),
	ran("markdown", "access", "-f", "markdown"),
	ran("svg", "access", "-f", "svg"),
	{"diff", func(ctx context.Context, inflint, old, changed string) (usage, error) {
		return once(ctx, inflint, "diff", "--preset", "all", "--max-size", "1GiB", old, changed)
	}},
	{"lsp", edited},
}

// ran is a command on one file.
func ran(name string, args ...string) work {
	return work{name, func(ctx context.Context, inflint, old, _ string) (usage, error) {
		return once(ctx, inflint, append(slices.Clone(args), "--max-size", "1GiB", old)...)
	}}
}

// growth compares, for each use of inflint on files of each kind, the CPU time for a
// file of some size with that for one of half the size. Of what takes more than its
// share the best of three counts. It returns an error if anything does all the same.
// With words, it is about the families and works alone whose names have one in them.
func growth(inflint string, size int, families, uses string) error {
	dir, err := os.MkdirTemp("", "inflint-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	beyond := 0
	fmt.Printf("CPU seconds for %d bytes, and how many times as long as for half of that; - is too quick to tell\n", size)
	for _, family := range slices.Concat(infs.Families(), infs.Hostile(), infs.Crossed()) {
		if !chosen(family.Name, families) {
			continue
		}
		half, whole := filepath.Join(dir, "half"), filepath.Join(dir, "whole")
		if err := errors.Join(writeVersions(half, family.Make(seed, size/2)), writeVersions(whole, family.Make(seed, size))); err != nil {
			return err
		}
		fmt.Printf("%-26s", family.Name)
		for _, w := range works {
			if !chosen(w.name, uses) {
				continue
			}
			text, ok := w.compare(inflint, half, whole)
			if !ok {
				beyond++
			}
			fmt.Printf("  %s %s", w.name, text)
		}
		fmt.Println()
	}
	if beyond > 0 {
		return fmt.Errorf("%d take more than %.1f times as long for twice the size", beyond, mostGrowth)
	}
	return nil
}

func chosen(name, words string) bool {
	return words == "" || slices.ContainsFunc(strings.Split(words, ","), func(w string) bool { return strings.Contains(name, w) })
}

// writeVersions writes a file into a directory, and one beside it with other
// descriptors.
func writeVersions(dir, text string) error {
	if err := os.MkdirAll(filepath.Join(dir, "changed"), 0o755); err != nil {
		return err
	}
	changed := infs.Changed(text)
	return errors.Join(
		os.WriteFile(filepath.Join(dir, "a.inf"), []byte(text), 0o644),
		os.WriteFile(filepath.Join(dir, "changed", "a.inf"), []byte(changed), 0o644),
	)
}

// compare returns what the work takes for the greater file, and how many times as long
// as for the smaller one. It reports whether that is no more than it may be.
func (w work) compare(inflint, half, whole string) (text string, ok bool) {
	timed := func(dir string, least time.Duration) (time.Duration, error) {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		u, err := w.do(ctx, inflint, filepath.Join(dir, "a.inf"), filepath.Join(dir, "changed", "a.inf"))
		return min(u.cpu, least), firstOf(ctx.Err(), err)
	}
	long, short := patience, patience
	for range 3 {
		var err error
		if long, err = timed(whole, long); err == nil && long >= tooQuick {
			short, err = timed(half, short)
		}
		switch {
		case err != nil:
			return err.Error(), false
		case long < tooQuick:
			return fmt.Sprintf("%*.2f -", resultWidth-2, long.Seconds()), true
		}
		times := float64(long) / float64(short)
		text, ok = fmt.Sprintf("%.2f x%.1f", long.Seconds(), times), times <= mostGrowth
		if ok {
			break
		}
		text += "!"
	}
	return fmt.Sprintf("%*s", resultWidth, text), ok
}

const resultWidth = 10
