package accessmap

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/sddl"
)

// maxNamedShown is how many callers besides the standard ones have a line of their own.
const maxNamedShown = 5

// namedInWords says what a descriptor grants to those that it names besides the standard
// callers, a line for each.
func namedInWords(row *access.Row) []string {
	var lines []string
	shown := row.Named[:min(len(row.Named), maxNamedShown)]
	for i := range shown {
		n := &shown[i]
		name := callerName(n.SID)
		if access.SandboxOnly(n.SID) {
			name += ", run by a user"
		}
		lines = append(lines, name+": "+rightsInWords(&n.Cell))
	}
	if more := len(row.Named) - len(shown) + row.MoreNamed; more > 0 {
		lines = append(lines, printable.Plural(more, "more caller")+" that the descriptor names")
	}
	return lines
}

// namedInOne says the most that one of these callers can do, and who can; "" if there is
// none.
func namedInOne(row *access.Row) string {
	most := access.NoAccess
	for i := range row.Named {
		most = max(most, row.Named[i].Level)
	}
	var names []string
	for i := range row.Named {
		if row.Named[i].Level == most {
			names = append(names, row.Named[i].SID.Literal())
		}
	}
	if names == nil {
		return ""
	}
	words := "others " + legend()[most].Level + " (" + strings.Join(names[:min(len(names), maxNamedShown)], ", ")
	if more := len(names) - maxNamedShown; more > 0 {
		words += fmt.Sprintf(" and %d more", more)
	}
	words += ")"
	if row.MoreNamed > 0 {
		words += fmt.Sprintf(" and %d not looked into", row.MoreNamed)
	}
	return words
}

// callerName says who holds a SID: "service S-1-5-80-…", "Power Users (PU)".
func callerName(sid sddl.SID) string {
	name := sid.Name()
	switch alias, ok := sid.Alias(); {
	case ok:
		return fmt.Sprintf("%s (%s)", name, alias)
	case name == sid.Literal() && access.HasPrefix(sid, 5, 21):
		return "account or group " + name
	}
	return name
}
