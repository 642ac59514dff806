package git

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
)

const (
	maxTree  = 64 << 20 // bytes of one tree; such a directory has a million files
	maxTrees = 1 << 18  // entries of trees that are remembered
)

// An entry is what a tree has under a name.
type entry struct {
	mode string // 100644 and 100755 for files, 120000 for links, 160000 for submodules
	id   string
}

const directory = "40000"

func (e entry) isFile() bool { return len(e.mode) == 6 && e.mode[:2] == "10" }

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
		if name := string(name); plain(name) {
			entries[name] = entry{string(mode), hex.EncodeToString(rest[:idSize])}
		}
		src = rest[idSize:]
	}
	return entries, nil
}

// plain reports whether a name is that of a file or directory, and does not lead
// elsewhere. Trees that git has not checked may have others.
func plain(name string) bool {
	return name != "." && filepath.IsLocal(name) && filepath.Base(name) == name && !strings.EqualFold(name, ".git")
}
