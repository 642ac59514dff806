package config

import (
	"fmt"
	"slices"
	"strings"

	"github.com/inflint/inflint/internal/glob"
)

// maxHeld bounds the sections [path] that a file is held against for one name in its
// path. A tree may have as many files as there are sections, and the time is their
// product.
const maxHeld = 200

// pathSections are the sections [path] of a configuration, in order.
type pathSections struct {
	list []*pathSettings
	// by has sections by a name that stands in all paths which they match: that of a
	// file or a directory; and under "" those without one.
	by map[string][]int
}

type pathSettings struct {
	pattern *glob.Pattern
	Settings
}

// index finds a name for each section: the one that the fewest others have. It returns
// the section with which there are too many for one name, or -1.
func (p *pathSections) index() (tooMany int) {
	counts := map[string]int{}
	for _, s := range p.list {
		for _, name := range s.pattern.Names() {
			counts[name]++
		}
	}
	p.by = map[string][]int{}
	for i, s := range p.list {
		best := ""
		for _, name := range s.pattern.Names() {
			if best == "" || counts[name] < counts[best] {
				best = name
			}
		}
		p.by[best] = append(p.by[best], i)
		if len(p.by[best]) > maxHeld {
			return i
		}
	}
	return -1
}

// of returns the sections that are for a path, in order.
func (p *pathSections) of(path string) []*pathSettings {
	names := append(strings.Split(path, "/"), "")
	slices.Sort(names)
	var found []int
	for _, name := range slices.Compact(names) {
		for _, i := range p.by[name] {
			if p.list[i].pattern.Match(path) {
				found = append(found, i)
			}
		}
	}
	slices.Sort(found)
	var list []*pathSettings
	for _, i := range found {
		list = append(list, p.list[i])
	}
	return list
}

// tooManyPaths says what is wrong with a section that is one too many.
var tooManyPaths = fmt.Sprintf("this is the section [path] number %d without a name of a file or directory that the others do not have; name directories, or write several patterns as one, as in \"{a,b}/**\"", maxHeld+1)
