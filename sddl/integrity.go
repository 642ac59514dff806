package sddl

// An IntegrityLevel is how far a token is trusted, relative to Medium, so that
// its zero value is the level of an ordinary process.
type IntegrityLevel int64

// mediumRID is SECURITY_MANDATORY_MEDIUM_RID of winnt.h.
const mediumRID = 0x2000

// The integrity levels of winnt.h.
const (
	IntegrityUntrusted  IntegrityLevel = 0x0000 - mediumRID
	IntegrityLow        IntegrityLevel = 0x1000 - mediumRID
	IntegrityMedium     IntegrityLevel = 0x2000 - mediumRID
	IntegrityMediumPlus IntegrityLevel = 0x2100 - mediumRID
	IntegrityHigh       IntegrityLevel = 0x3000 - mediumRID
	IntegritySystem     IntegrityLevel = 0x4000 - mediumRID
)

// IntegrityOf returns the level with the given RID, such as 0x1000 for Low.
func IntegrityOf(rid uint32) IntegrityLevel {
	return IntegrityLevel(rid) - mediumRID
}

// RID is the last number of the level's SID, S-1-16-….
func (l IntegrityLevel) RID() uint32 { return uint32(l + mediumRID) }

// label returns the mandatory label of a descriptor: what level guards it and
// from what. An object without one is guarded at Medium against writing (MS-DTYP
// 2.4.4.13).
func (sd *SecurityDescriptor) label() (IntegrityLevel, AccessMask) {
	if sd.SACL != nil {
		for i := range sd.SACL.ACEs {
			a := &sd.SACL.ACEs[i]
			if a.Type == SystemMandatoryLabel && a.Applies() && a.SID.Authority() == labelAuthority && a.SID.SubAuthorityCount() > 0 {
				return IntegrityOf(a.SID.RID()), a.Mask
			}
		}
	}
	return IntegrityMedium, LabelNoWriteUp
}

// labelAuthority is SECURITY_MANDATORY_LABEL_AUTHORITY.
const labelAuthority = 16

// labelAllows returns the rights that the descriptor's label leaves to a token of
// the given level: everything, unless the token is below the label; then what the
// generic rights stand for that the label's policy does not take away (MS-DTYP
// 2.5.3.3). Rights that belong to no generic right, DELETE among them, are
// taken away as well.
func (sd *SecurityDescriptor) labelAllows(level IntegrityLevel, m GenericMapping) AccessMask {
	object, policy := sd.label()
	if level >= object {
		return ^AccessMask(0)
	}
	allowed := AccessSystemSecurity // a matter of privilege alone
	if policy&LabelNoReadUp == 0 {
		allowed |= m.Read
	}
	if policy&LabelNoWriteUp == 0 {
		allowed |= m.Write
	}
	if policy&LabelNoExecuteUp == 0 {
		allowed |= m.Execute
	}
	return allowed
}
