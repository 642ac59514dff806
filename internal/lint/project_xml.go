package lint

import (
	"bytes"
	"errors"
	"strings"
)

var errProject = errors.New("no XML that can be made out")

// driverTypes returns the values of the DriverType properties of a project. There may be
// one for each configuration and platform. It looks for these and skips what else there
// is: a decoder of XML takes twenty times as long, and a tree may have many projects.
// What it cannot make out is an error.
func driverTypes(src []byte) ([]string, error) {
	var types []string
	depth := 0
	inside := false // a DriverType, and nothing else below it
	if bytes.IndexByte(src, 0) >= 0 {
		return nil, errProject // UTF-16
	}
	for len(src) > 0 {
		open := bytes.IndexByte(src, '<')
		text := src
		if open >= 0 {
			text = src[:open]
		}
		if inside {
			if bytes.IndexByte(text, '&') >= 0 { // a character or an entity
				return nil, errProject
			}
			if word := strings.TrimSpace(string(text)); word != "" {
				types = append(types, word)
			}
		}
		if open < 0 {
			break
		}
		tag, rest, err := markup(src[open:])
		if err != nil {
			return nil, err
		}
		src = rest
		switch {
		case bytes.HasPrefix(tag, []byte("<![CDATA[")):
			if word := strings.TrimSpace(string(tag[9 : len(tag)-3])); inside && word != "" {
				types = append(types, word)
			}
		case tag[1] == '!' || tag[1] == '?':
		case tag[1] == '/':
			depth--
			inside = false
		default:
			inside = false
			if !bytes.HasSuffix(tag, []byte("/>")) {
				depth++
				inside = isDriverType(tag)
			}
		}
		if depth < 0 {
			return nil, errProject
		}
	}
	if depth != 0 {
		return nil, errProject
	}
	return types, nil
}

// markup returns the tag, comment or declaration that a text begins with, and the rest.
func markup(src []byte) (tag, rest []byte, err error) {
	for _, m := range []struct{ begin, end string }{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}} {
		if !bytes.HasPrefix(src, []byte(m.begin)) {
			continue
		}
		end := bytes.Index(src[len(m.begin):], []byte(m.end))
		if end < 0 {
			return nil, nil, errProject
		}
		size := len(m.begin) + end + len(m.end)
		return src[:size], src[size:], nil
	}
	if bytes.HasPrefix(src, []byte("<!")) || len(src) < 3 {
		return nil, nil, errProject // a type of documents, whose entities may stand for anything
	}
	for at := 1; at < len(src); at++ {
		switch src[at] {
		case '>':
			return src[:at+1], src[at+1:], nil
		case '<':
			return nil, nil, errProject
		case '"', '\'':
			end := bytes.IndexByte(src[at+1:], src[at])
			if end < 0 {
				return nil, nil, errProject
			}
			at += 1 + end
		}
	}
	return nil, nil, errProject
}

// isDriverType reports whether a start tag is that of the property. To MSBuild names have
// no case.
func isDriverType(tag []byte) bool {
	name := tag[1:]
	if end := bytes.IndexAny(name, " \t\r\n/>"); end >= 0 {
		name = name[:end]
	}
	if _, local, prefixed := bytes.Cut(name, []byte(":")); prefixed {
		name = local
	}
	return bytes.EqualFold(name, []byte("DriverType"))
}
