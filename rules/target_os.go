package rules

import "github.com/inflint/inflint/inf"

// An oldestTarget is the oldest version of Windows that something is known to be
// for.
type oldestTarget struct {
	os    OSVersion
	known bool
	// target is the Models line that says so; nil where the options do.
	target *inf.Target
}

// oldestTarget returns the oldest Windows that an install is for: that of its
// Models sections, where their names have one, or else what the options say.
func (p *Pass) oldestTarget(in *inf.Install) oldestTarget {
	var oldest oldestTarget
	consider := func(v OSVersion, t *inf.Target) {
		if !oldest.known || v.Before(oldest.os) {
			oldest = oldestTarget{v, true, t}
		}
	}
	minimum := p.Options.MinOS
	given := minimum != OSVersion{}
	if in == nil || len(in.Targets) == 0 {
		return oldestTarget{minimum, given, nil}
	}
	for i := range in.Targets {
		t := &in.Targets[i]
		if v, ok := decorated(t.Decoration); ok {
			consider(atLeast(v, t.Decoration.Arch), t)
		} else if given {
			consider(atLeast(minimum, t.Decoration.Arch), nil)
		}
	}
	return oldest
}

// decorated returns the version in the name of a Models section.
func decorated(d inf.Decoration) (OSVersion, bool) {
	if _, ok := inf.ParseDecoration(d.Text); !ok || d.Text == "" || d.Major == inf.Any {
		return OSVersion{}, false
	}
	return OSVersion{d.Major, max(0, d.Minor), max(0, d.Build)}, true
}

// atLeast returns a version, or the first one that runs on an architecture if that
// is later (documentation of the platform extensions).
func atLeast(v OSVersion, arch string) OSVersion {
	first := OSVersion{}
	switch arch {
	case "arm":
		first = OSVersion{6, 2, 0}
	case "arm64":
		first = OSVersion{10, 0, 16299}
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
	version OSVersion
}{
	{"2000", OSVersion{5, 0, 0}},
	{"XP", OSVersion{5, 1, 0}},
	{"Vista", OSVersion{6, 0, 0}},
	{"7", OSVersion{6, 1, 0}},
	{"8", OSVersion{6, 2, 0}},
	{"8.1", OSVersion{6, 3, 0}},
	{"10", OSVersion{10, 0, 0}},
	{"10 1607", OSVersion{10, 0, 14393}},
	{"11 24H2", OSVersion{10, 0, 26100}},
}

// release returns the version of Windows with the given name, or, for a name that
// is a version itself, that.
func release(name string) (OSVersion, bool) {
	for _, r := range releases {
		if r.name == name {
			return r.version, true
		}
	}
	v, err := ParseOSVersion(name)
	return v, err == nil
}

// windows names a version: "Windows 7 (6.1)", "Windows 10.0.17763".
func (v OSVersion) windows() string {
	for _, r := range releases {
		if r.version == v {
			return "Windows " + r.name + " (" + v.String() + ")"
		}
	}
	return "Windows " + v.String()
}
