package requirements

import (
	"cmp"

	"github.com/inflint/inflint/inf"
)

// Name returns the name of a version of Windows, or its numbers where none came out
// as it.
func Name(v inf.OSVersion) string {
	if name, ok := Released(v); ok {
		return name
	}
	return "Windows " + v.String()
}

// Released returns the name that a version of Windows came out under. It reports false
// for one that did not.
func Released(v inf.OSVersion) (name string, ok bool) {
	for _, release := range releases {
		if release.Version == v {
			return release.Name, true
		}
	}
	return "", false
}

// Newest returns the newest version of Windows whose rules are known.
func Newest() inf.OSVersion { return releases[len(releases)-1].Version }

// Ruleset returns the version of Windows whose rules InfVerif /h judges a Models
// section by, of the rules up to and including those of newest (/rulever): those of
// the highest version that takes the section. It reports false for a section that is
// for later versions only, which is then not judged. Source: the page "InfVerif /h".
func Ruleset(served Range, newest inf.OSVersion) (inf.OSVersion, bool) {
	switch {
	case newest.Before(served.From):
		return inf.OSVersion{}, false
	case served.Before == inf.OSVersion{}:
		return newest, true
	}
	if highest := last(served); highest.Before(newest) {
		return highest, true
	}
	return newest, true
}

// last returns the highest version in a range that has an end: the build before it
// or, where it ends with a new version, the last release before that.
func last(r Range) inf.OSVersion {
	if v := r.Before; v.Build > 0 {
		v.Build--
		return v
	}
	highest := r.From
	for _, release := range releases {
		if release.Version.Before(r.Before) && highest.Before(release.Version) {
			highest = release.Version
		}
	}
	return highest
}

func compare(a, b inf.OSVersion) int {
	return cmp.Or(cmp.Compare(a.Major, b.Major), cmp.Compare(a.Minor, b.Minor), cmp.Compare(a.Build, b.Build))
}
