package main

import (
	"io/fs"
	"iter"
	"os"
	"path/filepath"

	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/source"
)

// sortOutSource yields the inputs that are no source of drivers, and then the INF files
// around the source. What these find in that source is what the user asked for. Once all is
// yielded, named returns the source; nil if there is none.
func (a *app) sortOutSource(found iter.Seq[lint.Input], o inputOptions, listed func(string, []fs.DirEntry)) (inputs iter.Seq[lint.Input], named func() *lint.NamedSource) {
	var all *lint.NamedSource
	inputs = func(yield func(lint.Input) bool) {
		var paths []string
		seen := map[string]bool{} // INF files that are linted as a whole
		for in := range found {
			if in.Reader == nil && in.Err == nil && source.IsName(in.Path) {
				paths = append(paths, in.Path)
				continue
			}
			seen[absolute(in.Path)] = true
			if !yield(in) {
				return
			}
		}
		if len(paths) == 0 {
			return
		}
		all = lint.NameSource(paths)
		for in := range a.find(treesOf(paths), o, listed) {
			if in.Err != nil || seen[absolute(in.Path)] { // what cannot be read there was not asked for
				continue
			}
			in.Source = all
			if !yield(in) {
				return
			}
		}
	}
	return inputs, func() *lint.NamedSource { return all }
}

func absolute(path string) string {
	if whole, err := filepath.Abs(path); err == nil {
		return whole
	}
	return path
}

// treesOf returns the folders that have the INF files of some source: the git working tree
// that it lies in, or else the current directory.
func treesOf(paths []string) (trees []string) {
	seen := map[string]bool{}
	for _, path := range paths {
		tree := workTree(filepath.Dir(path))
		if !seen[tree] {
			seen[tree] = true
			trees = append(trees, tree)
		}
	}
	return trees
}

// workTree returns the top of the git working tree that a folder is in, as a path like that
// of the folder; "." if it is in none.
func workTree(folder string) string {
	for at := folder; ; at = filepath.Join(at, "..") {
		if _, err := os.Lstat(filepath.Join(at, ".git")); err == nil {
			return at
		}
		whole, err := filepath.Abs(at)
		if err != nil || filepath.Dir(whole) == whole {
			return "."
		}
	}
}

// source ends a run: it counts the source that was named, and writes what was found in
// source by several INF files together.
func (r *checkRun) source() error {
	for _, result := range r.shared.Unused() {
		if err := r.findings(&result); err != nil {
			return err
		}
	}
	if r.named == nil {
		return nil
	}
	for path, paired := range r.named.Files() {
		if paired {
			r.summary.Files++
			continue
		}
		skipped := outcome.Skipped{File: filepath.ToSlash(path), Reason: unpaired}
		r.summary.Skipped = append(r.summary.Skipped, skipped)
		if r.verbose {
			r.complain("%s: skipped: %s", skipped.File, skipped.Reason)
		}
	}
	return nil
}

const unpaired = "no driver that an INF file around it installs is known to be made of it"
