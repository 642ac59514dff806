package lint

import "github.com/inflint/inflint/rules"

// Compare returns the findings that only the new of two versions of a file has, and
// those that only the old one has. A finding is known as in a [Baseline], but
// whatever the section is called; and where the directive is another, by what it
// says of the object.
func Compare(before, after []*rules.Finding) (gained, lost []*rules.Finding) {
	var id identifier
	said := func(f *rules.Finding) accepted {
		key := id.identify(f)
		key.Directive = f.Message
		return key
	}
	gained, lost = without(after, before, id.identify), without(before, after, id.identify)
	return without(gained, lost, said), without(lost, gained, said)
}

// Worse returns the findings of a list that an old version of the file does not have, or
// has with a lesser severity.
func Worse(before, after []*rules.Finding) []*rules.Finding {
	var id identifier
	was := map[accepted]rules.Severity{}
	for _, f := range before {
		key := id.identify(f)
		was[key] = max(was[key], f.Severity)
	}
	gained, _ := Compare(before, after)
	isGained := map[*rules.Finding]bool{}
	for _, f := range gained {
		isGained[f] = true
	}
	var worse []*rules.Finding
	for _, f := range after {
		severity, known := was[id.identify(f)]
		if isGained[f] || known && f.Severity > severity {
			worse = append(worse, f)
		}
	}
	return worse
}

// without returns the findings of a list that another does not have. Of equal ones
// it leaves out as many as that has.
func without(list, other []*rules.Finding, key func(*rules.Finding) accepted) []*rules.Finding {
	known := map[accepted]int{}
	for _, f := range other {
		known[key(f)]++
	}
	var left []*rules.Finding
	for _, f := range list {
		k := key(f)
		known[k]--
		if known[k] < 0 {
			left = append(left, f)
		}
	}
	return left
}
