package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
)

// An oldestTarget is the oldest version of Windows that something is known to be
// for.
type oldestTarget struct {
	os    inf.OSVersion
	known bool
	// listing is what says so; nil where the options do.
	listing *inf.Listing
}

// oldestTarget returns the oldest Windows that an install is for: that of its
// Models sections, where their names have one, or else what the options say.
func (p *Pass) oldestTarget(in *inf.Install) oldestTarget {
	var oldest oldestTarget
	consider := func(v inf.OSVersion, l *inf.Listing) {
		if !oldest.known || v.Before(oldest.os) {
			oldest = oldestTarget{v, true, l}
		}
	}
	minimum := p.Options.MinOS
	given := minimum != inf.OSVersion{}
	if in == nil || len(in.Targets) == 0 {
		return oldestTarget{minimum, given, nil}
	}
	for l := range in.Listings {
		if v, ok := decorated(l.Decoration); ok {
			consider(atLeast(v, l.Decoration.Arch), l)
		} else if given {
			consider(atLeast(minimum, l.Decoration.Arch), nil)
		}
	}
	return oldest
}

// decorated returns the version in the name of a Models section.
func decorated(d inf.Decoration) (inf.OSVersion, bool) {
	if _, ok := inf.ParseDecoration(d.Text); !ok || d.Text == "" || d.Major == inf.Any {
		return inf.OSVersion{}, false
	}
	return inf.OSVersion{Major: d.Major, Minor: max(0, d.Minor), Build: max(0, d.Build)}, true
}

// atLeast returns a version, or the first one that runs on an architecture if that
// is later (documentation of the platform extensions).
func atLeast(v inf.OSVersion, arch string) inf.OSVersion {
	first := inf.OSVersion{}
	switch arch {
	case "arm":
		first = inf.OSVersion{Major: 6, Minor: 2}
	case "arm64":
		first = inf.OSVersion{Major: 10, Build: 16299}
	}
	if v.Before(first) {
		return first
	}
	return v
}

// releases are the versions of Windows by the names that people, and the table of
// SID aliases, have for them.
var releases = []struct {
	name    string
	version inf.OSVersion
}{
	{"2000", inf.OSVersion{Major: 5}},
	{"XP", inf.OSVersion{Major: 5, Minor: 1}},
	{"Vista", inf.OSVersion{Major: 6}},
	{"7", inf.OSVersion{Major: 6, Minor: 1}},
	{"8", inf.OSVersion{Major: 6, Minor: 2}},
	{"8.1", inf.OSVersion{Major: 6, Minor: 3}},
	{"10", inf.OSVersion{Major: 10}},
	{"11 24H2", inf.OSVersion{Major: 10, Build: 26100}},
}

// release returns the version of Windows with the given name, or, for a name that
// is a version itself, that.
func release(name string) (inf.OSVersion, bool) {
	for _, r := range releases {
		if r.name == name {
			return r.version, true
		}
	}
	v, err := inf.ParseOSVersion(name)
	return v, err == nil
}

// windowsName names a version as Models sections have it: "Windows 7 (6.1)", and one with
// a build by both its names: "Windows 10 1709 (build 16299)".
func windowsName(v inf.OSVersion) string {
	if name, ok := requirements.Released(v); ok {
		name, _, _ = strings.Cut(name, ", and ") // the server of that build
		return fmt.Sprintf("%s (build %d)", strings.Replace(name, ", version ", " ", 1), v.Build)
	}
	for _, r := range releases {
		if r.version == v {
			return "Windows " + r.name + " (" + v.String() + ")"
		}
	}
	return "Windows " + v.String()
}
