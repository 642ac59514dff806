package main

import (
	"errors"
	"path/filepath"

	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/report/outcome"
)

// unreadable tells of an input that could not be read.
func (a *app) unreadable(path string, err error, list *[]outcome.Error) {
	path = filepath.ToSlash(path)
	*list = append(*list, outcome.Error{File: path, Message: err.Error()})
	a.complain("%s: %v", path, err)
}

// missed tells what of a result is not known.
func (a *app) missed(r *lint.Result, list *[]outcome.Error) {
	if r.Missed != nil {
		a.unreadable(r.Path, r.Missed, list)
	}
}

// cutShort tells of a run that memory did not suffice for. What it has found so far is
// reported. It returns any other error.
func (a *app) cutShort(err error, list *[]outcome.Error) error {
	short := (*lint.MemoryError)(nil)
	if !errors.As(err, &short) {
		return err
	}
	a.unreadable(short.Path, short, list)
	return nil
}
