package sddl

// AccessCheck tells what the token gets of the desired rights on an object with
// the given descriptor and generic mapping. It follows MS-DTYP 2.5.3.2:
//
//  1. Generic rights are mapped, in the request and in every entry.
//  2. The mandatory label takes rights away from tokens below it.
//  3. Privileges grant ACCESS_SYSTEM_SECURITY and WRITE_OWNER.
//  4. Without a DACL everything else is granted.
//  5. The owner gets READ_CONTROL and WRITE_DAC, unless an entry for OWNER RIGHTS
//     says what the owner gets instead.
//  6. The entries are walked in order; the first that speaks of a right decides
//     about it.
//  7. A restricted token walks them again with its restricting SIDs, an
//     AppContainer token with its package and capabilities, and gets what both
//     walks grant.
//
// With [MaximumAllowedBit] in desired the result also has every right that
// [MaximumAllowed] finds.
func AccessCheck(sd *SecurityDescriptor, tok *Token, desired AccessMask, m GenericMapping) (r Result) {
	want := m.Map(desired)
	r.Desired = want &^ MaximumAllowedBit
	// Assigned one by one: a composite literal would be built and then copied.
	var c check
	c.sd, c.tok, c.mapping, c.desired, c.result = sd, tok, m, r.Desired, &r
	all := r.Desired
	if want.Has(MaximumAllowedBit) {
		all |= c.everything()
	}
	r.Granted = c.run(all)
	r.Allowed = r.Granted != 0 && r.Granted.Has(r.Desired)
	return r
}

// MaximumAllowed returns every right the token gets. Rights that a privilege
// grants are not among them, because Windows adds those only when asked for.
func MaximumAllowed(sd *SecurityDescriptor, tok *Token, m GenericMapping) AccessMask {
	r := AccessCheck(sd, tok, MaximumAllowedBit, m)
	return r.Granted
}

// check is one access check.
type check struct {
	sd      *SecurityDescriptor
	tok     *Token
	mapping GenericMapping
	desired AccessMask // what was asked for by name
	result  *Result
	// attributes are the resource attributes by name, once a condition asked
	// for one.
	attributes map[string]*Attribute
}

// everything is what MAXIMUM_ALLOWED asks for: all specific and standard rights,
// or what GENERIC_ALL stands for if there is no list that could name others.
func (c *check) everything() AccessMask {
	if c.sd.DACL == nil || c.sd.DACL.Null {
		return c.mapping.Map(GenericAll)
	}
	return 0xffff | Delete | ReadControl | WriteDAC | WriteOwner | Synchronize
}

func (c *check) run(want AccessMask) AccessMask {
	r := c.result
	refused := want &^ c.sd.labelAllows(c.tok.Integrity, c.mapping)
	r.user.set(refused, -int16(ByLabel))
	want &^= refused

	granted := c.privileged(want)
	want &^= granted | AccessSystemSecurity
	if c.sd.DACL == nil || c.sd.DACL.Null {
		r.user.set(want, -int16(ByNullDACL))
		return granted | want
	}

	got := c.walk(userList, want, &r.user)
	if len(c.tok.Restricted) > 0 {
		exempt := c.exempt() & got
		passed := exempt | c.walk(restrictedList, got&^exempt, &r.sandbox)
		r.unrestricted = got &^ passed
		got = passed
	}
	if c.tok.AppContainer != nil {
		// What granted a right to the restricting SIDs does not deny it to the container.
		r.sandbox.set(got, 0)
		passed := c.walk(containerList, got, &r.sandbox)
		r.uncontained = got &^ passed
		got = passed
	}
	return granted | got
}

// privileged returns the wanted rights that privileges grant. They need to have
// been asked for by name.
func (c *check) privileged(want AccessMask) AccessMask {
	var granted AccessMask
	if c.tok.Privileges&SeSecurity != 0 {
		granted |= AccessSystemSecurity
	}
	if c.tok.Privileges&SeTakeOwnership != 0 {
		granted |= WriteOwner
	}
	granted &= want & c.desired
	c.result.user.set(want&AccessSystemSecurity, -int16(ByNoPrivilege))
	c.result.user.set(granted, -int16(ByPrivilege))
	return granted
}

// exempt returns the rights a write-restricted token is not restricted in: those
// that do not write. Which these are follows from the mapping; the documentation
// of CreateRestrictedToken says no more than "write access".
func (c *check) exempt() AccessMask {
	if !c.tok.WriteRestricted {
		return 0
	}
	writes := c.mapping.Write&^(c.mapping.Read|c.mapping.Execute) | Delete | WriteDAC | WriteOwner
	return ^writes
}

// sidList is one of the lists of SIDs a token is checked with.
type sidList uint8

const (
	userList sidList = iota
	restrictedList
	containerList
)

// walk goes through the DACL with one list of SIDs and returns what it grants of
// want.
func (c *check) walk(list sidList, want AccessMask, v *verdicts) AccessMask {
	var granted AccessMask
	if rights := want & (ReadControl | WriteDAC); rights != 0 && c.owns(list) == enabled && c.implicitOwner() {
		granted = rights
		want &^= rights
		v.set(rights, -int16(ByOwner))
	}
	aces := c.sd.DACL.ACEs
	for i := range aces {
		if want == 0 {
			break
		}
		a := &aces[i]
		mask := c.mapping.Map(a.Mask) & want
		if mask == 0 || !a.Applies() || !c.matches(list, a) {
			continue
		}
		v.set(mask, aceCode(i))
		want &^= mask
		if a.Type.IsAllow() {
			granted |= mask
		}
	}
	return granted
}

// matches reports whether an entry speaks about the list: by its type, its SID
// and its condition.
func (c *check) matches(list sidList, a *ACE) bool {
	need := enabled
	switch {
	case a.Type.IsDeny():
		need = denyOnly
	case !a.Type.IsAllow():
		return false
	case a.ObjectType != nil:
		// An object type narrows the entry to a part of the object, such as a
		// property. The objects here have no parts. A denial still counts.
		return false
	}
	if c.member(list, a.SID) < need {
		return false
	}
	outcome := unknown // a condition in a form that is not known
	switch {
	case a.Condition != nil:
		outcome = c.evaluate(a.Condition, a.Type.IsDeny())
	case !a.Type.IsCallback():
		return true
	}
	// What cannot be known does not allow, and does deny (MS-DTYP 2.5.3.1.5).
	return outcome == yes || outcome == unknown && a.Type.IsDeny()
}

// member tells how the list holds a SID. OWNER RIGHTS stands for the owner.
func (c *check) member(list sidList, s SID) membership {
	if s == ownerRights {
		return c.owns(list)
	}
	m := absent
	switch list {
	case userList:
		return c.tok.holds(s)
	case restrictedList:
		if c.tok.isRestricting(s) {
			m = enabled
		}
	case containerList:
		if c.tok.AppContainer.contains(s) {
			m = enabled
		}
	}
	return m
}

var ownerRights = newSID(3, 4)

// owns tells how the list holds the owner of the object.
func (c *check) owns(list sidList) membership {
	if c.sd.Owner == nil || *c.sd.Owner == ownerRights {
		return absent
	}
	return c.member(list, *c.sd.Owner)
}

// implicitOwner reports whether being the owner grants anything by itself. It
// does not if an entry for OWNER RIGHTS says what it grants, nor for a restricted
// token unless the owner is among the restricting SIDs too.
func (c *check) implicitOwner() bool {
	if len(c.tok.Restricted) > 0 && !c.tok.WriteRestricted && c.owns(restrictedList) != enabled {
		return false
	}
	return !c.ownerRightsSet()
}

// ownerRightsSet reports whether an entry says what the owner gets.
func (c *check) ownerRightsSet() bool {
	aces := c.sd.DACL.ACEs
	for i := range aces {
		a := &aces[i]
		if a.SID == ownerRights && a.Applies() && (a.Type.IsAllow() || a.Type.IsDeny()) {
			return true
		}
	}
	return false
}
