package sddl

// An ACEType says what an ACE does, and what fields it has.
type ACEType uint8

// The ACE types of winnt.h, with the letters SDDL has for them.
const (
	AccessAllowed               ACEType = 0x00 // A
	AccessDenied                ACEType = 0x01 // D
	SystemAudit                 ACEType = 0x02 // AU
	SystemAlarm                 ACEType = 0x03 // AL
	AccessAllowedCompound       ACEType = 0x04 // no SDDL form
	AccessAllowedObject         ACEType = 0x05 // OA
	AccessDeniedObject          ACEType = 0x06 // OD
	SystemAuditObject           ACEType = 0x07 // OU
	SystemAlarmObject           ACEType = 0x08 // OL
	AccessAllowedCallback       ACEType = 0x09 // XA
	AccessDeniedCallback        ACEType = 0x0a // XD
	AccessAllowedCallbackObject ACEType = 0x0b // ZA
	AccessDeniedCallbackObject  ACEType = 0x0c // no SDDL form
	SystemAuditCallback         ACEType = 0x0d // XU
	SystemAlarmCallback         ACEType = 0x0e // no SDDL form
	SystemAuditCallbackObject   ACEType = 0x0f // no SDDL form
	SystemAlarmCallbackObject   ACEType = 0x10 // no SDDL form
	SystemMandatoryLabel        ACEType = 0x11 // ML
	SystemResourceAttribute     ACEType = 0x12 // RA
	SystemScopedPolicyID        ACEType = 0x13 // SP
	SystemProcessTrustLabel     ACEType = 0x14 // TL
	SystemAccessFilter          ACEType = 0x15 // FL
)

// String returns the letters of the type in SDDL, or "" if it has none.
func (t ACEType) String() string {
	switch t {
	case AccessAllowed:
		return "A"
	case AccessDenied:
		return "D"
	case SystemAudit:
		return "AU"
	case SystemAlarm:
		return "AL"
	case AccessAllowedObject:
		return "OA"
	case AccessDeniedObject:
		return "OD"
	case SystemAuditObject:
		return "OU"
	case SystemAlarmObject:
		return "OL"
	case AccessAllowedCallback:
		return "XA"
	case AccessDeniedCallback:
		return "XD"
	case AccessAllowedCallbackObject:
		return "ZA"
	case SystemAuditCallback:
		return "XU"
	case SystemMandatoryLabel:
		return "ML"
	case SystemResourceAttribute:
		return "RA"
	case SystemScopedPolicyID:
		return "SP"
	case SystemProcessTrustLabel:
		return "TL"
	case SystemAccessFilter:
		return "FL"
	}
	return ""
}

// aceTypeNamed returns the type with the given letters, in either case.
func aceTypeNamed(s string) (ACEType, bool) {
	switch len(s) {
	case 1:
		switch upper(s[0]) {
		case 'A':
			return AccessAllowed, true
		case 'D':
			return AccessDenied, true
		}
	case 2:
		switch pair(s[0], s[1]) {
		case 'A'<<8 | 'U':
			return SystemAudit, true
		case 'A'<<8 | 'L':
			return SystemAlarm, true
		case 'O'<<8 | 'A':
			return AccessAllowedObject, true
		case 'O'<<8 | 'D':
			return AccessDeniedObject, true
		case 'O'<<8 | 'U':
			return SystemAuditObject, true
		case 'O'<<8 | 'L':
			return SystemAlarmObject, true
		case 'X'<<8 | 'A':
			return AccessAllowedCallback, true
		case 'X'<<8 | 'D':
			return AccessDeniedCallback, true
		case 'Z'<<8 | 'A':
			return AccessAllowedCallbackObject, true
		case 'X'<<8 | 'U':
			return SystemAuditCallback, true
		case 'M'<<8 | 'L':
			return SystemMandatoryLabel, true
		case 'R'<<8 | 'A':
			return SystemResourceAttribute, true
		case 'S'<<8 | 'P':
			return SystemScopedPolicyID, true
		case 'T'<<8 | 'L':
			return SystemProcessTrustLabel, true
		case 'F'<<8 | 'L':
			return SystemAccessFilter, true
		}
	}
	return 0, false
}

// IsAllow reports whether ACEs of this type grant access: A, OA, XA, ZA.
func (t ACEType) IsAllow() bool {
	switch t {
	case AccessAllowed, AccessAllowedObject, AccessAllowedCallback, AccessAllowedCallbackObject:
		return true
	}
	return false
}

// IsDeny reports whether ACEs of this type deny access: D, OD, XD.
func (t ACEType) IsDeny() bool {
	switch t {
	case AccessDenied, AccessDeniedObject, AccessDeniedCallback, AccessDeniedCallbackObject:
		return true
	}
	return false
}

// IsSystem reports whether the type belongs in a SACL.
func (t ACEType) IsSystem() bool {
	return !t.IsAllow() && !t.IsDeny() && t != AccessAllowedCompound
}

// IsObject reports whether the type has room for object GUIDs.
func (t ACEType) IsObject() bool {
	switch t {
	case AccessAllowedObject, AccessDeniedObject, SystemAuditObject, SystemAlarmObject,
		AccessAllowedCallbackObject, AccessDeniedCallbackObject,
		SystemAuditCallbackObject, SystemAlarmCallbackObject:
		return true
	}
	return false
}

// IsCallback reports whether ACEs of this type carry a condition.
func (t ACEType) IsCallback() bool {
	switch t {
	case AccessAllowedCallback, AccessDeniedCallback,
		AccessAllowedCallbackObject, AccessDeniedCallbackObject,
		SystemAuditCallback, SystemAlarmCallback,
		SystemAuditCallbackObject, SystemAlarmCallbackObject:
		return true
	}
	return false
}

// hasLayout reports whether ACEs of this type are known to consist of a mask,
// GUIDs if it is an object type, and a SID (MS-DTYP 2.4.4). Of the others only the
// header is.
func (t ACEType) hasLayout() bool {
	return t <= SystemAccessFilter && t != AccessAllowedCompound
}

// withoutObject is the type an object ACE becomes that names no GUID.
func (t ACEType) withoutObject() ACEType {
	switch t {
	case AccessAllowedObject:
		return AccessAllowed
	case AccessDeniedObject:
		return AccessDenied
	case SystemAuditObject:
		return SystemAudit
	case SystemAlarmObject:
		return SystemAlarm
	case AccessAllowedCallbackObject:
		return AccessAllowedCallback
	}
	return t
}
