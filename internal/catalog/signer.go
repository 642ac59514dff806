package catalog

import (
	"bytes"
	"crypto"
	"time"

	"golang.org/x/crypto/cryptobyte"
	der "golang.org/x/crypto/cryptobyte/asn1"
)

// maxSigners is far more than a catalog has: each costs the check of a signature.
const maxSigners = 16

// Attributes of a signer.
const (
	oidMessageDigest = "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x04"     // 1.2.840.113549.1.9.4
	oidSigningTime   = "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x05"     // 1.2.840.113549.1.9.5
	oidCounter       = "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x06"     // 1.2.840.113549.1.9.6
	oidTimestamp     = "\x2b\x06\x01\x04\x01\x82\x37\x03\x03\x01" // 1.3.6.1.4.1.311.3.3.1
)

// A Signer is one who signed the list, as the file has it. Nothing here says that anybody
// should trust it.
type Signer struct {
	// Certificate is the signer's, or nil if the file does not have it.
	Certificate *Certificate
	// Algorithm is the hash that was signed, or 0 if it is another one than SHA-1 and SHA-2.
	Algorithm crypto.Hash
	// Time is when the signer says to have signed, or zero.
	Time time.Time
	// Countersigned says that a time stamp stands beside the signature. It is not checked.
	Countersigned bool
	// SignsList says whether the hash that was signed is that of the list. If it is not, the
	// list was changed afterwards.
	SignsList Answer
	// FitsKey says whether the key of the certificate made the signature.
	FitsKey Answer
}

// readSigners reads what stands behind the list in the signed data:
//
//	certificates [0] OPTIONAL, crls [1] OPTIONAL, signerInfos SET OF SignerInfo
//
// The list is nil where its bytes are not those that were signed.
func (c *Catalog) readSigners(in, list cryptobyte.String) error {
	var certificates, infos cryptobyte.String
	if !in.ReadOptionalASN1(&certificates, nil, context(0)) || !in.SkipOptionalASN1(context(1)) || !in.ReadASN1(&infos, der.SET) {
		return failure(Damaged, "what follows the list has another form")
	}
	for !infos.Empty() {
		if len(c.Signers) == maxSigners {
			return failure(Unsupported, "more than %d signers", maxSigners)
		}
		s, ok := readSigner(&infos, certificates, list)
		if !ok {
			return failure(Damaged, "signer %d has another form", len(c.Signers))
		}
		c.Signers = append(c.Signers, s)
	}
	return nil
}

// readSigner reads a
//
//	SEQUENCE { INTEGER version, who SEQUENCE { Name issuer, INTEGER serial }, SEQUENCE digestAlgorithm,
//	    [0] signedAttributes OPTIONAL, SEQUENCE signatureAlgorithm, OCTET STRING signature,
//	    [1] unsignedAttributes OPTIONAL }
func readSigner(in *cryptobyte.String, certificates, list cryptobyte.String) (Signer, bool) {
	var info, who, hash, signed, method, signature, unsigned cryptobyte.String
	var named der.Tag
	var hasSigned bool
	if !in.ReadASN1(&info, der.SEQUENCE) || !info.SkipASN1(der.INTEGER) || !info.ReadAnyASN1(&who, &named) ||
		!info.ReadASN1(&hash, der.SEQUENCE) || !info.ReadOptionalASN1(&signed, &hasSigned, context(0)) ||
		!info.ReadASN1(&method, der.SEQUENCE) || !info.ReadASN1(&signature, der.OCTET_STRING) ||
		!info.ReadOptionalASN1(&unsigned, nil, context(1)) {
		return Signer{}, false
	}
	algorithm, ok := readOID(&hash)
	if !ok {
		return Signer{}, false
	}
	s := Signer{Algorithm: algorithmOf(algorithm)}
	if named == der.SEQUENCE { // and not the identifier of a key, of which no catalog was seen
		if s.Certificate, ok = findCertificate(certificates, who); !ok {
			return Signer{}, false
		}
	}
	kind, ok := readOID(&method)
	if !ok || !s.readUnsigned(unsigned) {
		return Signer{}, false
	}
	if !hasSigned {
		s.FitsKey = s.fits(kind, list, signature)
		s.SignsList = s.FitsKey // the signature is over the list itself
		return s, true
	}
	if !s.readSigned(signed, list) {
		return Signer{}, false
	}
	var set cryptobyte.Builder // a SET is signed, although [0] stands in the file
	set.AddASN1(der.SET, func(b *cryptobyte.Builder) { b.AddBytes(signed) })
	message, err := set.Bytes()
	if err != nil {
		return Signer{}, false
	}
	s.FitsKey = s.fits(kind, message, signature)
	return s, true
}

// readSigned reads the attributes that are signed in place of the list; one is its hash.
func (s *Signer) readSigned(in, list cryptobyte.String) bool {
	known := s.Algorithm != 0 && list != nil
	if known {
		s.SignsList = No // unless it has the hash
	}
	return eachAttribute(in, func(kind string, values cryptobyte.String) bool {
		switch kind {
		case oidMessageDigest:
			var digest cryptobyte.String
			if !values.ReadASN1(&digest, der.OCTET_STRING) {
				return false
			}
			if known {
				s.SignsList = answer(bytes.Equal(digest, sum(s.Algorithm, list)))
			}
		case oidSigningTime:
			return readTime(&values, &s.Time)
		}
		return true
	})
}

func (s *Signer) readUnsigned(in cryptobyte.String) bool {
	return eachAttribute(in, func(kind string, _ cryptobyte.String) bool {
		s.Countersigned = s.Countersigned || kind == oidCounter || kind == oidTimestamp
		return true
	})
}
