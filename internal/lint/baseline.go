package lint

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/inflint/inflint/rules"
)

// A Baseline holds findings that a team has accepted for the time being: those
// that were there when it began to use inflint. It does not grow by itself.
//
// A finding is known by what Windows reads, not by how it is written: lines may
// move, and blanks and comments change. If the directive changes, by an entry of
// its descriptor, say, the finding is a new one.
type Baseline struct {
	identifier
	path    string
	allowed map[accepted]int
	found   map[accepted]int // with their objects
	// taken are the findings that an entry for any object took, by that entry.
	taken  map[accepted]map[accepted]int
	old    bool            // the file is of an older version
	linted map[string]bool // by name as in accepted
	on     map[string]bool // the rules, by ID
}

// accepted is what findings have in common that a baseline does not tell apart.
type accepted struct {
	File      string // relative to the baseline, with slashes
	Rule      string
	Object    string
	Directive string
}

// anyObject stands for an object in entries of baselines that named objects otherwise.
const anyObject = "*"

// ofAny returns the entry that takes findings about whatever object.
func (a accepted) ofAny() accepted {
	a.Object = anyObject
	return a
}

// NewBaseline returns an empty baseline for the named file.
// File names in it are relative to the directory of that file.
func NewBaseline(path string) *Baseline {
	return &Baseline{identifier: identifier{sections: true}, path: path, allowed: map[accepted]int{}, found: map[accepted]int{}, taken: map[accepted]map[accepted]int{}, linted: map[string]bool{}, on: map[string]bool{}}
}

// Filter removes the findings that the baseline has from a result of a run with the given
// rules. Of equal findings it removes as many as it has. It returns how many it removed.
func (b *Baseline) Filter(r *Result, set []*rules.Rule) int {
	for _, rule := range set {
		b.on[rule.ID] = true
	}
	if r.Err != nil {
		return 0
	}
	// What a file without installs does shows where others include it.
	if r.Skipped != "" || len(r.File.Installs()) > 0 {
		b.linted[b.relative(r.Path)] = true
		for f := range r.Policy.Evidence.Sources() {
			b.linted[b.relative(f.Name)] = true
		}
	}
	var kept []*rules.Finding
	for _, f := range r.Findings {
		if !b.takes(b.key(f)) {
			kept = append(kept, f)
		}
	}
	taken := len(r.Findings) - len(kept)
	r.Findings = kept
	return taken
}

// takes counts a finding, and reports whether an entry has it: one for its object, or else
// one for any.
func (b *Baseline) takes(key accepted) bool {
	b.found[key]++
	if b.found[key] <= b.allowed[key] {
		return true
	}
	entry := key.ofAny()
	if b.used(entry) >= b.allowed[entry] {
		return false
	}
	if b.taken[entry] == nil {
		b.taken[entry] = map[accepted]int{}
	}
	b.taken[entry][key]++
	return true
}

// used returns how many findings an entry took.
func (b *Baseline) used(entry accepted) int {
	if entry.Object != anyObject {
		return min(b.found[entry], b.allowed[entry])
	}
	n := 0
	for _, count := range b.taken[entry] {
		n += count
	}
	return n
}

// Old reports whether the file is of an older version. Prune and Accept bring the baseline up to
// date, as far as the run had its findings; the rest is as good as before.
func (b *Baseline) Old() bool { return b.old }

// Accept replaces the findings of the baseline by all that Filter has seen, and returns
// their number.
func (b *Baseline) Accept() int {
	b.allowed = b.found
	return b.Len()
}

// Len returns the number of findings in the baseline.
func (b *Baseline) Len() int {
	n := 0
	for _, count := range b.allowed {
		n += count
	}
	return n
}

// Gone returns the number of findings in the baseline that are no longer found:
// their rule was on, and their file was linted or is no longer there.
func (b *Baseline) Gone() int {
	n := 0
	for key, count := range b.allowed {
		if b.settled(key) {
			n += count - b.used(key)
		}
	}
	return n
}

// Prune removes what is gone, and returns the number of findings removed. Findings that an
// entry for any object took get entries for theirs.
func (b *Baseline) Prune() int {
	gone := b.Gone()
	for key, count := range b.allowed {
		if b.settled(key) {
			b.allowed[key] = b.used(key)
		}
		if key.Object == anyObject {
			b.allowed[key] = min(count, b.allowed[key]) - b.used(key)
		}
		if b.allowed[key] == 0 {
			delete(b.allowed, key)
		}
	}
	for _, own := range b.taken {
		for key, count := range own {
			b.allowed[key] += count
		}
	}
	clear(b.taken)
	return gone
}

// settled reports whether the run was to find whatever there is under a key.
func (b *Baseline) settled(key accepted) bool {
	if !b.on[key.Rule] {
		return false
	}
	if b.linted[key.File] {
		return true
	}
	_, err := os.Stat(filepath.Join(filepath.Dir(b.path), filepath.FromSlash(key.File)))
	return os.IsNotExist(err)
}

// Drops returns how many findings another baseline has of files that exist, and that this
// one has not seen: what is lost where this one replaces it.
func (b *Baseline) Drops(other *Baseline) int {
	n := 0
	for key, count := range other.allowed {
		if b.linted[key.File] {
			continue
		}
		if _, err := os.Stat(filepath.Join(filepath.Dir(other.path), filepath.FromSlash(key.File))); err == nil {
			n += count
		}
	}
	return n
}

func (b *Baseline) key(f *rules.Finding) accepted {
	key := b.identify(f)
	key.File = strings.ToValidUTF8(b.relative(f.File.Name), "\uFFFD") // JSON takes no other text
	return key
}

// relative returns the name of a file relative to the directory of the baseline,
// with slashes.
func (b *Baseline) relative(name string) string {
	dir, errDir := filepath.Abs(filepath.Dir(b.path))
	path, errPath := filepath.Abs(name)
	if errDir == nil && errPath == nil {
		if rel, err := filepath.Rel(dir, path); err == nil {
			name = rel
		}
	}
	return filepath.ToSlash(filepath.Clean(name))
}
