package main

import (
	"errors"
	"fmt"

	"github.com/inflint/inflint/internal/config"
)

// wrongConfigurations gather what is wrong with the configurations of some files. The
// others are linted all the same.
type wrongConfigurations struct {
	errs  []error // each once
	known map[string]bool
	files int
}

// add takes the error of the configuration of a file, and returns why the file is not
// linted. What is wrong with one configuration is told once, not for each file.
func (w *wrongConfigurations) add(err error) error {
	w.files++
	name, id := "configuration", ""
	if first := (*config.Error)(nil); errors.As(err, &first) {
		id = first.File
		name += " " + id
	} else { // of a git revision
		id = err.Error()
	}
	if !w.known[id] {
		if w.known == nil {
			w.known = map[string]bool{}
		}
		w.known[id] = true
		w.errs = append(w.errs, err)
	}
	return fmt.Errorf("not linted: its %s is wrong", name)
}

// err returns all that is wrong.
func (w *wrongConfigurations) err() error { return errors.Join(w.errs...) }

// end returns the end of a run that would have ended with err: with exit code 2 if a
// configuration is wrong.
func (p *plan) end(err error) error {
	code := errExit(0)
	if p.wrong.files == 0 || err != nil && !errors.As(err, &code) {
		return err
	}
	return errExit(exitUsage)
}
