package rules

import (
	"cmp"
	"runtime/debug"
	"sync"
)

// The repository, and where its module is.
const (
	module     = "github.com/inflint/inflint"
	repository = "https://" + module
)

// documentation is the address of the folder docs that links lead to. The build of a
// release sets it by -ldflags -X.
var documentation string

// PageURL returns the address of a page of the documentation, which has the name that it
// has in the folder docs.
func PageURL(name string) string { return documentationURL() + name }

var documentationURL = sync.OnceValue(func() string {
	info, _ := debug.ReadBuildInfo()
	return cmp.Or(documentation, documentationOf(info))
})

// documentationOf returns the documentation of the commit that a program was built from,
// or, if that is not known, of the branch main. A program that only uses this module
// tells its own commit.
func documentationOf(info *debug.BuildInfo) string {
	revision := "main"
	if info != nil && info.Main.Path == module {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				revision = cmp.Or(s.Value, revision)
			}
		}
	}
	return repository + "/blob/" + revision + "/docs/"
}
