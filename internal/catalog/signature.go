package catalog

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/rsa"
	_ "crypto/sha1" // #nosec G505 -- old catalogs are signed with it, and have it of their files
	_ "crypto/sha256"
	_ "crypto/sha512"
	"crypto/x509"
	"strings"
)

// The sizes of the RSA keys that are tried, in bits: crypto/rsa takes no smaller ones, and
// larger ones would take long.
const (
	minKey = 1024
	maxKey = 16384
)

// isPKCS1 says whether a kind of signatures with RSA has the padding of PKCS #1: those by the
// name of the key, 1.2.840.113549.1.1.1, and those with a hash; but not PSS.
func isPKCS1(kind string) bool {
	last, ok := strings.CutPrefix(kind, "\x2a\x86\x48\x86\xf7\x0d\x01\x01")
	switch last {
	case "\x01", "\x05", "\x0b", "\x0c", "\x0d":
		return ok
	}
	return false
}

// fits says whether the signature over the message was made with the key of the certificate.
func (s *Signer) fits(kind string, message, signature []byte) Answer {
	if s.Certificate == nil || s.Algorithm == 0 || message == nil {
		return NotKnown
	}
	parsed, err := x509.ParsePKIXPublicKey(s.Certificate.key)
	if err != nil {
		return NotKnown
	}
	digest := sum(s.Algorithm, message)
	switch key := parsed.(type) {
	case *rsa.PublicKey:
		size := key.N.BitLen()
		if size < minKey || size > maxKey || !isPKCS1(kind) {
			return NotKnown
		}
		return answer(rsa.VerifyPKCS1v15(key, s.Algorithm, digest, signature) == nil)
	case *ecdsa.PublicKey:
		return answer(ecdsa.VerifyASN1(key, digest, signature))
	}
	return NotKnown
}

func sum(h crypto.Hash, b []byte) []byte {
	w := h.New()
	w.Write(b)
	return w.Sum(nil)
}
