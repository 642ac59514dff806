package sddl

// String returns the descriptor as Windows prints it: sections in the order O, G,
// D, S, aliases for the SIDs that have one, rights as letters where they can be.
// Parsing the result gives an equal descriptor.
func (sd *SecurityDescriptor) String() string {
	b := make([]byte, 0, len(sd.Text)+16)
	if sd.Owner != nil {
		b = sd.Owner.append(append(b, "O:"...))
	}
	if sd.Group != nil {
		b = sd.Group.append(append(b, "G:"...))
	}
	if sd.DACL != nil {
		b = sd.DACL.append(append(b, "D:"...))
	}
	if sd.SACL != nil {
		b = sd.SACL.append(append(b, "S:"...))
	}
	return string(b)
}

func (l *ACL) append(b []byte) []byte {
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
		b = l.ACEs[i].append(b)
	}
	return b
}

// String returns the ACE as Windows prints it.
func (a *ACE) String() string { return string(a.append(nil)) }

func (a *ACE) append(b []byte) []byte {
	b = append(b, '(')
	b = append(b, a.Type.String()...)
	b = append(b, ';')
	b = a.appendFlags(b)
	b = append(b, ';')
	if a.Type == SystemMandatoryLabel {
		b = a.Mask.appendLabel(b)
	} else {
		b = a.Mask.append(b)
	}
	b = append(b, ';')
	if a.ObjectType != nil {
		b = a.ObjectType.append(b)
	}
	b = append(b, ';')
	if a.InheritedObjectType != nil {
		b = a.InheritedObjectType.append(b)
	}
	b = append(b, ';')
	b = a.SID.append(b)
	if a.Condition != nil {
		b = append(b, ";("...)
		b = a.Condition.append(b)
		b = append(b, ')')
	}
	if a.Attribute != nil {
		b = append(b, ';')
		b = a.Attribute.append(b)
	}
	return append(b, ')')
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
