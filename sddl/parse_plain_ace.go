package sddl

// plainACE reads an entry such as (A;;GRGW;;;BA): it allows or denies, has neither
// flags nor GUIDs, its rights are letters and its SID an alias. Nearly all entries
// of drivers are like that, and this reads them several times as fast as the field
// by field way. Anything unusual is left to that; plainACE then reports false, and
// has touched nothing that ace does not set again.
func (p *parser) plainACE(a *ACE) bool {
	const shortest = "(A;;;;;SY)"
	start := p.pos
	s := p.src[start:]
	if len(s) < len(shortest) || s[2] != ';' || s[3] != ';' {
		return false
	}
	switch s[1] {
	case 'A':
		a.Type = AccessAllowed
	case 'D':
		a.Type = AccessDenied
	default:
		return false
	}
	const rights = len("(A;;")
	i := rights
	t := tables()
	var mask AccessMask
	for ; i+6 < len(s) && s[i] != ';'; i += 2 {
		row := t.rights.exact(s[i], s[i+1])
		if row < 0 || row >= firstLabelRight {
			return false
		}
		mask |= namedRights[row].mask
	}
	if i+6 > len(s) || s[i:i+3] != ";;;" || s[i+5] != ')' {
		return false
	}
	row := t.byLetters.exact(s[i+3], s[i+4])
	if row < 0 {
		return false
	}
	a.Mask = mask
	a.SID = t.aliases[row].SID
	if a.SID.IsRelative() {
		p.resolve(&a.SID)
	}
	end := start + i
	// Assigned one by one: a composite literal would be built and then copied.
	a.Spans.ACE = spanOf(start, end+6)
	a.Spans.Type = spanOf(start+1, start+2)
	a.Spans.Flags = spanOf(start+3, start+3)
	a.Spans.Rights = spanOf(start+rights, end)
	a.Spans.ObjectType = spanOf(end+1, end+1)
	a.Spans.InheritedObjectType = spanOf(end+2, end+2)
	a.Spans.SID = spanOf(end+3, end+5)
	p.pos = end + 6
	return true
}
