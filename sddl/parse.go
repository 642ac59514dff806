package sddl

import "strings"

// ParseOptions changes what [Parse] accepts and resolves.
type ParseOptions struct {
	// Strict refuses what only Windows' leniency takes, instead of noting it.
	Strict bool
	// Machine, Domain and Forest are the SIDs that aliases such as LA, DA and EA
	// are relative to. An alias whose SID is nil stays unresolved.
	Machine, Domain, Forest *SID
}

// Parse reads a security descriptor in SDDL. It accepts what Windows accepts;
// anything else is a [*ParseError].
func Parse(s string) (*SecurityDescriptor, error) {
	return ParseOptions{}.Parse(s)
}

// Parse is [Parse] with options.
func (o ParseOptions) Parse(s string) (*SecurityDescriptor, error) {
	if len(s) > maxText {
		return nil, &ParseError{Offset: maxText, Msg: "the text is too long for a descriptor"}
	}
	d := new(descriptorParts)
	p := parser{src: s, opts: o, sd: &d.sd}
	d.sd.Text = s
	if !p.sections(d) {
		return nil, p.err
	}
	return &d.sd, nil
}

// ParseSID reads a SID: an alias such as BA, or S-1-….
func ParseSID(s string) (SID, error) {
	p := parser{src: s}
	var sid SID
	var span Span
	if p.sid(&sid, &span, true) && p.pos < len(s) {
		p.fail(p.pos, len(s)-p.pos, "unexpected text after the SID")
	}
	if p.err != nil {
		return SID{}, p.err
	}
	return sid, nil
}

// descriptorParts are a descriptor and what it may point to.
type descriptorParts struct {
	sd           SecurityDescriptor
	owner, group SID
	dacl, sacl   ACL
}

// sections reads O:, G:, D: and S: in any order.
func (p *parser) sections(d *descriptorParts) bool {
	for {
		if !p.strayBlanks("between the parts of the descriptor") {
			return false
		}
		if p.pos == len(p.src) {
			return true
		}
		start := p.pos
		if start+1 >= len(p.src) || p.src[start+1] != ':' {
			return p.badSection()
		}
		p.pos += 2
		ok := false
		switch p.src[start] {
		case 'O':
			ok = p.once(start, d.sd.Owner == nil) && p.sid(&d.owner, &d.sd.OwnerSpan, false)
			d.sd.Owner = &d.owner
		case 'G':
			ok = p.once(start, d.sd.Group == nil) && p.sid(&d.group, &d.sd.GroupSpan, false)
			d.sd.Group = &d.group
		case 'D':
			ok = p.once(start, d.sd.DACL == nil) && p.acl(&d.dacl, start, false)
			d.sd.DACL = &d.dacl
		case 'S':
			ok = p.once(start, d.sd.SACL == nil) && p.acl(&d.sacl, start, true)
			d.sd.SACL = &d.sacl
		default:
			p.pos = start
			return p.badSection()
		}
		if !ok {
			return false
		}
	}
}

func (p *parser) once(start int, first bool) bool {
	if first {
		return true
	}
	return p.fail(start, 2, "second ", p.src[start:start+2], "; a descriptor has each section once")
}

// badSection words the error for text that starts no section.
func (p *parser) badSection() bool {
	rest := p.src[p.pos:]
	const want = "expected a section tag O:, G:, D: or S:"
	switch c := rest[0]; {
	case len(rest) > 1 && rest[1] == ':' && strings.IndexByte("ogds", c) >= 0:
		return p.fail(p.pos, 2, "section tag ", quoted(rest[:2]), " in lower case; ", want)
	case strings.IndexByte("OGDS", c) >= 0 && strings.HasPrefix(strings.TrimLeft(rest[1:], " "), ":"):
		return p.fail(p.pos+1, strings.IndexByte(rest, ':')-1,
			"space between ", quoted(rest[:1]), " and its colon; ", want)
	case c == ')':
		return p.fail(p.pos, 1, "\")\" closes no ACE; ", want)
	case c == '(':
		return p.fail(p.pos, 1, "ACE outside of a list; expected D: or S: before it")
	}
	return p.fail(p.pos, p.wordLen(), "unexpected ", quoted(p.src[p.pos:p.pos+p.wordLen()]), "; ", want)
}

// acl reads the flags and entries of a D: or S: section that began at start.
func (p *parser) acl(acl *ACL, start int, system bool) bool {
	for {
		end := p.pos
		if !p.strayBlanks("in an access control list") {
			return false
		}
		at := p.pos
		switch flag, n := aclFlag(p.src[at:]); {
		case n > 0:
			// Windows does not mind the case of types, rights and aliases. What
			// it makes of flags of a list in lower case is not on record.
			if hasLower(p.src[at:at+n]) && !p.allow(LowerCase, at, at+n, "ACL flag in lower case") {
				return false
			}
			p.pos += n
			acl.Flags |= flag
			acl.Null = acl.Null || flag == 0
			continue
		case p.peek() == '(':
			if acl.Null {
				return p.fail(at, 1, "ACE after NO_ACCESS_CONTROL, which is a list without entries")
			}
			if !p.aces(acl, system) {
				return false
			}
			end = p.pos
		}
		acl.Span = spanOf(start, end)
		return true
	}
}

// aclFlag returns the ACL flag s begins with and its length. NO_ACCESS_CONTROL
// is the one that sets no bit.
func aclFlag(s string) (ACLFlags, int) {
	const null = "NO_ACCESS_CONTROL"
	if s == "" || len(s) > 1 && s[1] == ':' {
		return 0, 0 // a section tag
	}
	switch upper(s[0]) {
	case 'P':
		return Protected, 1
	case 'A':
		if len(s) > 1 && upper(s[1]) == 'R' {
			return AutoInheritRequired, 2
		}
		if len(s) > 1 && upper(s[1]) == 'I' {
			return AutoInherited, 2
		}
	case 'N':
		if len(s) >= len(null) && strings.EqualFold(s[:len(null)], null) {
			return 0, len(null)
		}
	}
	return 0, 0
}

func hasLower(s string) bool {
	for i := 0; i < len(s); i++ {
		if isLower(s[i]) {
			return true
		}
	}
	return false
}

// aces reads the entries of a list.
func (p *parser) aces(acl *ACL, system bool) bool {
	size := aclHeaderSize
	for p.peek() == '(' {
		start := p.pos
		acl.ACEs = append(acl.ACEs, ACE{})
		ace := &acl.ACEs[len(acl.ACEs)-1]
		if !p.ace(ace, system) {
			return false
		}
		if size += ace.size(); size > maxACLSize {
			return p.fail(start, p.pos-start, errTooLarge.Error())
		}
		if p.peek() == ' ' && !p.spaceBetweenACEs() {
			return false
		}
	}
	return true
}

// spaceBetweenACEs takes spaces if another ACE follows them.
func (p *parser) spaceBetweenACEs() bool {
	end := p.pos
	p.blanks()
	if p.peek() == '(' {
		return p.allow(StraySpace, end, p.pos, "space between two ACEs")
	}
	p.pos = end
	return true
}
