package catalog

import (
	"golang.org/x/crypto/cryptobyte"
	der "golang.org/x/crypto/cryptobyte/asn1"
)

// readList reads the certificate trust list, which holds the catalog:
//
//	SEQUENCE {
//	    version          INTEGER DEFAULT 0,
//	    subjectUsage     SEQUENCE OF OBJECT IDENTIFIER,
//	    listIdentifier   OCTET STRING OPTIONAL,
//	    sequenceNumber   INTEGER OPTIONAL,
//	    thisUpdate       Time,
//	    nextUpdate       Time OPTIONAL,
//	    subjectAlgorithm SEQUENCE { OBJECT IDENTIFIER, ... },
//	    trustedSubjects  SEQUENCE OF SEQUENCE { OCTET STRING, SET OF Attribute } OPTIONAL,
//	    extensions       [0] { SEQUENCE OF Extension } OPTIONAL }
func (c *Catalog) readList(in cryptobyte.String) error {
	broken := failure(Damaged, "the list has another form")
	var usage, id, algorithm, members, extensions cryptobyte.String
	if !in.SkipOptionalASN1(der.INTEGER) || !in.ReadASN1(&usage, der.SEQUENCE) {
		return broken
	}
	if kind, ok := readOID(&usage); !ok || kind != oidCatalogList {
		return failure(NotCatalog, "the list is not one of hashes of files")
	}
	if !in.ReadOptionalASN1(&id, nil, der.OCTET_STRING) || !in.SkipOptionalASN1(der.INTEGER) {
		return broken
	}
	c.ID = id
	if in.PeekASN1Tag(der.UTCTime) && !in.ReadASN1UTCTime(&c.Made) ||
		in.PeekASN1Tag(der.GeneralizedTime) && !in.ReadASN1GeneralizedTime(&c.Made) ||
		c.Made.IsZero() || !in.SkipOptionalASN1(der.UTCTime) || !in.SkipOptionalASN1(der.GeneralizedTime) {
		return broken
	}
	if !in.ReadASN1(&algorithm, der.SEQUENCE) {
		return broken
	}
	switch kind, _ := readOID(&algorithm); kind {
	case oidMember:
		c.Version = 1
	case oidMember2:
		c.Version = 2
	}
	if !in.ReadOptionalASN1(&members, nil, der.SEQUENCE) || !in.ReadOptionalASN1(&extensions, nil, context(0)) || !in.Empty() {
		return broken
	}
	if err := c.readMembers(members); err != nil {
		return err
	}
	if extensions.Empty() {
		return nil
	}
	return c.readExtensions(extensions)
}

// readExtensions reads the attributes of the catalog.
func (c *Catalog) readExtensions(in cryptobyte.String) error {
	var list cryptobyte.String
	if !in.ReadASN1(&list, der.SEQUENCE) {
		return failure(Damaged, "the attributes of the catalog have another form")
	}
	for !list.Empty() {
		var extension, value cryptobyte.String
		if !list.ReadASN1(&extension, der.SEQUENCE) {
			return failure(Damaged, "an attribute of the catalog has another form")
		}
		kind, ok := readOID(&extension)
		if !ok || !extension.SkipOptionalASN1(der.BOOLEAN) || !extension.ReadASN1(&value, der.OCTET_STRING) {
			return failure(Damaged, "an attribute of the catalog has another form")
		}
		if kind != oidNameValue {
			continue
		}
		a, ok := readNameValue(&value)
		if !ok {
			return failure(Damaged, "an attribute of the catalog is no name with a value")
		}
		c.Attributes = append(c.Attributes, a)
	}
	return nil
}
