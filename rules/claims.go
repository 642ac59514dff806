package rules

import (
	"slices"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/rules/facts"
)

// This file finds lines that set the same thing differently, for devices that a
// machine may have side by side.

// claims are what lines set, by what it is and for which decoration of a Models
// section.
type claims struct {
	first map[claimKey]*claim
	apart map[[2]*party]bool
}

type claimKey struct{ decoration, what string }

// A claim is a line that sets something to some data.
type claim struct {
	entry *inf.Entry
	span  inf.Span
	data  string
	by    *party
}

// A party is the installs that a section belongs to.
type party struct {
	list []*inf.Install
	set  map[*inf.Install]bool // of the same; nil until parties are compared
	// decorations are those under which these are found, with the architecture in the
	// name of the install section.
	decorations []string
	by          []requirements.Judgement
}

// judged returns the requirements on the installs.
func (y *party) judged(p *Pass) []requirements.Judgement {
	if y.by == nil {
		y.by = append([]requirements.Judgement{}, facts.Judged(p.Facts, y.list...)...)
	}
	return y.by
}

func (y *party) has(in *inf.Install) bool {
	if y.set == nil {
		y.set = make(map[*inf.Install]bool, len(y.list))
		for _, in := range y.list {
			y.set[in] = true
		}
	}
	return y.set[in]
}

func newClaims() *claims { return &claims{map[claimKey]*claim{}, map[[2]*party]bool{}} }

// join adds an install to a party, if it is that of a device and not the last one that
// joined.
func (p *Pass) join(y *party, in *inf.Install) {
	if n := len(y.list); in.Kind != inf.DeviceInstall || n > 0 && y.list[n-1] == in {
		return
	}
	y.list = append(y.list, in)
	for _, d := range facts.Decorations(p.Facts, in) {
		if len(y.decorations) < facts.MaxDecorations && !slices.Contains(y.decorations, d) {
			y.decorations = append(y.decorations, d)
		}
	}
}

// claim adds a claim, and returns the first line that sets the same otherwise for
// devices under the same decoration, if there is one: only these may be installed on
// one machine.
func (c *claims) claim(what string, next claim) *claim {
	for _, d := range next.by.decorations {
		k := claimKey{d, what}
		first := c.first[k]
		if first == nil {
			c.first[k] = &next
		} else if first.data != next.data {
			return first
		}
	}
	return nil
}

// disjoint reports whether no install belongs to two parties. Where one does, its
// lines come one after the other, and are meant to.
func (c *claims) disjoint(a, b *party) bool {
	pair := [2]*party{a, b}
	apart, known := c.apart[pair]
	if !known {
		apart = true
		if len(a.list) > len(b.list) {
			a, b = b, a
		}
		for _, in := range a.list {
			apart = apart && !b.has(in)
		}
		c.apart[pair] = apart
	}
	return apart
}
