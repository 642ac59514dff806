package sddl

import "strings"

// What fields look like, for messages.
const (
	aceForm     = "(type;flags;rights;object GUID;inherited object GUID;SID)"
	aceTypeForm = "; expected A (allow), D (deny) or another type such as AU, OA or XA"
	guidForm    = "; expected 36 characters without braces, xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"
)

// ace reads one entry, from its opening to its closing parenthesis.
func (p *parser) ace(a *ACE, system bool) bool {
	start := p.pos
	p.pos++
	if !p.aceType(a, system) || !p.separator("type") ||
		!p.aceFlags(a) || !p.separator("flags") ||
		!p.rights(a) || !p.separator("rights") ||
		!p.guid(&a.ObjectType, &a.Spans.ObjectType) || !p.separator("object GUID") ||
		!p.guid(&a.InheritedObjectType, &a.Spans.InheritedObjectType) ||
		!p.separator("inherited object GUID") {
		return false
	}
	if !p.checkGUIDs(a) {
		return false
	}
	if !p.sid(&a.SID, &a.Spans.SID, true) || !p.trailer(a) {
		return false
	}
	if p.peek() != ')' {
		return p.unclosed(start)
	}
	p.pos++
	a.Spans.ACE = spanOf(start, p.pos)
	return p.checkACE(a)
}

// separator takes the semicolon after the named field.
func (p *parser) separator(after string) bool {
	if p.peek() == ';' {
		p.pos++
		return true
	}
	return p.noSeparator(after)
}

// noSeparator words the error for a field that does not end.
func (p *parser) noSeparator(after string) bool {
	switch p.peek() {
	case 0:
		if p.pos >= len(p.src) {
			return p.fail(p.pos, 0, "the text ends inside an ACE, after its ", after, "; expected ", aceForm)
		}
	case ')':
		return p.fail(p.pos, 1, "the ACE ends after its ", after, "; expected six fields, ", aceForm)
	case ' ':
		n := len(p.src[p.pos:]) - len(strings.TrimLeft(p.src[p.pos:], " "))
		return p.fail(p.pos, n, "space after the ", after, "; expected \";\"")
	}
	n := p.wordLen()
	return p.fail(p.pos, n, "unexpected ", quoted(p.src[p.pos:p.pos+n]), " in the ", after, " of an ACE; expected \";\"")
}

// unclosed words the error for an ACE that does not end where it should.
func (p *parser) unclosed(start int) bool {
	switch {
	case p.pos >= len(p.src):
		return p.fail(start, p.pos-start, "the ACE is not closed; expected \")\" at the end")
	case p.src[p.pos] == ';':
		return p.fail(p.pos, 1, "too many fields in the ACE; expected \")\" after the SID")
	case p.src[p.pos] == ' ':
		return p.fail(p.pos, 1, "space at the end of the ACE; expected \")\"")
	}
	n := p.wordLen()
	return p.fail(p.pos, n, "unexpected ", quoted(p.src[p.pos:p.pos+n]), " at the end of the ACE; expected \")\"")
}

func (p *parser) aceType(a *ACE, system bool) bool {
	if !p.strayBlanks("before the ACE type") {
		return false
	}
	start := p.pos
	for p.pos < len(p.src) && isLetter(p.src[p.pos]) {
		p.pos++
	}
	word := p.src[start:p.pos]
	a.Spans.Type = spanOf(start, p.pos)
	t, ok := aceTypeNamed(word)
	if !ok {
		if word == "" {
			n := p.wordLen()
			return p.fail(start, n, "missing ACE type", aceTypeForm)
		}
		return p.fail(start, len(word), "unknown ACE type ", quoted(word), aceTypeForm)
	}
	if hasLower(word) && !p.allow(LowerCase, start, p.pos, "ACE type in lower case") {
		return false
	}
	switch {
	case t.IsSystem() && !system:
		return p.fail(start, len(word), "ACE type ", t.String(), " in a DACL; it belongs in the SACL (S:)")
	case !t.IsSystem() && system:
		return p.fail(start, len(word), "ACE type ", t.String(), " in a SACL; it belongs in the DACL (D:)")
	}
	a.Type = t
	return true
}

func (p *parser) aceFlags(a *ACE) bool {
	if !p.strayBlanks("in the ACE flags") {
		return false
	}
	start := p.pos
	for p.pos+1 < len(p.src) && !endsField(p.src[p.pos]) && p.src[p.pos] != ' ' {
		flag, ok := aceFlagNamed(p.src[p.pos], p.src[p.pos+1], a.Type)
		if !ok {
			n := p.pairLen()
			return p.fail(p.pos, n, "unknown ACE flag ", quoted(p.src[p.pos:p.pos+n]),
				"; expected OI, CI, NP, IO, ID, or SA and FA in a SACL")
		}
		a.Flags |= flag
		p.pos += 2
	}
	a.Spans.Flags = spanOf(start, p.pos)
	return !hasLower(p.src[start:p.pos]) || p.allow(LowerCase, start, p.pos, "ACE flags in lower case")
}

// endsField reports whether c ends a field of an ACE.
func endsField(c byte) bool { return c == ';' || c == ')' }

// aceFlagNamed returns the flag with the given letters. CR is a flag of allow
// entries only, TP of access filters.
func aceFlagNamed(x, y byte, t ACEType) (ACEFlags, bool) {
	switch pair(x, y) {
	case 'O'<<8 | 'I':
		return ObjectInherit, true
	case 'C'<<8 | 'I':
		return ContainerInherit, true
	case 'N'<<8 | 'P':
		return NoPropagateInherit, true
	case 'I'<<8 | 'O':
		return InheritOnly, true
	case 'I'<<8 | 'D':
		return Inherited, true
	case 'S'<<8 | 'A':
		return SuccessfulAccess, true
	case 'F'<<8 | 'A':
		return FailedAccess, true
	case 'C'<<8 | 'R':
		return Critical, t.IsAllow()
	case 'T'<<8 | 'P':
		return TrustProtectedFilter, t == SystemAccessFilter
	}
	return 0, false
}

// rights reads the rights field: letter pairs, which may have spaces before and
// between them, or one number.
func (p *parser) rights(a *ACE) bool {
	field := p.pos
	p.blanks()
	start := p.pos
	if start > field && p.peek() == ';' && !p.allow(StraySpace, field, start, "space in an empty rights field") {
		return false
	}
	if c := p.peek(); isDigit(c) || c == '-' || c == '+' {
		ok := p.number(&a.Mask)
		a.Spans.Rights = spanOf(start, p.pos)
		return ok
	}
	end := start
	foreign := false
	for p.pos+1 < len(p.src) && !endsField(p.src[p.pos]) {
		mask, label, ok := rightNamed(p.src[p.pos], p.src[p.pos+1])
		if !ok {
			return p.badRight()
		}
		foreign = foreign || label && a.Type != SystemMandatoryLabel
		a.Mask |= mask
		p.pos += 2
		end = p.pos
		p.blanks()
	}
	a.Spans.Rights = spanOf(start, end)
	if end > start {
		p.pos = end // a space after the last right is an error that the caller words
	}
	if foreign && !p.allow(LabelRights, start, end, "rights of a mandatory label (NW, NR, NX) in another ACE") {
		return false
	}
	return !hasLower(p.src[start:end]) || p.allow(LowerCase, start, end, "rights in lower case")
}

func (p *parser) badRight() bool {
	n := p.pairLen()
	word := p.src[p.pos : p.pos+n]
	if n == 1 && isLetter(word[0]) {
		return p.fail(p.pos, n, quoted(word), " is half a right; rights have two letters, such as GA, GR or RC")
	}
	return p.fail(p.pos, n, "unknown right ", quoted(word),
		"; expected letter pairs such as GA, GR, GW, GX or RC, or a number such as 0x1f01ff")
}

func (p *parser) guid(out **GUID, span *Span) bool {
	if p.peek() == ';' {
		*span = spanOf(p.pos, p.pos)
		return true
	}
	if !p.strayBlanks("in a GUID field") {
		return false
	}
	start := p.pos
	for p.pos < len(p.src) && !endsField(p.src[p.pos]) {
		p.pos++
	}
	text := p.src[start:p.pos]
	*span = spanOf(start, p.pos)
	if text == "" {
		return true
	}
	if p.src[start-1] == ' ' {
		return p.fail(start, len(text), "space before a GUID", guidForm)
	}
	g, ok := ParseGUID(text)
	if !ok {
		return p.fail(start, len(text), "malformed GUID", guidForm)
	}
	*out = &g
	return true
}

func (p *parser) checkGUIDs(a *ACE) bool {
	if a.Type.IsObject() {
		if a.ObjectType == nil && a.InheritedObjectType == nil {
			a.Type = a.Type.withoutObject()
		}
		return true
	}
	span := a.Spans.ObjectType
	if a.ObjectType == nil {
		span = a.Spans.InheritedObjectType
	}
	if a.ObjectType != nil || a.InheritedObjectType != nil {
		return p.fail(int(span.Start), span.Len(), "GUID in an ACE of type ", a.Type.String(),
			"; only object types such as OA and OD have one")
	}
	return true
}

// trailer reads the seventh field of the types that have one.
func (p *parser) trailer(a *ACE) bool {
	if p.peek() != ';' {
		return true
	}
	filter := a.Type == SystemAccessFilter
	if !a.Type.IsCallback() && a.Type != SystemResourceAttribute && !filter {
		return true // the caller reports the extra field
	}
	p.pos++
	if !p.strayBlanks("before the condition") {
		return false
	}
	start := p.pos
	var ok bool
	if a.Type == SystemResourceAttribute {
		a.Attribute, ok = p.attribute()
	} else {
		a.Condition, ok = p.condition()
	}
	a.Spans.Condition = spanOf(start, p.pos)
	return ok && p.strayBlanks("after the condition")
}

// checkACE refuses entries whose fields do not fit together.
func (p *parser) checkACE(a *ACE) bool {
	end := int(a.Spans.ACE.End) - 1
	switch {
	case a.Type.IsCallback() && a.Condition == nil:
		return p.fail(end, 1, "ACE type ", a.Type.String(), " without a condition; expected \";(condition))\" after the SID")
	case a.Type == SystemResourceAttribute && a.Attribute == nil:
		return p.fail(end, 1, "ACE type RA without an attribute; expected ;(\"name\",type,flags,value)) after the SID")
	case a.Type == SystemResourceAttribute && a.SID != everyone:
		return p.fail(int(a.Spans.SID.Start), a.Spans.SID.Len(), "SID of a resource attribute; expected WD (Everyone)")
	}
	return true
}
