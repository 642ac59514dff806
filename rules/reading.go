package rules

import (
	"slices"

	"github.com/inflint/inflint/inf"
)

// A reading is a section that Windows reads in one of its roles.
type reading struct {
	// first is the way in which Windows first comes to it.
	first *inf.Reach
	// reaches are the ways in which it does while it installs something: from an
	// install one for each thing that HKR stands for.
	reaches []*inf.Reach
}

func (r *reading) section() *inf.Section { return r.first.Section }
func (r *reading) role() inf.Role        { return r.first.Role }

// installs returns the installs that lead to the section, each once.
func (r *reading) installs() (installs []*inf.Install) {
	for _, reach := range r.reaches {
		if n := len(installs); n == 0 || installs[n-1] != reach.Install {
			installs = append(installs, reach.Install)
		}
	}
	return installs
}

// readings returns the sections that Windows reads, in the order in which it first comes
// to them.
func (p *Pass) readings() []*reading { return p.views.readings.get(p.collectReadings) }

func (p *Pass) collectReadings() (list []*reading) {
	found := keyed[*inf.Section, []*reading]{}
	for _, in := range p.File.Installs() {
		for _, reach := range in.Reaches {
			of := found.of(reach.Section)
			i := slices.IndexFunc(*of, func(r *reading) bool { return r.role() == reach.Role })
			if i < 0 {
				i = len(*of)
				*of = append(*of, &reading{first: reach})
				list = append(list, (*of)[i])
			}
			r := (*of)[i]
			if in.Kind != inf.DefaultUninstall {
				r.reaches = append(r.reaches, reach)
			}
		}
	}
	return list
}
