package diff

import (
	"fmt"
	"slices"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/report/printable"
)

// verdict sums up the diff in a sentence.
func (d *Document) verdict() string {
	changes := 0
	with := map[access.Effect]int{}
	for _, f := range d.Files {
		changes += len(f.Access)
		for _, c := range f.Access {
			with[c.Effect]++
		}
	}
	// some says how many of the changes have an effect.
	some := func(effect access.Effect) string {
		words := printable.Plural(changes, "change")
		if with[effect] < changes {
			words = fmt.Sprintf("%d of %s", with[effect], words)
		}
		return words
	}
	files := printable.Plural(d.Compared, "file")
	switch effect := d.effect(); {
	case d.Compared == 0 && len(d.Errors) > 0:
		return "nothing could be compared"
	case d.Compared == 0:
		return "no INF file changes"
	case changes == 0:
		return "no change in access in " + files
	case effect == access.Wider:
		return fmt.Sprintf("access widens for someone below administrator: %s in %s%s", some(access.Wider), files, mayWiden(with[access.MayWiden]))
	case effect == access.MayWiden:
		return fmt.Sprintf("access may widen for someone below administrator, which the files do not tell: %s in %s", some(access.MayWiden), files)
	case effect == access.MayNarrow && !d.narrows():
		return fmt.Sprintf("access does not widen for anyone below administrator, and may narrow, which the files do not tell: %s in %s", printable.Plural(changes, "change"), files)
	case effect == access.MayNarrow || effect == access.Narrower:
		return fmt.Sprintf("access does not widen for anyone below administrator, and narrows for some: %s in %s", printable.Plural(changes, "change"), files)
	}
	return fmt.Sprintf("access does not change for those below administrator: %s in %s", printable.Plural(changes, "change"), files)
}

// mayWiden adds how many changes may widen access to what is said of those that do.
func mayWiden(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "; 1 more may widen it"
	}
	return fmt.Sprintf("; %d more may widen it", n)
}

// narrows reports whether a change takes access away, as far as is known.
func (d *Document) narrows() bool {
	for _, f := range d.Files {
		if slices.ContainsFunc(f.Access, func(c access.Change) bool { return c.Effect == access.Narrower }) {
			return true
		}
	}
	return false
}

// note says behind the name of a file that it is new or gone.
func (f *File) note() string {
	if f.Status == Changed {
		return ""
	}
	return " (" + string(f.Status) + ")"
}

type titledFindings struct {
	title    string
	findings []Finding
}

func (f *File) findings() []titledFindings {
	return []titledFindings{{"new finding", f.Gained}, {"finding gone", f.Lost}}
}
