package catalog_test

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha1" // #nosec G505 -- catalogs have it
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/hex"
	"math/big"
	"sync"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/stretchr/testify/require"
	"golang.org/x/crypto/cryptobyte"
	der "golang.org/x/crypto/cryptobyte/asn1"
)

// A made catalog is what the test writes, element by element, as Inf2Cat does.
type made struct {
	version    int
	members    []madeMember
	attributes [][2]string
	signer     *madeSigner
	list       []byte // in place of the one that is made of the members
}

type madeMember struct {
	file, os string
	kind     int // 0 image, 1 cabinet, 2 flat, as the second version has it
	content  string
	tag      string // in place of the hash, in the first version
}

var madeDate = time.Date(2025, 1, 15, 10, 20, 30, 0, time.UTC)

func oid(b *cryptobyte.Builder, id ...int) {
	b.AddASN1ObjectIdentifier(id)
}

func microsoft(b *cryptobyte.Builder, id ...int) {
	oid(b, append([]int{1, 3, 6, 1, 4, 1, 311}, id...)...)
}

// element adds an element and what is in it.
func element(b *cryptobyte.Builder, tag der.Tag, in func(b *cryptobyte.Builder)) { b.AddASN1(tag, in) }

func sequence(b *cryptobyte.Builder, in func(b *cryptobyte.Builder)) { b.AddASN1(der.SEQUENCE, in) }

func context(n uint8) der.Tag { return der.Tag(n).ContextSpecific().Constructed() }

func built(t testing.TB, in func(b *cryptobyte.Builder)) []byte {
	var b cryptobyte.Builder
	in(&b)
	all, err := b.Bytes()
	require.NoError(t, err)
	return all
}

func (m made) bytes(t testing.TB) []byte {
	list := m.list
	if list == nil {
		list = built(t, m.addList)
	}
	return built(t, func(b *cryptobyte.Builder) {
		sequence(b, func(b *cryptobyte.Builder) {
			oid(b, 1, 2, 840, 113549, 1, 7, 2)
			element(b, context(0), func(b *cryptobyte.Builder) {
				sequence(b, func(b *cryptobyte.Builder) {
					b.AddASN1Int64(1)
					element(b, der.SET, func(*cryptobyte.Builder) {})
					sequence(b, func(b *cryptobyte.Builder) {
						microsoft(b, 10, 1)
						element(b, context(0), func(b *cryptobyte.Builder) { sequence(b, func(b *cryptobyte.Builder) { b.AddBytes(list) }) })
					})
					m.signer.add(t, b, list)
				})
			})
		})
	})
}

// addList adds the content of the list.
func (m made) addList(b *cryptobyte.Builder) {
	sequence(b, func(b *cryptobyte.Builder) { microsoft(b, 12, 1, 1) })
	b.AddASN1OctetString([]byte("0123456789abcdef"))
	b.AddASN1UTCTime(madeDate)
	sequence(b, func(b *cryptobyte.Builder) {
		microsoft(b, 12, 1, m.version+1)
		b.AddASN1NULL()
	})
	sequence(b, func(b *cryptobyte.Builder) {
		for _, member := range m.members {
			if m.version == 1 {
				member.add1(b)
			} else {
				member.add2(b)
			}
		}
	})
	element(b, context(0), func(b *cryptobyte.Builder) {
		sequence(b, func(b *cryptobyte.Builder) {
			for _, a := range m.attributes {
				sequence(b, func(b *cryptobyte.Builder) {
					microsoft(b, 12, 2, 1)
					element(b, der.OCTET_STRING, func(b *cryptobyte.Builder) { nameValue(b, a[0], a[1]) })
				})
			}
		})
	})
}

func wide(s string, bigEndian bool) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		if bigEndian {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return b
}

func nameValue(b *cryptobyte.Builder, name, value string) {
	sequence(b, func(b *cryptobyte.Builder) {
		element(b, der.Tag(30), func(b *cryptobyte.Builder) { b.AddBytes(wide(name, true)) })
		b.AddASN1Int64(0x10010001)
		b.AddASN1OctetString(wide(value+"\x00", false))
	})
}

// attribute adds an attribute of a member, or of a signer.
func attribute(b *cryptobyte.Builder, kind func(b *cryptobyte.Builder), value func(b *cryptobyte.Builder)) {
	sequence(b, func(b *cryptobyte.Builder) {
		kind(b)
		element(b, der.SET, value)
	})
}

// add1 adds a member of the first version, add2 the two of the second.
func (m madeMember) add1(b *cryptobyte.Builder) {
	digest := sha1.Sum([]byte(m.content)) // #nosec G401 -- likewise
	tag := hex.EncodeToString(digest[:])
	if m.tag != "" {
		tag = m.tag
	}
	subject := []string{"{C689AAB8-8E78-11D0-8C47-00C04FC295EE}", "{C689AABA-8E78-11D0-8C47-00C04FC295EE}", "{DE351A42-8E59-11D0-8C47-00C04FC295EE}"}[m.kind]
	sequence(b, func(b *cryptobyte.Builder) {
		b.AddASN1OctetString(wide(tag+"\x00", false))
		element(b, der.SET, func(b *cryptobyte.Builder) {
			m.addNames(b)
			m.addDigest(b, []int{1, 3, 14, 3, 2, 26}, digest[:])
			attribute(b, func(b *cryptobyte.Builder) { microsoft(b, 12, 2, 2) }, func(b *cryptobyte.Builder) {
				sequence(b, func(b *cryptobyte.Builder) {
					element(b, der.Tag(30), func(b *cryptobyte.Builder) { b.AddBytes(wide(subject, true)) })
					b.AddASN1Int64(512)
				})
			})
		})
	})
}

func (m madeMember) add2(b *cryptobyte.Builder) {
	digest1, digest2 := sha1.Sum([]byte(m.content)), sha256.Sum256([]byte(m.content)) // #nosec G401 -- likewise
	for _, digest := range [][]byte{digest1[:], digest2[:]} {
		sequence(b, func(b *cryptobyte.Builder) {
			b.AddASN1OctetString(digest)
			element(b, der.SET, func(b *cryptobyte.Builder) {
				attribute(b, func(b *cryptobyte.Builder) { microsoft(b, 12, 2, 3) }, func(b *cryptobyte.Builder) {
					element(b, der.Tag(m.kind).ContextSpecific(), func(*cryptobyte.Builder) {})
				})
				m.addNames(b)
				if len(digest) == 32 {
					m.addDigest(b, []int{2, 16, 840, 1, 101, 3, 4, 2, 1}, digest)
				}
			})
		})
	}
}

func (m madeMember) addNames(b *cryptobyte.Builder) {
	for _, a := range [][2]string{{"File", m.file}, {"OSAttr", m.os}} {
		if a[1] != "" {
			attribute(b, func(b *cryptobyte.Builder) { microsoft(b, 12, 2, 1) }, func(b *cryptobyte.Builder) { nameValue(b, a[0], a[1]) })
		}
	}
}

func (m madeMember) addDigest(b *cryptobyte.Builder, algorithm []int, digest []byte) {
	attribute(b, func(b *cryptobyte.Builder) { microsoft(b, 2, 1, 4) }, func(b *cryptobyte.Builder) {
		sequence(b, func(b *cryptobyte.Builder) {
			sequence(b, func(b *cryptobyte.Builder) { microsoft(b, 2, 1, []int{15, 28, 25}[m.kind]) })
			sequence(b, func(b *cryptobyte.Builder) {
				sequence(b, func(b *cryptobyte.Builder) {
					oid(b, algorithm...)
					b.AddASN1NULL()
				})
				b.AddASN1OctetString(digest)
			})
		})
	})
}

// A madeSigner signs a list. Nil signs nothing.
type madeSigner struct {
	key         crypto.Signer
	certificate *x509.Certificate
	other       bool // signs another list
	plain       bool // without attributes
	noDigest    bool
	stranger    bool // the certificate is missing
	pss         bool // says that it is a signature of another kind
	stamped     bool
	raw         []byte // in place of all
}

// rsaKey takes a while to make.
var rsaKey = sync.OnceValues(func() (*rsa.PrivateKey, error) { return rsa.GenerateKey(rand.Reader, 2048) })

func newSigner(t testing.TB, elliptical bool) *madeSigner {
	s := &madeSigner{}
	var err error
	if elliptical {
		s.key, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	} else {
		s.key, err = rsaKey()
	}
	require.NoError(t, err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(0x1234), Subject: pkix.Name{CommonName: "Acme", Organization: []string{"Acme Ltd"}},
		NotBefore: madeDate, NotAfter: madeDate.AddDate(1, 0, 0),
	}
	certificate, err := x509.CreateCertificate(rand.Reader, template, template, s.key.Public(), s.key)
	require.NoError(t, err)
	s.certificate, err = x509.ParseCertificate(certificate)
	require.NoError(t, err)
	return s
}

// add adds the certificates and the signers.
func (s *madeSigner) add(t testing.TB, b *cryptobyte.Builder, list []byte) {
	if s == nil {
		element(b, der.SET, func(*cryptobyte.Builder) {})
		return
	}
	if s.raw != nil {
		b.AddBytes(s.raw)
		return
	}
	element(b, context(0), func(b *cryptobyte.Builder) {
		if !s.stranger {
			b.AddBytes(s.certificate.Raw)
		}
	})
	element(b, der.SET, func(b *cryptobyte.Builder) { s.addInfo(t, b, list) })
}

// addInfo adds one signer.
func (s *madeSigner) addInfo(t testing.TB, b *cryptobyte.Builder, list []byte) {
	if s.other {
		list = append(bytes.Clone(list), 0)
	}
	sequence(b, func(b *cryptobyte.Builder) {
		b.AddASN1Int64(1)
		sequence(b, func(b *cryptobyte.Builder) {
			b.AddBytes(s.certificate.RawIssuer)
			b.AddASN1BigInt(s.certificate.SerialNumber)
		})
		sequence(b, func(b *cryptobyte.Builder) { oid(b, 2, 16, 840, 1, 101, 3, 4, 2, 1) })
		message := list
		if !s.plain {
			attributes := built(t, func(b *cryptobyte.Builder) { s.addAttributes(b, list) })
			element(b, context(0), func(b *cryptobyte.Builder) { b.AddBytes(attributes) })
			message = built(t, func(b *cryptobyte.Builder) {
				element(b, der.SET, func(b *cryptobyte.Builder) { b.AddBytes(attributes) })
			})
		}
		sequence(b, func(b *cryptobyte.Builder) {
			switch {
			case s.pss:
				oid(b, 1, 2, 840, 113549, 1, 1, 10)
			case s.certificate.PublicKeyAlgorithm == x509.RSA:
				oid(b, 1, 2, 840, 113549, 1, 1, 1)
			default:
				oid(b, 1, 2, 840, 10045, 4, 3, 2)
			}
		})
		digest := sha256.Sum256(message)
		signature, err := s.key.Sign(rand.Reader, digest[:], crypto.SHA256)
		require.NoError(t, err)
		b.AddASN1OctetString(signature)
		if s.stamped {
			element(b, context(1), func(b *cryptobyte.Builder) {
				attribute(b, func(b *cryptobyte.Builder) { microsoft(b, 3, 3, 1) }, func(b *cryptobyte.Builder) { b.AddASN1NULL() })
			})
		}
	})
}

func (s *madeSigner) addAttributes(b *cryptobyte.Builder, list []byte) {
	digest := sha256.Sum256(list)
	attribute(b, func(b *cryptobyte.Builder) { oid(b, 1, 2, 840, 113549, 1, 9, 5) }, func(b *cryptobyte.Builder) { b.AddASN1UTCTime(madeDate) })
	if !s.noDigest {
		attribute(b, func(b *cryptobyte.Builder) { oid(b, 1, 2, 840, 113549, 1, 9, 4) }, func(b *cryptobyte.Builder) { b.AddASN1OctetString(digest[:]) })
	}
}

// tagged is a catalog with one member, which has nothing but its tag.
func tagged(t testing.TB, version int, tag []byte) []byte {
	return made{list: built(t, func(b *cryptobyte.Builder) {
		sequence(b, func(b *cryptobyte.Builder) { microsoft(b, 12, 1, 1) })
		b.AddASN1UTCTime(madeDate)
		sequence(b, func(b *cryptobyte.Builder) { microsoft(b, 12, 1, version+1) })
		sequence(b, func(b *cryptobyte.Builder) { sequence(b, func(b *cryptobyte.Builder) { b.AddASN1OctetString(tag) }) })
	})}.bytes(t)
}
