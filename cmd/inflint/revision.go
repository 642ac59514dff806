package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/inflint/inflint/internal/bounded"
	"github.com/inflint/inflint/internal/config"
	"github.com/inflint/inflint/internal/git"
	"github.com/inflint/inflint/internal/lint"
)

// A revision is the git revision that configuration files and the baseline are taken
// from, in place of those of the working tree, which a change may bring along.
type revision struct {
	name string // as the user gave it
	*git.Revision
	// top is the root of the repository as the working directory has it, which may lead
	// there through symbolic links.
	top string
	// The configurations of directories, nil for none: as the paths of files begin, and
	// by their paths in the repository.
	written, folders map[string]*config.File
	// differ are the files of the working tree that are not as in the revision.
	differ []string
}

// openRevision opens a revision, until the program ends.
func openRevision(name string, h *hold) (*revision, error) {
	h.Lock()
	defer h.Unlock()
	opened, err := git.Open(".", name)
	if err != nil {
		return nil, unreadableRevision(err)
	}
	h.undo = append(h.undo, opened.Close)
	return &revision{
		name: name, Revision: opened, top: topOf(opened.Root()),
		written: map[string]*config.File{}, folders: map[string]*config.File{},
	}, nil
}

// topOf returns a root that the working directory is in, as the working directory has it.
func topOf(root string) string {
	here, err := os.Getwd()
	if err != nil {
		return root
	}
	followed, err := filepath.EvalSymlinks(here)
	if err != nil {
		return root
	}
	inside, err := filepath.Rel(root, followed)
	if err != nil {
		return root
	}
	if inside == "." {
		return here
	}
	if above, ok := strings.CutSuffix(here, string(filepath.Separator)+inside); ok {
		return above
	}
	return root
}

// path returns the path of a file in the repository, which need not be there, and whether
// there is one. Links count only where nothing else leads into the repository: what a
// change makes of a directory does not move the files in it.
func (r *revision) path(name string) (string, bool) {
	if absolute, err := filepath.Abs(name); err == nil {
		for _, root := range []string{r.top, r.Root()} {
			if inside, err := filepath.Rel(root, absolute); err == nil && filepath.IsLocal(inside) {
				return filepath.ToSlash(inside), true
			}
		}
	}
	return r.Path(name)
}

// place returns where a file of the repository stands in the working tree.
func (r *revision) place(name string) string {
	return filepath.Join(r.top, filepath.FromSlash(name))
}

// unreadableRevision names the remedy in the place where it is wanted most often.
func unreadableRevision(err error) error {
	const remedy = "fetch-depth: 2"
	if strings.Contains(err.Error(), remedy) {
		return fmt.Errorf("--config-from: %w", err)
	}
	return fmt.Errorf("--config-from: %w; in GitHub Actions, actions/checkout has what a pull request goes into with "+remedy, err)
}

// find returns the configuration of the file at a path: the nearest in the revision. A
// file outside of the repository has none.
func (r *revision) find(name string) (*config.File, error) {
	dir, _ := filepath.Split(name)
	if file, ok := r.written[dir]; ok {
		return file, nil
	}
	var file *config.File
	if inside, ok := r.path(name); ok {
		var err error
		if file, err = r.above(path.Dir(inside)); err != nil {
			return nil, err
		}
	}
	r.written[dir] = file
	return file, nil
}

// found returns what find has returned. Several goroutines may call it at once.
func (r *revision) found(name string) *config.File {
	dir, _ := filepath.Split(name)
	return r.written[dir]
}

// above returns the configuration in a folder of the revision, or the nearest above it.
func (r *revision) above(folder string) (*config.File, error) {
	if file, ok := r.folders[folder]; ok {
		return file, nil
	}
	file, err := r.in(folder)
	if file == nil && err == nil && folder != "." {
		file, err = r.above(path.Dir(folder))
	}
	if err == nil {
		r.folders[folder] = file
	}
	return file, err
}

// hiddenBy returns the configuration that another one of the revision hides.
func (r *revision) hiddenBy(file *config.File) (*config.File, error) {
	folder, ok := r.path(file.Dir())
	if !ok || folder == "." {
		return nil, nil
	}
	return r.above(path.Dir(folder))
}

// in returns the configuration in a folder.
func (r *revision) in(folder string) (*config.File, error) {
	name := path.Join(folder, config.Name)
	src, err := r.read(name, config.MaxSize)
	if src == nil || err != nil {
		return nil, err
	}
	return config.Parse(r.name+":"+name, r.place(folder), src)
}

// read returns what the revision has under a path, nil for nothing, and notes whether
// the working tree has something else there.
func (r *revision) read(name string, limit int64) ([]byte, error) {
	src, err := r.ReadFile(name, limit)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		src = nil
	case errors.Is(err, bounded.ErrNotRegular):
		return nil, fmt.Errorf("--config-from: %w; put a file there", err)
	case err != nil:
		return nil, unreadableRevision(err)
	case src == nil:
		src = []byte{}
	}
	here, err := bounded.ReadFile(r.place(name), limit)
	gone := errors.Is(err, fs.ErrNotExist)
	// A checkout may write other line ends.
	if gone != (src == nil) || !gone && (err != nil || !bytes.Equal(withoutCR(here), withoutCR(src))) {
		r.differ = append(r.differ, name)
	}
	return src, nil
}

func withoutCR(text []byte) []byte { return bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")) }

// baseline returns the baseline that the revision has under a name. One outside of the
// repository is no part of it, and none that a change could bring along.
func (r *revision) baseline(name string) (*lint.Baseline, error) {
	inside, ok := r.path(name)
	if !ok {
		return lint.ReadBaseline(name)
	}
	data, err := r.read(inside, lint.MaxBaseline)
	switch {
	case err != nil:
		return nil, err
	case data == nil:
		return nil, fmt.Errorf("there is no baseline %s in %s, where --config-from takes it from; commit it there first", name, r.name)
	}
	return lint.ParseBaseline(name, data)
}
