package sddl

import (
	"fmt"
	"strconv"
	"strings"
)

// Explain says in plain words what a descriptor of an object of the given kind
// means: whose the object is, what the lists say as a whole, and a line for every
// entry. Each line of the result ends with a newline. What is quoted from the
// descriptor has no control characters, but may have any others.
func Explain(sd *SecurityDescriptor, kind ObjectKind) string {
	var b strings.Builder
	fmt.Fprintf(&b, "owner: %s\n", trusteeInWords(sd.Owner))
	fmt.Fprintf(&b, "group: %s\n", trusteeInWords(sd.Group))
	fmt.Fprintf(&b, "DACL: %s\n", sd.daclInWords())
	explainEntries(&b, sd.DACL, kind)
	fmt.Fprintf(&b, "SACL: %s\n", sd.saclInWords())
	explainEntries(&b, sd.SACL, kind)
	return b.String()
}

func explainEntries(b *strings.Builder, l *ACL, kind ObjectKind) {
	if l == nil {
		return
	}
	for i := range l.ACEs {
		a := &l.ACEs[i]
		fmt.Fprintf(b, "  %s %s\n", oneLine(a.String()), a.Explain(kind))
	}
}

func trusteeInWords(s *SID) string {
	if s == nil {
		return "not set"
	}
	return s.inWords()
}

// inWords is the name of the SID with the alias or numbers it has in SDDL.
func (s SID) inWords() string {
	words := s.Name()
	if code := s.String(); code != words {
		words += " (" + code + ")"
	}
	if s.IsRelative() {
		words += ", an account of a " + s.Base().String() + " that the text does not name"
	}
	return words
}

func (sd *SecurityDescriptor) daclInWords() string {
	l := sd.DACL
	switch {
	case l == nil:
		return "absent, so that everybody has full control, anonymous callers too"
	case l.Null:
		return "NULL, so that everybody has full control, anonymous callers too"
	}
	words := l.flagsInWords()
	if len(l.ACEs) == 0 {
		words += "; empty, so that nobody has any access (but the owner can read and change the descriptor)"
	}
	return words
}

func (sd *SecurityDescriptor) saclInWords() string {
	l := sd.SACL
	switch {
	case l == nil:
		return "absent"
	case l.Null:
		return "NULL"
	}
	words := l.flagsInWords()
	if len(l.ACEs) == 0 {
		words += "; empty"
	}
	return words
}

// flagsInWords says what a list takes over from the object above.
func (l *ACL) flagsInWords() string {
	words := "not protected: the object above may add entries"
	if l.Flags&Protected != 0 {
		words = "protected: the object above adds no entries"
	}
	if l.Flags&AutoInherited != 0 {
		words += "; set by automatic inheritance"
	}
	if l.Flags&AutoInheritRequired != 0 {
		words += "; to be passed on to what is inside"
	}
	return words
}

// Explain says in one sentence what the ACE does to an object of the given kind,
// such as "allows Everyone: read data, synchronize".
func (a *ACE) Explain(kind ObjectKind) string {
	words := a.effect(kind)
	if a.ObjectType != nil {
		words += "; only for the object type " + a.ObjectType.String()
	}
	if a.InheritedObjectType != nil {
		words += "; inherited only by objects of type " + a.InheritedObjectType.String()
	}
	switch {
	case a.Condition != nil:
		words += "; if " + oneLine(a.Condition.String())
	case a.Type.IsCallback():
		words += "; on a condition that cannot be read, and is taken for unknown"
	}
	if a.SID.IsRelative() {
		words += "; the account is one of a " + a.SID.Base().String() + " that the text does not name"
	}
	if !a.Applies() {
		words += "; inherit only: without effect on this object"
	}
	if a.Flags&Inherited != 0 {
		words += "; inherited from the object above"
	}
	return words
}

// effect is the sentence without its conditions.
func (a *ACE) effect(kind ObjectKind) string {
	name := a.SID.Name()
	switch {
	case !a.Type.hasLayout():
		return "an ACE of the unknown type 0x" + strconv.FormatUint(uint64(a.Type), 16)
	case a.Type.IsAllow():
		return "allows " + name + ": " + rightsInWords(kind, a.Mask)
	case a.Type.IsDeny():
		return "denies " + name + ": " + rightsInWords(kind, a.Mask)
	}
	switch a.Type {
	case SystemMandatoryLabel:
		return "labels the object " + name + ": " + labelInWords(a.Mask)
	case SystemResourceAttribute:
		if a.Attribute == nil {
			return "gives the object an attribute that cannot be read"
		}
		return "gives the object the attribute " + oneLine(string(a.Attribute.appendTo(nil, &PrintOptions{})))
	case SystemScopedPolicyID:
		return "puts the object under the central access policy " + name
	case SystemProcessTrustLabel:
		return "leaves processes below the trust label " + name + ": " + rightsInWords(kind, a.Mask)
	case SystemAccessFilter:
		return "limits access by " + name + " to: " + rightsInWords(kind, a.Mask)
	case SystemAlarm, SystemAlarmObject, SystemAlarmCallback, SystemAlarmCallbackObject:
		return "raises an alarm on " + a.audited() + " access by " + name + ": " + rightsInWords(kind, a.Mask)
	}
	return "logs " + a.audited() + " access by " + name + ": " + rightsInWords(kind, a.Mask)
}

// audited says which outcome of an access check is audited.
func (a *ACE) audited() string {
	switch a.Flags & (SuccessfulAccess | FailedAccess) {
	case SuccessfulAccess:
		return "successful"
	case FailedAccess:
		return "failed"
	case SuccessfulAccess | FailedAccess:
		return "any"
	}
	return "no"
}

func rightsInWords(kind ObjectKind, mask AccessMask) string {
	words := kind.Words(mask)
	if len(words) == 0 {
		return "nothing"
	}
	return strings.Join(words, ", ")
}

// labelInWords says what callers below a mandatory label cannot do.
func labelInWords(policy AccessMask) string {
	var verbs []string
	for _, row := range []struct {
		bit  AccessMask
		verb string
	}{{LabelNoReadUp, "read"}, {LabelNoWriteUp, "write"}, {LabelNoExecuteUp, "execute"}} {
		if policy&row.bit != 0 {
			verbs = append(verbs, row.verb)
		}
	}
	if verbs == nil {
		return "callers below that level lose nothing"
	}
	return "callers below that level cannot " + strings.Join(verbs, ", ")
}

// oneLine replaces control characters, which a string in a condition may hold.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return '\ufffd'
		}
		return r
	}, s)
}
