package catalog

import (
	"crypto"
	"encoding/binary"
	"encoding/hex"

	"golang.org/x/crypto/cryptobyte"
	der "golang.org/x/crypto/cryptobyte/asn1"
)

// The subjects of the first version: what a file was hashed as.
const (
	subjectImage   = "{C689AAB8-8E78-11D0-8C47-00C04FC295EE}"
	subjectCabinet = "{C689AABA-8E78-11D0-8C47-00C04FC295EE}"
	subjectFlat    = "{DE351A42-8E59-11D0-8C47-00C04FC295EE}"
)

// algorithmOf knows a hash by its object identifier. It is 0 for those that are not made here.
func algorithmOf(oid string) crypto.Hash {
	switch oid {
	case "\x2b\x0e\x03\x02\x1a": // 1.3.14.3.2.26
		return crypto.SHA1
	case "\x60\x86\x48\x01\x65\x03\x04\x02\x01": // 2.16.840.1.101.3.4.2.1
		return crypto.SHA256
	case "\x60\x86\x48\x01\x65\x03\x04\x02\x02":
		return crypto.SHA384
	case "\x60\x86\x48\x01\x65\x03\x04\x02\x03":
		return crypto.SHA512
	}
	return 0
}

func (c *Catalog) readMembers(in cryptobyte.String) error {
	c.byDigest = map[string]int{}
	for !in.Empty() {
		if len(c.Members) == MaxMembers {
			return failure(Unsupported, "more than %d members", MaxMembers)
		}
		var entry, tag, attributes cryptobyte.String
		if !in.ReadASN1(&entry, der.SEQUENCE) || !entry.ReadASN1(&tag, der.OCTET_STRING) || !entry.ReadOptionalASN1(&attributes, nil, der.SET) || !entry.Empty() {
			return failure(Damaged, "member %d has another form", len(c.Members))
		}
		m := Member{Tag: tag}
		if !eachAttribute(attributes, m.readAttribute) {
			return failure(Damaged, "an attribute of member %d has another form", len(c.Members))
		}
		if m.Algorithm == 0 {
			m.digestOfTag(c.Version)
		}
		switch m.Algorithm {
		case crypto.SHA1, crypto.SHA256:
			if _, ok := c.byDigest[string(m.Digest)]; !ok {
				c.byDigest[string(m.Digest)] = len(c.Members)
			}
		default:
			c.others = true
		}
		c.Members = append(c.Members, m)
	}
	return nil
}

func (m *Member) readAttribute(kind string, values cryptobyte.String) bool {
	switch kind {
	case oidNameValue:
		a, ok := readNameValue(&values)
		switch {
		case !ok:
			return false
		case a.Name == "File":
			m.File = a.Value
		case a.Name == "OSAttr":
			m.OS = a.Value
		}
	case oidMemberInfo:
		return m.readSubject(&values)
	case oidMemberInfo2:
		m.readSubject2(values)
	case oidIndirectData:
		return m.readIndirectData(&values)
	}
	return true
}

// readSubject reads a SEQUENCE { BMPString subject, INTEGER version }.
func (m *Member) readSubject(in *cryptobyte.String) bool {
	var info, subject cryptobyte.String
	if !in.ReadASN1(&info, der.SEQUENCE) || !info.ReadASN1(&subject, bmpString) {
		return false
	}
	switch text(subject, binary.BigEndian) {
	case subjectImage:
		m.Kind = Image
	case subjectCabinet:
		m.Kind = Cabinet
	case subjectFlat:
		m.Kind = Flat
	}
	return true
}

// readSubject2 reads one of [0], [1] and [2], which stand for the three subjects.
func (m *Member) readSubject2(in cryptobyte.String) {
	for i, kind := range []Kind{Image, Cabinet, Flat} {
		if in.PeekASN1Tag(der.Tag(i).ContextSpecific()) {
			m.Kind = kind
		}
	}
}

// readIndirectData reads a SEQUENCE { SEQUENCE { OBJECT IDENTIFIER type, ... }, SEQUENCE {
// SEQUENCE { OBJECT IDENTIFIER algorithm, ... }, OCTET STRING digest } }. The type of a flat
// file is that of a cabinet; it is the subject that tells them apart.
func (m *Member) readIndirectData(in *cryptobyte.String) bool {
	var data, kind, hash, algorithm, digest cryptobyte.String
	if !in.ReadASN1(&data, der.SEQUENCE) || !data.ReadASN1(&kind, der.SEQUENCE) || !data.ReadASN1(&hash, der.SEQUENCE) ||
		!hash.ReadASN1(&algorithm, der.SEQUENCE) || !hash.ReadASN1(&digest, der.OCTET_STRING) {
		return false
	}
	if oid, ok := readOID(&kind); ok && oid == oidImageData && m.Kind == UnknownKind {
		m.Kind = Image
	}
	oid, ok := readOID(&algorithm)
	if h := algorithmOf(oid); h != 0 && len(digest) == h.Size() {
		m.Digest, m.Algorithm = digest, h
	}
	return ok
}

// digestOfTag takes the hash from the tag, for a member that has it nowhere else.
func (m *Member) digestOfTag(version int) {
	digest := m.Tag
	if version == 1 {
		var err error
		if digest, err = hex.DecodeString(text(m.Tag, binary.LittleEndian)); err != nil {
			return // anything may be a tag
		}
	}
	for _, h := range []crypto.Hash{crypto.SHA1, crypto.SHA256} {
		if len(digest) == h.Size() {
			m.Digest, m.Algorithm = digest, h
		}
	}
}
