package requirements

import "github.com/inflint/inflint/inf"

// Rules are those of InfVerif /h for a range of versions of Windows.
type Rules struct {
	// from is the first version that they are for.
	from inf.OSVersion
	// deprecates is set where deprecatedDirids are no longer excepted.
	deprecates bool
	// parameters is set where the values of a service have to stand below its key
	// Parameters.
	parameters bool
}

// RulesOf returns the rules that a version of Windows has in [Ruleset].
func RulesOf(v inf.OSVersion) *Rules {
	newest := &rulesets[0]
	for i := range rulesets {
		if !v.Before(rulesets[i].from) {
			newest = &rulesets[i]
		}
	}
	return newest
}

// Parameters reports whether the values of a service have to stand below the key
// Parameters of the service.
func (r *Rules) Parameters() bool { return r.parameters }
