package access

import "github.com/inflint/inflint/sddl"

// A NamedCaller is one that an allow ACE of a descriptor names and that none of
// [Principals] stands for, such as a service: a caller that holds the SID.
type NamedCaller struct {
	SID sddl.SID
	Cell
}

// maxNamedRows is how many named callers an object has in the access map. Each costs an
// access check, and a hostile descriptor names thousands.
const maxNamedRows = 20

// NamedCallersOf returns what a descriptor of an object of the kind grants to the callers
// that it names besides the standard ones, in the order of their ACEs. More is how many
// there are that it does not look into.
func NamedCallersOf(sd *sddl.SecurityDescriptor, kind sddl.ObjectKind) (list []NamedCaller, more int) {
	if sd.DACL == nil {
		return nil, 0
	}
	principals := Principals()
	seen := map[sddl.SID]bool{}
	for i := range sd.DACL.ACEs {
		ace := &sd.DACL.ACEs[i]
		if !ace.Type.IsAllow() || !ace.Applies() || seen[ace.SID] || nobody(ace.SID) || heldByStandard(principals, ace.SID) {
			continue
		}
		seen[ace.SID] = true
		if len(list) == maxNamedRows {
			more++
			continue
		}
		token := holder(ace.SID)
		result := Check(sd, &token, kind)
		list = append(list, NamedCaller{ace.SID, cellOf(&result, kind)})
	}
	return list, more
}

// holder returns the token of a caller of which no more is known than that it holds a SID.
// Besides, it has only the groups that go with the SID. Sandboxed code runs as a user.
func holder(sid sddl.SID) sddl.Token {
	like := Principals()[likeness(sid)].Token
	if SandboxOnly(sid) {
		return holding(like, sid)
	}
	t := sddl.Token{User: sddl.SIDAndAttributes{SID: sid}, Integrity: like.Integrity}
	for _, g := range like.Groups {
		if goesWith(g.SID, sid) {
			t.Groups = append(t.Groups, g)
		}
	}
	return t
}

// goesWith reports whether the holder of a SID that is no standard principal's is in one of
// the groups of the standard principal that it is most like. A guest, who did not
// authenticate, may hold one for a way to log on.
func goesWith(group, sid sddl.SID) bool {
	switch alias, _ := group.Alias(); alias {
	case "WD", "BA":
		return true
	case "AU", "BU":
		return !Unvouched(sid) && !isBroad(sid)
	}
	return false
}
