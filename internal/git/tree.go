package git

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
)

const (
	maxTree  = 64 << 20 // bytes of one tree; such a directory has a million files
	maxTrees = 1 << 18  // entries of trees that are remembered
)

// An entry is what a tree has under a name.
type entry struct {
	mode string // 100644 for files; see canonicalMode
	id   string
}

const (
	directory = "40000"
	link      = "120000"
	submodule = "160000"
)

func (e entry) isFile() bool { return e.mode == "100644" }

// trees read the trees of a repository, and remember some of them.
type trees struct {
	objects *objects
	mu      sync.Mutex
	known   map[string]map[string]entry // by ID
	entries int                         // in known
}

// tree returns what a tree has, by name.
func (t *trees) tree(id string) (map[string]entry, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if found := t.known[id]; found != nil {
		return found, nil
	}
	src, _, err := t.objects.read(id, "tree", maxTree)
	if err != nil {
		return nil, fmt.Errorf("tree %.12s: %w", id, err)
	}
	read, err := parseTree(src, len(id)/2)
	if err != nil {
		return nil, fmt.Errorf("tree %.12s: %w", id, err)
	}
	if t.entries += len(read); t.known == nil || t.entries > maxTrees {
		t.known, t.entries = map[string]map[string]entry{}, len(read)
	}
	t.known[id] = read
	return read, nil
}

// parseTree reads a tree: for each entry its mode, a space, its name, a zero byte and
// the bytes of its ID, of which there are as many as the kind of hash has. Names that no
// checkout gives to a file are left out.
func parseTree(src []byte, idSize int) (map[string]entry, error) {
	entries := map[string]entry{}
	for len(src) > 0 {
		mode, rest, spaced := bytes.Cut(src, []byte(" "))
		name, rest, ended := bytes.Cut(rest, []byte{0})
		if !spaced || !ended || len(rest) < idSize {
			return nil, errors.New("it is malformed; see git fsck")
		}
		bits, err := strconv.ParseUint(string(mode), 8, 32)
		if err != nil {
			return nil, errors.New("it is malformed; see git fsck")
		}
		if name := string(name); plain(name) {
			entries[name] = entry{canonicalMode(bits), hex.EncodeToString(rest[:idSize])}
		}
		src = rest[idSize:]
	}
	return entries, nil
}

// canonicalMode returns a mode as git understands it, which looks at the type alone:
// trees that nobody checked may have zeros before it, or other permissions.
func canonicalMode(bits uint64) string {
	switch bits & 0o170000 {
	case 0o100000:
		return "100644"
	case 0o120000:
		return link
	case 0o40000:
		return directory
	}
	return submodule
}

// plain reports whether a name is that of a file or directory, and does not lead
// elsewhere. Trees that git has not checked may have others.
func plain(name string) bool {
	return name != "." && filepath.IsLocal(name) && filepath.Base(name) == name && !strings.EqualFold(name, ".git")
}
