package sddl

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// MarshalBinary returns the descriptor in the self-relative binary form, laid out
// as Windows does it: SACL, DACL, owner and group follow the header without gaps.
// An alias that stands for an account of an unknown machine, domain or forest has
// no binary form; [ParseOptions] resolve it.
func (sd *SecurityDescriptor) MarshalBinary() ([]byte, error) {
	w := binaryWriter{b: make([]byte, descriptorHeaderSize, descriptorHeaderSize+256)}
	w.b[0] = descriptorRevision
	w.b[1] = sd.ResourceManager
	binary.LittleEndian.PutUint16(w.b[offsetOfControl:], uint16(sd.control()))
	w.list(offsetOfSACL, sd.SACL, "SACL")
	w.list(offsetOfDACL, sd.DACL, "DACL")
	w.trustee(offsetOfOwner, sd.Owner, "owner")
	w.trustee(offsetOfGroup, sd.Group, "group")
	if w.err != nil {
		return nil, w.err
	}
	return w.b, nil
}

// binaryWriter collects the bytes, and the first error.
type binaryWriter struct {
	b   []byte
	err error
}

// fail records the first error, in the place that the format names.
func (w *binaryWriter) fail(err error, format string, args ...any) {
	if w.err == nil {
		w.err = fmt.Errorf("sddl: "+format+": %w", append(args, err)...)
	}
}

// here stores the position in the header's field at the given offset.
func (w *binaryWriter) here(field int) {
	binary.LittleEndian.PutUint32(w.b[field:], uint32(len(w.b)))
}

func (w *binaryWriter) trustee(field int, s *SID, what string) {
	if s == nil {
		return
	}
	w.here(field)
	var err error
	if w.b, err = s.appendBinary(w.b); err != nil {
		w.fail(err, "%s", what)
	}
}

func (w *binaryWriter) list(field int, l *ACL, what string) {
	if l == nil || l.Null {
		return
	}
	w.here(field)
	start := len(w.b)
	w.b = append(w.b, l.revision(), 0, 0, 0)
	w.b = binary.LittleEndian.AppendUint16(w.b, uint16(len(l.ACEs)))
	w.b = append(w.b, 0, 0)
	for i := range l.ACEs {
		var err error
		if w.b, err = l.ACEs[i].appendBinary(w.b); err == nil && len(w.b)-start > maxACLSize {
			err = errTooLarge
		}
		if err != nil {
			w.fail(err, "entry %d of the %s", i+1, what)
			return
		}
	}
	binary.LittleEndian.PutUint16(w.b[start+2:], uint16(len(w.b)-start))
}

var (
	errTooLarge = errors.New("the list does not fit the 65535 bytes of an ACL from this ACE on")
	errNoSID    = errors.New("there is no SID; expected one")
)

// revision is the revision Windows gives the list.
func (l *ACL) revision() byte {
	for i := range l.ACEs {
		if l.ACEs[i].Type.IsObject() {
			return aclRevisionDS
		}
	}
	return aclRevision
}

// appendBinary writes the ACE, padded to a multiple of four bytes as Windows
// demands.
func (a *ACE) appendBinary(b []byte) ([]byte, error) {
	start := len(b)
	b = append(b, byte(a.Type), byte(a.Flags), 0, 0)
	if a.Type.hasLayout() {
		var err error
		if b, err = a.appendFields(b); err != nil {
			return b, err
		}
	}
	b = append(b, a.Data...)
	for (len(b)-start)%4 != 0 {
		b = append(b, 0)
	}
	binary.LittleEndian.PutUint16(b[start+2:], uint16(len(b)-start))
	return b, nil
}

// appendFields writes what follows the header of an ACE of a known type, without
// Data.
func (a *ACE) appendFields(b []byte) ([]byte, error) {
	b = binary.LittleEndian.AppendUint32(b, uint32(a.Mask))
	if a.Type.IsObject() {
		var present uint32
		if a.ObjectType != nil {
			present |= objectTypePresent
		}
		if a.InheritedObjectType != nil {
			present |= inheritedObjectTypePresent
		}
		b = binary.LittleEndian.AppendUint32(b, present)
		for _, g := range []*GUID{a.ObjectType, a.InheritedObjectType} {
			if g != nil {
				bytes := g.bytesInOrder()
				b = append(b, bytes[:]...)
			}
		}
	}
	b, err := a.SID.appendBinary(b)
	if err == nil && a.Condition != nil {
		b, err = a.Condition.appendBinary(append(b, conditionMark...))
	}
	if err == nil && a.Attribute != nil {
		b, err = a.Attribute.appendBinary(b)
	}
	return b, err
}

func (s SID) appendBinary(b []byte) ([]byte, error) {
	switch {
	case s.IsZero():
		return b, errNoSID
	case s.IsRelative():
		return b, fmt.Errorf("%s stands for an account of a %s that is not known; expected its SID in ParseOptions", s, s.Base())
	}
	return append(b, s.binary...), nil
}
