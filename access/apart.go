package access

import (
	"slices"

	"github.com/inflint/inflint/sddl"
)

// apart says what is different about two descriptors that the standard principals
// cannot show: what depends on more than who asks, and, if they show nothing at
// all, what other objects inherit. It is "" if there is nothing.
func apart(before, after *Object, alike bool) string {
	from, to := before.Effective.SD, after.Effective.SD
	if from.Text == to.Text {
		return ""
	}
	conditional := func(a *sddl.ACE) bool { return a.Type.IsCallback() || a.Condition != nil }
	label := func(a *sddl.ACE) bool { return a.Type.IsSystem() && !audits(a.Type) }
	inherited := func(a *sddl.ACE) bool { return a.Flags&(sddl.ObjectInherit|sddl.ContainerInherit) != 0 }
	kind := after.Rights
	switch {
	case !slices.Equal(entries(from.DACL, kind, conditional), entries(to.DACL, kind, conditional)):
		return "what the conditional entries grant depends on more than who asks"
	case !slices.Equal(entries(from.SACL, kind, label), entries(to.SACL, kind, label)):
		return "the mandatory label or the resource attributes are others, and what they mean depends on who asks"
	case len(namedCallers(from, to)) > maxNamed:
		return "the descriptor names too many groups and accounts to look into all of them"
	case alike && (kind == sddl.KindKey || kind == sddl.KindFile) &&
		!slices.Equal(entries(from.DACL, kind, inherited), entries(to.DACL, kind, inherited)):
		return "what is created below inherits other entries"
	}
	return ""
}

// audits reports whether an entry of a SACL only says what is logged.
func audits(t sddl.ACEType) bool {
	switch t {
	case sddl.SystemAudit, sddl.SystemAlarm, sddl.SystemAuditObject, sddl.SystemAlarmObject,
		sddl.SystemAuditCallback, sddl.SystemAlarmCallback, sddl.SystemAuditCallbackObject, sddl.SystemAlarmCallbackObject:
		return true
	}
	return false
}

// entries returns the chosen entries of a list in one spelling.
func entries(l *sddl.ACL, kind sddl.ObjectKind, chosen func(*sddl.ACE) bool) []string {
	if l == nil {
		return nil
	}
	var list []string
	for i := range l.ACEs {
		if chosen(&l.ACEs[i]) {
			ace := l.ACEs[i]
			if !ace.Type.IsSystem() {
				ace.Mask = kind.Mapping().Map(ace.Mask)
			}
			list = append(list, ace.String())
		}
	}
	return list
}
