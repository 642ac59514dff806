package requirements

import "github.com/inflint/inflint/inf"

// rulesets are the rules, the oldest first. Sources: the pages "InfVerif /h" and
// "Using dirids". From Windows 11, version 24H2, on the rules are as published.
// Before it, dirids were not deprecated, and Windows reads some of the values of a
// service only beside Parameters: the filter manager, for one, looks for Instances
// there from build 25952 on (INF files of Microsoft's minifilter samples).
var rulesets = []Rules{
	{},
	{
		from:       inf.OSVersion{Major: 10, Minor: 0, Build: 26100},
		deprecates: true,
		parameters: true,
	},
}
