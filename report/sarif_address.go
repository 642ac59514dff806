package report

import (
	"net/url"
	"path/filepath"
	"strings"
)

// A sarifArtifact is the address of a file, which may be relative to the source
// root.
type sarifArtifact struct {
	uri      string
	relative bool
}

// artifact returns the address of a file: relative for one below the directory of
// the run, a file: URI otherwise. Symbolic links are resolved, as code scanning
// wants it: it has no such file as a link.
func (s *sarifWriter) artifact(name string) sarifArtifact {
	if known, ok := s.artifacts[name]; ok {
		return known
	}
	path := filepath.Clean(name)
	if s.dir != "" && !filepath.IsAbs(path) {
		path = filepath.Join(s.dir, path)
	}
	uri, relative := sarifAddress(filepath.ToSlash(s.dir), filepath.ToSlash(realPath(path)))
	s.artifacts[name] = sarifArtifact{uri, relative}
	return s.artifacts[name]
}

// realPath resolves symbolic links. What is not there, such as the name of
// standard input, stays as it is.
func realPath(path string) string {
	resolved, err := filepath.EvalSymlinks(path)
	if err != nil || path == "" {
		return path
	}
	return resolved
}

// sarifAddress returns the URI of a file, given its clean path with slashes, and
// whether it is relative to a directory. The absolute path of the directory shows
// whether these are paths of Windows. All that could be taken for a delimiter is
// percent-encoded.
func sarifAddress(dir, path string) (uri string, relative bool) {
	windows := !strings.HasPrefix(dir, "/") || strings.HasPrefix(dir, "//")
	escaped := escapedPath(path)
	switch inside, below := pathBelow(dir, path, windows); {
	case below:
		return relativeReference(inside), true
	case windows && strings.HasPrefix(path, "//"): // \\server\share
		return "file:" + escaped, false
	case windows && len(path) > 2 && path[1:3] == ":/":
		return "file:///" + escaped, false
	case strings.HasPrefix(path, "/"):
		return "file://" + escaped, false
	}
	return relativeReference(path), true
}

// pathBelow returns the path of a file in a directory. Windows does not tell
// capitals from small letters.
func pathBelow(dir, path string, windows bool) (string, bool) {
	if dir == "" {
		return "", false
	}
	dir = strings.TrimSuffix(dir, "/")
	if len(path) <= len(dir)+1 || path[len(dir)] != '/' {
		return "", false
	}
	same := path[:len(dir)] == dir || windows && strings.EqualFold(path[:len(dir)], dir)
	return path[len(dir)+1:], same
}

func escapedPath(path string) string { return (&url.URL{Path: path}).EscapedPath() }

// relativeReference encodes colons as well: what stands before the first would be
// a scheme (RFC 3986, 4.2).
func relativeReference(path string) string { return strings.ReplaceAll(escapedPath(path), ":", "%3A") }
