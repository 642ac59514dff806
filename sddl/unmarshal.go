package sddl

import "fmt"

// A BinaryError says where bytes stop being a security descriptor, and why.
type BinaryError struct {
	Offset int // of the offending bytes
	Msg    string
}

// Error returns the message with the offset.
func (e *BinaryError) Error() string {
	return fmt.Sprintf("byte %d: %s", e.Offset, e.Msg)
}

// UnmarshalBinary reads a descriptor in the self-relative binary form and puts it
// in the place of sd. The parts may stand in any order, at any alignment, share
// bytes and leave gaps, as Windows allows. Everything that points or reaches
// outside of data is a [*BinaryError].
func (sd *SecurityDescriptor) UnmarshalBinary(data []byte) error {
	r := binaryReader{src: string(data)}
	d := new(descriptorParts)
	if err := r.descriptor(d); err != nil {
		return err
	}
	*sd = d.sd
	return nil
}

// binaryReader reads from a copy of the bytes, of which SIDs become parts.
type binaryReader struct{ src string }

func (r *binaryReader) fail(offset int, format string, args ...any) error {
	return &BinaryError{offset, fmt.Sprintf(format, args...)}
}

func (r *binaryReader) descriptor(d *descriptorParts) error {
	if len(r.src) < descriptorHeaderSize {
		return r.fail(len(r.src), "the descriptor ends in its header; expected at least %d bytes", descriptorHeaderSize)
	}
	if r.src[0] != descriptorRevision {
		return r.fail(0, "revision %d of a security descriptor; expected 1", r.src[0])
	}
	c := Control(uint16At(r.src, offsetOfControl))
	if c&controlSelfRelative == 0 {
		return r.fail(offsetOfControl, "the descriptor is in absolute form, which holds addresses in some program's memory; "+
			"expected the self-relative form (SE_SELF_RELATIVE, 0x8000, in the control bits; these are 0x%04x)", uint16(c))
	}
	d.sd.ResourceManager = r.src[1]
	var err error
	if c&controlSACL != 0 {
		d.sd.SACL = &d.sacl
		d.sacl.Flags = c.listFlags(true)
		c &^= listBits(true)
		err = r.list(&d.sacl, offsetOfSACL, "SACL")
	}
	if c&controlDACL != 0 && err == nil {
		d.sd.DACL = &d.dacl
		d.dacl.Flags = c.listFlags(false)
		c &^= listBits(false)
		err = r.list(&d.dacl, offsetOfDACL, "DACL")
	}
	if err == nil {
		d.sd.Owner, err = r.trustee(&d.owner, offsetOfOwner, "owner")
	}
	if err == nil {
		d.sd.Group, err = r.trustee(&d.group, offsetOfGroup, "group")
	}
	d.sd.Control = c &^ (controlSelfRelative | controlSACL | controlDACL)
	return err
}

// part returns the offset in the given field of the header, which must leave room
// for a part of at least size bytes. 0 stands for a part that is not there.
func (r *binaryReader) part(field, size int, what string) (int, error) {
	at := uint32At(r.src, field)
	switch {
	case at == 0:
		return 0, nil
	case at < descriptorHeaderSize:
		return 0, r.fail(field, "the %s would stand at %d, within the header; expected an offset of 20 or more", what, at)
	case uint64(at)+uint64(size) > uint64(len(r.src)):
		return 0, r.fail(field, "the %s would stand at %d, but the descriptor has %d bytes", what, at, len(r.src))
	}
	return int(at), nil
}

func (r *binaryReader) trustee(s *SID, field int, what string) (*SID, error) {
	at, err := r.part(field, sidHeaderSize, what)
	if at == 0 || err != nil {
		return nil, err
	}
	sid, msg := sidFrom(r.src[at:])
	if msg != "" {
		return nil, r.fail(at, "SID of the %s: %s", what, msg)
	}
	*s = sid
	return s, nil
}

// sidFrom returns the SID that s begins with, or what is wrong with it.
func sidFrom(s string) (sid SID, msg string) {
	if len(s) < sidHeaderSize {
		return SID{}, fmt.Sprintf("there are %d bytes; expected at least %d", len(s), sidHeaderSize)
	}
	size := sidHeaderSize + 4*int(s[1])
	switch {
	case s[0] != absoluteRevision:
		return SID{}, fmt.Sprintf("revision %d; expected 1", s[0])
	case s[1] > maxSubAuthorities:
		return SID{}, fmt.Sprintf("%d sub-authorities; expected at most 15", s[1])
	case size > len(s):
		return SID{}, fmt.Sprintf("there are %d bytes; its %d sub-authorities need %d", len(s), s[1], size)
	}
	return SID{s[:size]}, ""
}

// list reads the list whose offset stands in the given field.
func (r *binaryReader) list(l *ACL, field int, what string) error {
	at, err := r.part(field, aclHeaderSize, what)
	if err != nil {
		return err
	}
	if at == 0 {
		l.Null = true
		return nil
	}
	revision, size, count := r.src[at], int(uint16At(r.src, at+2)), int(uint16At(r.src, at+4))
	end := at + size
	switch {
	case revision < aclRevision || revision > aclRevisionDS:
		return r.fail(at, "revision %d of the %s; expected 2 to 4", revision, what)
	case size < aclHeaderSize:
		return r.fail(at+2, "size %d of the %s; expected at least 8", size, what)
	case end > len(r.src):
		return r.fail(at+2, "the %s would end at %d, but the descriptor has %d bytes", what, end, len(r.src))
	}
	at += aclHeaderSize
	l.ACEs = make([]ACE, 0, min(count, (end-at)/aceHeaderSize))
	for i := range count {
		name := entryName{i + 1, count, what}
		if at+aceHeaderSize > end {
			return r.fail(at, "%s: the list ends here", name)
		}
		next := at + int(uint16At(r.src, at+2))
		if next < at+aceHeaderSize || next > end {
			return r.fail(at+2, "%s: size %d; expected 4 to %d", name, next-at, end-at)
		}
		l.ACEs = append(l.ACEs, ACE{})
		if err := r.ace(&l.ACEs[i], at, next, name); err != nil {
			return err
		}
		at = next
	}
	return nil
}

// entryName is what messages call an entry; it is put into words only for one.
type entryName struct {
	number, count int
	list          string
}

func (n entryName) String() string {
	return fmt.Sprintf("entry %d of %d in the %s", n.number, n.count, n.list)
}

// ace reads the ACE in the given range of bytes.
func (r *binaryReader) ace(a *ACE, at, end int, name entryName) error {
	a.Type, a.Flags = ACEType(r.src[at]), ACEFlags(r.src[at+1])
	at += aceHeaderSize
	if !a.Type.hasLayout() {
		a.Data = padded(r.src[at:end])
		return nil
	}
	if at+maskSize > end {
		return r.fail(at, "%s: it ends before its access mask", name)
	}
	a.Mask = AccessMask(uint32At(r.src, at))
	at += maskSize
	if a.Type.IsObject() {
		var err error
		if at, err = r.objectTypes(a, at, end, name); err != nil {
			return err
		}
	}
	sid, msg := sidFrom(r.src[at:end])
	if msg != "" {
		return r.fail(at, "SID of %s: %s", name, msg)
	}
	a.SID = sid
	a.readTrailer(padded(r.src[at+sid.size() : end]))
	return nil
}

// objectTypes reads the GUIDs of an object ACE and returns where they end.
func (r *binaryReader) objectTypes(a *ACE, at, end int, name entryName) (int, error) {
	const flagsSize = 4
	if at+flagsSize > end {
		return 0, r.fail(at, "%s: it ends before its object flags", name)
	}
	present := uint32At(r.src, at)
	at += flagsSize
	for _, part := range []struct {
		bit  uint32
		guid **GUID
	}{{objectTypePresent, &a.ObjectType}, {inheritedObjectTypePresent, &a.InheritedObjectType}} {
		if present&part.bit == 0 {
			continue
		}
		if at+len(GUID{}) > end {
			return 0, r.fail(at, "%s: it ends within a GUID", name)
		}
		var g GUID
		copy(g[:], r.src[at:])
		g = g.bytesInOrder() // swapping twice gives the text's order
		*part.guid = &g
		at += len(g)
	}
	return at, nil
}

// padded returns the rest of an ACE as it is written: in whole groups of four bytes.
// What is read must not mean anything else after it was written.
func padded(s string) string { return s + "\x00\x00\x00"[:-len(s)&3] }

// readTrailer takes what follows the SID: a condition, an attribute, or bytes that
// are kept because they are neither. Behind other ACEs nothing means anything.
func (a *ACE) readTrailer(s string) {
	switch {
	case a.Type == SystemResourceAttribute:
		if a.Attribute = attributeFrom(s); a.Attribute == nil {
			a.Data = s
		}
	case a.Type.IsCallback() || a.Type == SystemAccessFilter:
		if a.Condition = conditionFrom(s); a.Condition == nil {
			a.Data = s
		}
	}
}
