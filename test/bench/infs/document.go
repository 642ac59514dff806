// Package infs makes INF files to measure with: of every kind and size, in every
// encoding, and such as aim at every loop. What it makes depends on a seed alone.
package infs

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// A document is an INF file in the making. Its sections stand in the order in which
// they were first written to.
type document struct {
	*rand.Rand
	order    []string
	sections map[string]*strings.Builder
	size     int
}

// line adds a line to a section.
func (d *document) line(section, format string, args ...any) {
	s := d.sections[section]
	if s == nil {
		s = &strings.Builder{}
		d.sections[section] = s
		d.order = append(d.order, section)
		d.size += len(section) + len("[]\n\n")
	}
	before := s.Len()
	fmt.Fprintf(s, format+"\n", args...)
	d.size += s.Len() - before
}

func (d *document) String() string {
	var b strings.Builder
	for _, name := range d.order {
		fmt.Fprintf(&b, "[%s]\n%s\n", name, d.sections[name])
	}
	return b.String()
}

// pick returns one of some texts.
func (d *document) pick(texts ...string) string { return texts[d.IntN(len(texts))] }
