package lsp

import (
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
)

const windows = runtime.GOOS == "windows"

// pathOf returns the path of the file that a URI names, and "" for one that names no
// file, such as untitled:Untitled-1. Editors on Windows write file:///c%3A/dir/a.inf.
func pathOf(uri string, windows bool) string {
	u, err := url.Parse(uri)
	if err != nil || !strings.EqualFold(u.Scheme, "file") {
		return ""
	}
	if !windows {
		return u.Path
	}
	path := strings.ReplaceAll(u.Path, "/", `\`)
	switch {
	case u.Host != "" && !strings.EqualFold(u.Host, "localhost"):
		return `\\` + u.Host + path
	case len(path) > 2 && path[2] == ':':
		return path[1:]
	}
	return path
}

// uriOf returns the URI of the file at an absolute path.
func uriOf(path string) string {
	path = filepath.ToSlash(path)
	if share, ok := strings.CutPrefix(path, "//"); ok {
		host, rest, _ := strings.Cut(share, "/")
		return (&url.URL{Scheme: "file", Host: host, Path: "/" + rest}).String()
	}
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}
