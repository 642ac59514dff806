package catalog_test

import (
	"bytes"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/binary"
	"math/big"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/crypto/cryptobyte"
	der "golang.org/x/crypto/cryptobyte/asn1"

	"github.com/inflint/inflint/internal/catalog"
)

// hold reads a file and holds the result against what is promised for every file.
func hold(t testing.TB, src []byte) (*catalog.Catalog, error) {
	before := bytes.Clone(src)
	begin := time.Now()
	c, err := catalog.Read(src)
	require.Less(t, time.Since(begin), 10*time.Second, "also on a machine that is busy")
	require.True(t, bytes.Equal(before, src), "the file is changed")
	if err != nil {
		require.Nil(t, c)
		require.ErrorAs(t, err, new(*catalog.Error))
		require.NotEmpty(t, err.Error())
		return nil, err
	}
	for i := range c.Members {
		m := &c.Members[i]
		if m.Algorithm != 0 {
			require.Len(t, m.Digest, m.Algorithm.Size())
		}
	}
	c.Covers(catalog.Hash("a", src))
	return c, nil
}

func seeds(t testing.TB) map[string][]byte {
	signed1, signed2 := list(1), list(2)
	signed1.signer, signed2.signer = newSigner(t, false), newSigner(t, true)
	signed2.signer.stamped = true
	return map[string][]byte{
		"version_1":        list(1).bytes(t),
		"version_2":        list(2).bytes(t),
		"signed_1":         signed1.bytes(t),
		"signed_2":         signed2.bytes(t),
		"indefinite":       indefinite(t, signed2.bytes(t), 3),
		"tag":              tagged(t, 1, wide("anything", false)),
		"image":            image(true, imageSize, false),
		"image_of_32_bits": image(false, imageSize, true),
	}
}

// TestCutShort reads each catalog without its end.
func TestCutShort(t *testing.T) {
	for name, src := range seeds(t) {
		for n := 0; n < len(src); n += 16 {
			_, err := hold(t, src[:n])
			require.Error(t, err, "%s: %d bytes", name, n)
		}
	}
}

// TestMutated reads catalogs with bytes of them changed.
func TestMutated(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var all [][]byte
	for _, src := range seeds(t) {
		all = append(all, src)
	}
	for range 20_000 {
		src := bytes.Clone(all[random.IntN(len(all))])
		for range 1 + random.IntN(5) {
			src[random.IntN(len(src))] = []byte{byte(random.Uint32()), 0, 0x80, 0xFF, 0x30, 0x84}[random.IntN(6)]
		}
		_, _ = hold(t, src)
	}
}

// TestNested has elements in each other, as deep as the file is long.
func TestNested(t *testing.T) {
	_, err := hold(t, []byte(strings.Repeat("\x30\x80", 8<<20)))
	require.Error(t, err)
	src := []byte{0x30, 0}
	for len(src) < 100_000 {
		src = built(t, func(b *cryptobyte.Builder) { sequence(b, func(b *cryptobyte.Builder) { b.AddBytes(src) }) })
		if len(src) > 60_000 {
			break
		}
		src = append([]byte{0x30, 0x84, 0, 0, byte(len(src) >> 8), byte(len(src))}, src...)
	}
	_, err = hold(t, src)
	require.Error(t, err)
}

// TestMany has as many members as are read, and one more.
func TestMany(t *testing.T) {
	several := func(n int) []byte {
		return made{list: built(t, func(b *cryptobyte.Builder) {
			sequence(b, func(b *cryptobyte.Builder) { microsoft(b, 12, 1, 1) })
			b.AddASN1UTCTime(madeDate)
			sequence(b, func(b *cryptobyte.Builder) { microsoft(b, 12, 1, 3) })
			sequence(b, func(b *cryptobyte.Builder) {
				var members []byte
				for i := range n {
					members = append(members, 0x30, 22, 4, 20)
					members = binary.LittleEndian.AppendUint64(append(members, make([]byte, 12)...), uint64(i))
				}
				b.AddBytes(members)
			})
		})}.bytes(t)
	}
	src := several(catalog.MaxMembers)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	c, err := hold(t, src)
	require.NoError(t, err)
	runtime.GC()
	runtime.ReadMemStats(&after)
	require.Len(t, c.Members, catalog.MaxMembers)
	require.Less(t, int64(after.HeapAlloc)-int64(before.HeapAlloc), int64(100<<20))
	runtime.KeepAlive(c)
	_, err = hold(t, several(catalog.MaxMembers+1))
	require.ErrorContains(t, err, "more than")
}

func TestLarge(t *testing.T) {
	_, err := hold(t, make([]byte, catalog.MaxSize+1))
	require.ErrorContains(t, err, "more than")
	_, err = hold(t, make([]byte, catalog.MaxSize))
	require.Error(t, err)
}

// TestSigners has more signers than are read.
func TestSigners(t *testing.T) {
	m := list(2)
	m.signer = newSigner(t, true)
	one := m.bytes(t)
	in := cryptobyte.String(built(t, func(b *cryptobyte.Builder) { m.signer.add(t, b, nil) }))
	var certificates, infos cryptobyte.String
	require.True(t, in.ReadASN1Element(&certificates, context(0)))
	require.True(t, in.ReadASN1(&infos, der.SET))
	for n, want := range map[int]string{16: "", 17: "more than 16 signers"} {
		m.signer = &madeSigner{raw: built(t, func(b *cryptobyte.Builder) {
			b.AddBytes(certificates)
			element(b, der.SET, func(b *cryptobyte.Builder) { b.AddBytes(bytes.Repeat(infos, n)) })
		})}
		c, err := hold(t, m.bytes(t))
		if want != "" {
			require.ErrorContains(t, err, want)
			continue
		}
		require.NoError(t, err)
		require.Len(t, c.Signers, n)
	}
	require.Len(t, read(t, one).Signers, 1)
}

// TestKeys has a key of a million bits, whose signature would take long to check, and a name
// of a million parts.
func TestKeys(t *testing.T) {
	n := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 1<<20), big.NewInt(1))
	key := built(t, func(b *cryptobyte.Builder) {
		sequence(b, func(b *cryptobyte.Builder) {
			sequence(b, func(b *cryptobyte.Builder) {
				oid(b, 1, 2, 840, 113549, 1, 1, 1)
				b.AddASN1NULL()
			})
			element(b, der.BIT_STRING, func(b *cryptobyte.Builder) {
				b.AddUint8(0)
				sequence(b, func(b *cryptobyte.Builder) {
					b.AddASN1BigInt(n)
					b.AddASN1Int64(1<<31 - 1)
				})
			})
		})
	})
	part := pkix.RDNSequence{{{Type: asn1.ObjectIdentifier{2, 5, 4, 3}, Value: "a"}}}
	one, err := asn1.Marshal(part)
	require.NoError(t, err)
	name := built(t, func(b *cryptobyte.Builder) {
		sequence(b, func(b *cryptobyte.Builder) { b.AddBytes(bytes.Repeat(one[2:], 1<<20)) })
	})
	m := list(2)
	s := newSigner(t, false)
	m.signer = &madeSigner{raw: built(t, func(b *cryptobyte.Builder) {
		element(b, context(0), func(b *cryptobyte.Builder) {
			sequence(b, func(b *cryptobyte.Builder) {
				sequence(b, func(b *cryptobyte.Builder) {
					b.AddASN1BigInt(s.certificate.SerialNumber)
					sequence(b, func(*cryptobyte.Builder) {})
					b.AddBytes(s.certificate.RawIssuer)
					sequence(b, func(b *cryptobyte.Builder) {
						b.AddASN1UTCTime(madeDate)
						b.AddASN1UTCTime(madeDate)
					})
					b.AddBytes(name)
					b.AddBytes(key)
				})
			})
		})
		element(b, der.SET, func(b *cryptobyte.Builder) { s.addInfo(t, b, nil) })
	})}
	c, err := hold(t, m.bytes(t))
	require.NoError(t, err)
	require.Equal(t, catalog.NotKnown, c.Signers[0].FitsKey)
	require.Empty(t, c.Signers[0].Certificate.Subject)
	require.Equal(t, "CN=Acme,O=Acme Ltd", c.Signers[0].Certificate.Issuer)
}

func FuzzRead(f *testing.F) {
	f.Fuzz(func(t *testing.T, src []byte) { _, _ = hold(t, src) })
}

// BenchmarkRead reads a catalog of 2,000 files, BenchmarkHash hashes an image of 16 MB.
func BenchmarkRead(b *testing.B) {
	m := list(2)
	for i := range 2000 {
		m.members = append(m.members, madeMember{file: "acme.sys", os: "2:10.0", content: string(rune(i))})
	}
	m.signer = newSigner(b, false)
	src := m.bytes(b)
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		read(b, src)
	}
}

func BenchmarkHash(b *testing.B) {
	src := image(true, 16<<20, false)
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		catalog.Hash("a.sys", src)
	}
}
