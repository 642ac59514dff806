package sddl

import "strconv"

// String returns the descriptor as Windows prints it: sections in the order O, G,
// D, S, aliases for the SIDs that have one, rights as letters where they can be.
// Parsing the result gives an equal descriptor, unless sd holds what only bytes
// can: an ACE of a type without letters is printed with the number of its type, and
// bytes that mean nothing to SDDL are printed in hexadecimal after a "#".
func (sd *SecurityDescriptor) String() string { return PrintOptions{}.String(sd) }

// PrintOptions say what is known about the system that a descriptor is printed for.
type PrintOptions struct {
	// Machine, Domain and Forest are the SIDs of the machine, of its domain and of
	// the domain at the root of its forest. Accounts of these are printed with
	// their alias, such as LA, as the system itself does it; they are the
	// counterpart of the fields of [ParseOptions].
	Machine, Domain, Forest *SID
}

// String returns the descriptor as a system with these SIDs prints it.
func (o PrintOptions) String(sd *SecurityDescriptor) string {
	b := make([]byte, 0, len(sd.Text)+16)
	if sd.Owner != nil {
		b = o.appendSID(append(b, "O:"...), *sd.Owner)
	}
	if sd.Group != nil {
		b = o.appendSID(append(b, "G:"...), *sd.Group)
	}
	if sd.DACL != nil {
		b = sd.DACL.appendTo(append(b, "D:"...), &o)
	}
	if sd.SACL != nil {
		b = sd.SACL.appendTo(append(b, "S:"...), &o)
	}
	return string(b)
}

func (l *ACL) appendTo(b []byte, o *PrintOptions) []byte {
	if l.Flags&Protected != 0 {
		b = append(b, 'P')
	}
	if l.Flags&AutoInheritRequired != 0 {
		b = append(b, "AR"...)
	}
	if l.Flags&AutoInherited != 0 {
		b = append(b, "AI"...)
	}
	if l.Null {
		return append(b, "NO_ACCESS_CONTROL"...)
	}
	for i := range l.ACEs {
		b = l.ACEs[i].appendTo(b, o)
	}
	return b
}

// String returns the ACE as Windows prints it.
func (a *ACE) String() string { return string(a.appendTo(nil, &PrintOptions{})) }

func (a *ACE) appendTo(b []byte, o *PrintOptions) []byte {
	b = append(b, '(')
	b = a.appendType(b)
	b = append(b, ';')
	b = a.appendFlags(b)
	b = append(b, ';')
	if a.Type == SystemMandatoryLabel {
		b = a.Mask.appendLabel(b)
	} else {
		b = a.Mask.appendTo(b)
	}
	b = append(b, ';')
	if a.ObjectType != nil {
		b = a.ObjectType.appendTo(b)
	}
	b = append(b, ';')
	if a.InheritedObjectType != nil {
		b = a.InheritedObjectType.appendTo(b)
	}
	b = append(b, ';')
	b = o.appendSID(b, a.SID)
	switch {
	case a.Condition != nil:
		b = append(b, ";("...)
		b = a.Condition.appendTo(b, o)
		b = append(b, ')')
	case a.Attribute != nil:
		b = append(b, ';')
		b = a.Attribute.appendTo(b, o)
	case a.Data != "":
		b = appendHex(append(b, ";#"...), a.Data)
	}
	return append(b, ')')
}

// appendType writes the letters of the type, or its number.
func (a *ACE) appendType(b []byte) []byte {
	if code := a.Type.String(); code != "" {
		return append(b, code...)
	}
	return strconv.AppendUint(append(b, "0x"...), uint64(a.Type), 16)
}

// appendSID writes the alias of a SID, or its numbers.
func (o *PrintOptions) appendSID(b []byte, s SID) []byte {
	row := aliasOf(s)
	if row == nil {
		row = o.accountAlias(s)
	}
	if row != nil {
		return append(b, row.Code...)
	}
	return s.appendLiteral(b)
}

// accountAlias finds the alias of an account of the machine, domain or forest.
func (o *PrintOptions) accountAlias(s SID) *Alias {
	for base, domain := range [...]*SID{BaseMachine: o.Machine, BaseDomain: o.Domain, BaseForest: o.Forest} {
		if domain == nil {
			continue
		}
		account := newRelativeSID(RelativeBase(base), s.RID())
		if account.Under(*domain) == s {
			if row := aliasOf(account); row != nil {
				return row
			}
		}
	}
	return nil
}

// appendFlags writes the flags in the order Windows prints them.
func (a *ACE) appendFlags(b []byte) []byte {
	if a.Flags == 0 {
		return b
	}
	success := "SA"
	if a.Type == SystemAccessFilter {
		success = "TP"
	}
	for _, f := range [...]struct {
		flag ACEFlags
		code string
	}{
		{ObjectInherit, "OI"}, {ContainerInherit, "CI"}, {NoPropagateInherit, "NP"},
		{InheritOnly, "IO"}, {Inherited, "ID"}, {Critical, "CR"},
		{SuccessfulAccess, success}, {FailedAccess, "FA"},
	} {
		if a.Flags&f.flag != 0 {
			b = append(b, f.code...)
		}
	}
	return b
}
