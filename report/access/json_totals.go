package accessmap

import (
	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
)

// jsonLeftOut counts the objects that the choice leaves out.
type jsonLeftOut struct {
	LessAccess int          `json:"lessAccess"`
	NotKnown   int          `json:"notKnown"`
	OtherKinds int          `json:"otherKinds"`
	Reasons    []jsonReason `json:"reasons,omitempty"` // of NotKnown
}

// A jsonReason counts the objects of a kind that are not known for one reason.
type jsonReason struct {
	Kind    string `json:"kind"`
	Reason  string `json:"reason"`
	Objects int    `json:"objects"`
}

func leftOutJSON(t *tally) *jsonLeftOut {
	if t.choice.takesAll() {
		return nil
	}
	out := &jsonLeftOut{LessAccess: t.lessAccess, NotKnown: t.notKnown(), OtherKinds: t.otherKinds}
	for _, g := range sortedGroups(t.unknown, func(n int) int { return n }) {
		out.Reasons = append(out.Reasons, jsonReason{g.kind.String(), g.why, t.unknown[g]})
	}
	return out
}

// A jsonTotal has the numbers of a line of the summary.
type jsonTotal struct {
	Kind     string   `json:"kind"`
	Objects  int      `json:"objects"`
	NotKnown int      `json:"notKnown"`
	Callers  []string `json:"callers"`
	Level    string   `json:"level"`
	Granted  int      `json:"granted"`
}

func totalsJSON(t *tally) []jsonTotal {
	totals := []jsonTotal{}
	for kind := range t.kinds {
		k := &t.kinds[kind]
		if k.objects == 0 {
			continue
		}
		q := t.choice.question(inf.ObjectKind(kind))
		total := jsonTotal{Kind: inf.ObjectKind(kind).String(), Objects: k.objects, NotKnown: k.unknown, Level: q.level.String(), Granted: k.yes}
		for _, p := range q.callers {
			total.Callers = append(total.Callers, access.Principals()[p].ID)
		}
		totals = append(totals, total)
	}
	return totals
}
