package facts

import (
	"slices"

	"github.com/inflint/inflint/inf"
)

// A Reading is a section that Windows reads in one of its roles.
type Reading struct {
	// First is the way in which Windows first comes to it.
	First *inf.Reach
	// Reaches are the ways in which it does while it installs something: from an
	// install one for each thing that HKR stands for.
	Reaches []*inf.Reach
}

// Section is the section that Windows reads.
func (r *Reading) Section() *inf.Section { return r.First.Section }

// Role is what it reads the section as.
func (r *Reading) Role() inf.Role { return r.First.Role }

// Installs returns the installs that lead to the section, each once.
func (r *Reading) Installs() (installs []*inf.Install) {
	for _, reach := range r.Reaches {
		if n := len(installs); n == 0 || installs[n-1] != reach.Install {
			installs = append(installs, reach.Install)
		}
	}
	return installs
}

var readings = fact[[]*Reading]{collectReadings}

// Readings returns the sections that Windows reads, in the order in which it first comes
// to them.
func Readings(f *Facts) []*Reading { return readings.of(f) }

func collectReadings(f *Facts) (list []*Reading) {
	found := keyed[*inf.Section, []*Reading]{}
	for _, in := range f.File.Installs() {
		for _, reach := range in.Reaches {
			of := found.of(reach.Section)
			i := slices.IndexFunc(*of, func(r *Reading) bool { return r.Role() == reach.Role })
			if i < 0 {
				i = len(*of)
				*of = append(*of, &Reading{First: reach})
				list = append(list, (*of)[i])
			}
			r := (*of)[i]
			if in.Kind != inf.DefaultUninstall {
				r.Reaches = append(r.Reaches, reach)
			}
		}
	}
	return list
}
