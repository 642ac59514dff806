package access

import (
	"fmt"
)

// A joiner puts changes that are alike into one: those of a subject for several
// decorations, and those of several subjects.
type joiner struct {
	changes []Change
	known   map[string]int // their indexes
	named   map[named]bool
}

// A named is a name in the change with an index.
type named struct {
	change int
	name   string
}

func (j *joiner) add(pair couple, list []placed) {
	if len(list) == 0 { // as for most subjects
		return
	}
	all := map[string]bool{}
	for _, s := range []*subject{pair.before, pair.after} {
		if s != nil {
			for _, u := range s.units {
				all[label(u.target)] = true
			}
		}
	}
	var own []Change
	known := map[string]int{}
	targets := map[named]bool{}
	for _, p := range list {
		key := fmt.Sprintf("%+v", p.Change)
		i, ok := known[key]
		if !ok {
			i = len(own)
			known[key] = i
			change := p.Change
			change.Object, change.Names = p.row.Object.Kind, []string{p.name}
			own = append(own, change)
		}
		if target := (named{i, label(p.target)}); !targets[target] {
			targets[target] = true
			own[i].Targets = append(own[i].Targets, target.name)
		}
	}
	for _, change := range own {
		if len(change.Targets) == len(all) || change.Detail == tooManyTargets {
			change.Targets = nil
		}
		j.join(change)
	}
}

func (j *joiner) join(change Change) {
	if j.known == nil {
		j.known, j.named = map[string]int{}, map[named]bool{}
	}
	names := change.Names
	change.Names = nil
	key := fmt.Sprintf("%+v", change)
	i, ok := j.known[key]
	if !ok {
		i = len(j.changes)
		j.known[key] = i
		j.changes = append(j.changes, change)
	}
	for _, name := range names {
		if n := (named{i, name}); !j.named[n] {
			j.named[n] = true
			j.changes[i].Names = append(j.changes[i].Names, name)
		}
	}
}
