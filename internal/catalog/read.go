package catalog

import (
	"time"

	"golang.org/x/crypto/cryptobyte"
	der "golang.org/x/crypto/cryptobyte/asn1"
)

// Object identifiers, as they stand in the file behind tag and length.
const (
	oidSignedData   = "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"     // 1.2.840.113549.1.7.2
	oidTrustList    = "\x2b\x06\x01\x04\x01\x82\x37\x0a\x01"     // 1.3.6.1.4.1.311.10.1
	oidCatalogList  = "\x2b\x06\x01\x04\x01\x82\x37\x0c\x01\x01" // 1.3.6.1.4.1.311.12.1.1
	oidMember       = "\x2b\x06\x01\x04\x01\x82\x37\x0c\x01\x02"
	oidMember2      = "\x2b\x06\x01\x04\x01\x82\x37\x0c\x01\x03"
	oidNameValue    = "\x2b\x06\x01\x04\x01\x82\x37\x0c\x02\x01"
	oidMemberInfo   = "\x2b\x06\x01\x04\x01\x82\x37\x0c\x02\x02"
	oidMemberInfo2  = "\x2b\x06\x01\x04\x01\x82\x37\x0c\x02\x03"
	oidIndirectData = "\x2b\x06\x01\x04\x01\x82\x37\x02\x01\x04"
	oidImageData    = "\x2b\x06\x01\x04\x01\x82\x37\x02\x01\x0f"
)

// Read reads a catalog of at most [MaxSize] bytes. Its error is an [*Error].
func Read(src []byte) (*Catalog, error) {
	if len(src) > MaxSize {
		return nil, failure(Unsupported, "more than %d bytes", MaxSize)
	}
	if len(src) == 0 || src[0] != 0x30 {
		return nil, failure(NotCatalog, "the file does not begin as a PKCS #7 message does")
	}
	whole, changed, err := definite(src)
	if err != nil {
		return nil, err
	}
	in := cryptobyte.String(whole)
	var message, content, signed cryptobyte.String
	if !in.ReadASN1(&message, der.SEQUENCE) {
		return nil, failure(Damaged, "the PKCS #7 message ends early")
	}
	if kind, ok := readOID(&message); !ok || kind != oidSignedData {
		return nil, failure(NotCatalog, "no PKCS #7 message of signed data")
	}
	if !message.ReadASN1(&content, context(0)) || !content.ReadASN1(&signed, der.SEQUENCE) {
		return nil, failure(Damaged, "the PKCS #7 message has no content")
	}
	var version, algorithms, info, list cryptobyte.String
	if !signed.ReadASN1(&version, der.INTEGER) || !signed.ReadASN1(&algorithms, der.SET) || !signed.ReadASN1(&info, der.SEQUENCE) {
		return nil, failure(Damaged, "the signed data have another form")
	}
	if kind, ok := readOID(&info); !ok || kind != oidTrustList {
		return nil, failure(NotCatalog, "the signed data are no list of hashes")
	}
	if !info.ReadASN1(&content, context(0)) || !content.ReadASN1(&list, der.SEQUENCE) {
		return nil, failure(Damaged, "there is no list")
	}
	c := &Catalog{}
	if err := c.readList(list); err != nil {
		return nil, err
	}
	if changed {
		list = nil // what was signed is another encoding of the list
	}
	if err := c.readSigners(signed, list); err != nil {
		return nil, err
	}
	return c, nil
}

// context is the tag of a field that is known by its number.
func context(n uint8) der.Tag { return der.Tag(n).ContextSpecific().Constructed() }

// readOID reads an object identifier, in the form that it has in the file.
func readOID(in *cryptobyte.String) (string, bool) {
	var oid cryptobyte.String
	ok := in.ReadASN1(&oid, der.OBJECT_IDENTIFIER)
	return string(oid), ok
}

// eachAttribute reads a list of SEQUENCE { OBJECT IDENTIFIER, SET OF ANY }.
func eachAttribute(in cryptobyte.String, do func(kind string, values cryptobyte.String) bool) bool {
	for !in.Empty() {
		var attribute, values cryptobyte.String
		if !in.ReadASN1(&attribute, der.SEQUENCE) {
			return false
		}
		kind, ok := readOID(&attribute)
		if !ok || !attribute.ReadASN1(&values, der.SET) || !do(kind, values) {
			return false
		}
	}
	return true
}

// readTime reads a time in one of the two forms.
func readTime(in *cryptobyte.String, to *time.Time) bool {
	if in.PeekASN1Tag(der.UTCTime) {
		return in.ReadASN1UTCTime(to)
	}
	return in.ReadASN1GeneralizedTime(to)
}
