package main

import (
	"errors"
	"slices"

	"github.com/inflint/inflint/internal/config"
	"github.com/inflint/inflint/report"
)

// annotate makes annotations of errors that stand in no report, where the format github
// goes to standard output: a job that fails shows them, while it folds the log. Those that
// cannot be written are on standard error as well.
func (a *app) annotate(o outputFlags, err error) {
	code := errExit(0)
	if err == nil || errors.As(err, &code) || o.file != "" || !slices.Contains(o.formats, "github") {
		return
	}
	for _, one := range each(err) {
		file, line, message := "", 0, one.Error()
		if wrong := (*config.Error)(nil); errors.As(one, &wrong) {
			file, line, message = wrong.File, wrong.Line, wrong.Msg
		}
		_ = report.GitHubError(a.stdout, file, line, message)
	}
}

// each returns the errors that are joined in one.
func each(err error) []error {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []error{err}
	}
	var all []error
	for _, one := range joined.Unwrap() {
		all = append(all, each(one)...)
	}
	return all
}
