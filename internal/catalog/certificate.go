package catalog

import (
	"bytes"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/hex"
	"strings"
	"time"

	"golang.org/x/crypto/cryptobyte"
	der "golang.org/x/crypto/cryptobyte/asn1"
)

// maxNameSize is the size of the longest name that is written out.
const maxNameSize = 8 << 10

// A Certificate is what the certificate of a signer says. It is read without crypto/x509,
// which takes no certificate with a serial number below 0: signatures of real catalogs have
// such certificates.
type Certificate struct {
	// Subject and Issuer are names as CN=Acme,O=Acme Ltd, or "" if they cannot be read.
	Subject, Issuer string
	// Serial is the number in hexadecimal digits, as it stands in the file.
	Serial              string
	NotBefore, NotAfter time.Time

	key []byte
}

// findCertificate finds the certificate that has an issuer and a number. There may be none;
// false is for what has another form.
func findCertificate(certificates, who cryptobyte.String) (*Certificate, bool) {
	var issuer, serial cryptobyte.String
	if !who.ReadASN1(&issuer, der.SEQUENCE) || !who.ReadASN1(&serial, der.INTEGER) {
		return nil, false
	}
	for !certificates.Empty() {
		var whole, one cryptobyte.String
		var tag der.Tag
		if !certificates.ReadAnyASN1(&whole, &tag) {
			return nil, false
		}
		if tag != der.SEQUENCE || !whole.ReadASN1(&one, der.SEQUENCE) {
			continue // an attribute certificate, or none
		}
		var number, from, subject cryptobyte.String
		if !one.SkipOptionalASN1(context(0)) || !one.ReadASN1(&number, der.INTEGER) || !one.SkipASN1(der.SEQUENCE) ||
			!one.ReadASN1(&from, der.SEQUENCE) || !bytes.Equal(number, serial) || !bytes.Equal(from, issuer) {
			continue
		}
		c := &Certificate{Serial: hex.EncodeToString(number), Issuer: name(from)}
		var validity, key cryptobyte.String
		if !one.ReadASN1(&validity, der.SEQUENCE) || !readTime(&validity, &c.NotBefore) || !readTime(&validity, &c.NotAfter) ||
			!one.ReadASN1(&subject, der.SEQUENCE) || !one.ReadASN1Element(&key, der.SEQUENCE) {
			return nil, false
		}
		c.Subject, c.key = name(subject), key
		return c, true
	}
	return nil, true
}

// name writes a name out.
func name(sequence cryptobyte.String) string {
	var b cryptobyte.Builder
	b.AddASN1(der.SEQUENCE, func(b *cryptobyte.Builder) { b.AddBytes(sequence) })
	whole, err := b.Bytes()
	if err != nil || len(whole) > maxNameSize {
		return ""
	}
	var parts pkix.RDNSequence
	if _, err := asn1.Unmarshal(whole, &parts); err != nil {
		return ""
	}
	return strings.ToValidUTF8(parts.String(), "\uFFFD")
}
