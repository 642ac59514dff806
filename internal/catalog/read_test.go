package catalog_test

import (
	"crypto"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/crypto/cryptobyte"
	der "golang.org/x/crypto/cryptobyte/asn1"

	"github.com/inflint/inflint/internal/catalog"
)

func read(t testing.TB, src []byte) *catalog.Catalog {
	c, err := catalog.Read(src)
	require.NoError(t, err)
	return c
}

// list is a catalog of four files.
func list(version int) made {
	return made{
		version: version,
		members: []madeMember{
			{file: "acme.inf", os: "2:10.0", kind: 2, content: "[Version]"},
			{file: "acme.sys", os: "2:6.1,10.0", kind: 0, content: "what is hashed of an image"},
			{file: "ärger.cab", kind: 1, content: "MSCF"},
			{kind: 2, content: "nameless"},
		},
		attributes: [][2]string{{"OS", "_v100_X64,_v100_ARM64"}, {"HWID1", `pci\ven_1234`}, {"HWID2", ""}},
	}
}

func TestRead(t *testing.T) {
	for version := 1; version <= 2; version++ {
		m := list(version)
		c := read(t, m.bytes(t))
		require.Equal(t, version, c.Version)
		require.Equal(t, "0123456789abcdef", string(c.ID))
		require.Equal(t, madeDate, c.Made)
		require.Empty(t, c.Signers)
		require.Len(t, c.Attributes, len(m.attributes))
		for i, a := range m.attributes {
			require.Equal(t, catalog.Attribute{Name: a[0], Value: a[1]}, c.Attributes[i])
		}
		value, ok := c.Attribute("HWID1")
		require.True(t, ok)
		require.Equal(t, `pci\ven_1234`, value)
		_, ok = c.Attribute("hwid1")
		require.False(t, ok)
		require.Len(t, c.Members, version*len(m.members), "each twice in the second version")
		for i, got := range c.Members {
			want := m.members[i/version]
			require.Equal(t, want.file, got.File)
			require.Equal(t, want.os, got.OS)
			require.Equal(t, []catalog.Kind{catalog.Image, catalog.Cabinet, catalog.Flat}[want.kind], got.Kind, "%v", got.Kind)
			algorithm := crypto.SHA1
			if i%version == 1 {
				algorithm = crypto.SHA256
			}
			require.Equal(t, algorithm, got.Algorithm)
			require.Len(t, got.Digest, algorithm.Size())
			answer, member := c.Covers(catalog.Hashes{Flat: [][]byte{got.Digest}})
			require.Equal(t, catalog.Yes, answer, "%v", answer)
			require.Equal(t, got, *member)
		}
	}
}

// TestTags has members whose hash is only in their tag, or nowhere.
func TestTags(t *testing.T) {
	h := catalog.Hash("acme.inf", []byte("[Version]"))
	for tag, want := range map[string]catalog.Answer{
		"8C4A3F8D1E7E1D31FAF5D5B2CAE9A59BAFB43C75": catalog.No,
		hexOf(h.Flat[1]):                  catalog.Yes,
		strings.ToLower(hexOf(h.Flat[0])): catalog.Yes,
		"<HASH>acme.inf":                  catalog.NotKnown,
		"8C4A":                            catalog.NotKnown,
	} {
		c := read(t, tagged(t, 1, wide(tag+"\x00", false)))
		require.Empty(t, c.ID)
		answer, _ := c.Covers(h)
		require.Equal(t, want, answer, tag)
	}
}

// TestForms has lists that are rare, and right.
func TestForms(t *testing.T) {
	usage := func(b *cryptobyte.Builder) { sequence(b, func(b *cryptobyte.Builder) { microsoft(b, 12, 1, 1) }) }
	algorithm := func(b *cryptobyte.Builder) { sequence(b, func(b *cryptobyte.Builder) { microsoft(b, 12, 1, 9) }) }
	for name, in := range map[string]func(b *cryptobyte.Builder){
		"empty": func(b *cryptobyte.Builder) {
			usage(b)
			b.AddASN1UTCTime(madeDate)
			algorithm(b)
		},
		"everything": func(b *cryptobyte.Builder) {
			b.AddASN1Int64(0)
			usage(b)
			b.AddASN1OctetString(nil)
			b.AddASN1Int64(7)
			b.AddASN1GeneralizedTime(madeDate)
			b.AddASN1UTCTime(madeDate.AddDate(1, 0, 0))
			algorithm(b)
			sequence(b, func(*cryptobyte.Builder) {})
			element(b, context(0), func(b *cryptobyte.Builder) {
				sequence(b, func(b *cryptobyte.Builder) {
					sequence(b, func(b *cryptobyte.Builder) {
						oid(b, 1, 2, 3)
						b.AddASN1Boolean(true)
						b.AddASN1OctetString([]byte("another extension"))
					})
				})
			})
		},
	} {
		c := read(t, made{list: built(t, in)}.bytes(t))
		require.Equal(t, madeDate, c.Made, name)
		require.Zero(t, c.Version)
		require.Empty(t, c.Members)
		answer, _ := c.Covers(catalog.Hash("a", nil))
		require.Equal(t, catalog.No, answer)
	}
}

// TestWrong has what is no catalog, and what is a broken one.
func TestWrong(t *testing.T) {
	short := func(b *cryptobyte.Builder, ids ...int) {
		sequence(b, func(b *cryptobyte.Builder) { microsoft(b, ids...) })
	}
	lists := func(in func(b *cryptobyte.Builder)) []byte { return made{list: built(t, in)}.bytes(t) }
	members := func(in func(b *cryptobyte.Builder)) []byte {
		return lists(func(b *cryptobyte.Builder) {
			short(b, 12, 1, 1)
			b.AddASN1UTCTime(madeDate)
			short(b, 12, 1, 2)
			sequence(b, func(b *cryptobyte.Builder) {
				sequence(b, func(b *cryptobyte.Builder) {
					b.AddASN1OctetString([]byte("tag"))
					element(b, der.SET, in)
				})
			})
		})
	}
	message := func(in func(b *cryptobyte.Builder)) []byte {
		return built(t, func(b *cryptobyte.Builder) { sequence(b, in) })
	}
	for name, test := range map[string]struct {
		src  []byte
		want catalog.Cause
		says string
	}{
		"nothing":        {nil, catalog.NotCatalog, "begin"},
		"a pointer":      {[]byte("version https://git-lfs.github.com/spec/v1\n"), catalog.NotCatalog, "begin"},
		"another object": {message(func(b *cryptobyte.Builder) { b.AddASN1Int64(1) }), catalog.NotCatalog, "signed data"},
		"other data":     {message(func(b *cryptobyte.Builder) { oid(b, 1, 2, 840, 113549, 1, 7, 1) }), catalog.NotCatalog, "signed data"},
		"no content":     {message(func(b *cryptobyte.Builder) { oid(b, 1, 2, 840, 113549, 1, 7, 2) }), catalog.Damaged, "no content"},
		"another content": {message(func(b *cryptobyte.Builder) {
			oid(b, 1, 2, 840, 113549, 1, 7, 2)
			element(b, context(0), func(b *cryptobyte.Builder) {
				sequence(b, func(b *cryptobyte.Builder) {
					b.AddASN1Int64(1)
					element(b, der.SET, func(*cryptobyte.Builder) {})
					sequence(b, func(b *cryptobyte.Builder) { oid(b, 1, 2, 840, 113549, 1, 7, 1) })
				})
			})
		}), catalog.NotCatalog, "no list of hashes"},
		"trust of certificates": {lists(func(b *cryptobyte.Builder) { short(b, 10, 3, 9) }), catalog.NotCatalog, "not one of hashes"},
		"no use":                {lists(func(b *cryptobyte.Builder) { b.AddASN1NULL() }), catalog.Damaged, "another form"},
		"no date": {lists(func(b *cryptobyte.Builder) {
			short(b, 12, 1, 1)
			short(b, 12, 1, 2)
		}), catalog.Damaged, "another form"},
		"a wrong date": {lists(func(b *cryptobyte.Builder) {
			short(b, 12, 1, 1)
			element(b, der.UTCTime, func(b *cryptobyte.Builder) { b.AddBytes([]byte("251399000000Z")) })
			short(b, 12, 1, 2)
		}), catalog.Damaged, "another form"},
		"something behind": {lists(func(b *cryptobyte.Builder) {
			short(b, 12, 1, 1)
			b.AddASN1UTCTime(madeDate)
			short(b, 12, 1, 2)
			sequence(b, func(*cryptobyte.Builder) {})
			b.AddASN1NULL()
		}), catalog.Damaged, "another form"},
		"a member that is none": {lists(func(b *cryptobyte.Builder) {
			short(b, 12, 1, 1)
			b.AddASN1UTCTime(madeDate)
			short(b, 12, 1, 2)
			sequence(b, func(b *cryptobyte.Builder) { b.AddASN1NULL() })
		}), catalog.Damaged, "member 0"},
		"an attribute that is none":    {members(func(b *cryptobyte.Builder) { b.AddASN1NULL() }), catalog.Damaged, "attribute of member 0"},
		"an attribute without a value": {members(func(b *cryptobyte.Builder) { short(b, 12, 2, 1) }), catalog.Damaged, "attribute of member 0"},
		"a name that is none": {members(func(b *cryptobyte.Builder) {
			attribute(b, func(b *cryptobyte.Builder) { microsoft(b, 12, 2, 1) }, func(b *cryptobyte.Builder) { b.AddASN1NULL() })
		}), catalog.Damaged, "attribute of member 0"},
		"a subject that is none": {members(func(b *cryptobyte.Builder) {
			attribute(b, func(b *cryptobyte.Builder) { microsoft(b, 12, 2, 2) }, func(b *cryptobyte.Builder) { b.AddASN1NULL() })
		}), catalog.Damaged, "attribute of member 0"},
		"a hash that is none": {members(func(b *cryptobyte.Builder) {
			attribute(b, func(b *cryptobyte.Builder) { microsoft(b, 2, 1, 4) }, func(b *cryptobyte.Builder) { b.AddASN1NULL() })
		}), catalog.Damaged, "attribute of member 0"},
	} {
		t.Run(name, func(t *testing.T) {
			c, err := catalog.Read(test.src)
			require.Nil(t, c)
			var e *catalog.Error
			require.ErrorAs(t, err, &e)
			require.Equal(t, test.want, e.Cause, err)
			require.ErrorContains(t, err, test.says)
		})
	}
}

// TestIndefinite has the outer elements without their lengths, as programs write that do not
// know them yet.
func TestIndefinite(t *testing.T) {
	m := list(2)
	m.signer = newSigner(t, true)
	plain := m.bytes(t)
	want := read(t, plain)
	for levels := range 4 {
		c := read(t, indefinite(t, plain, levels))
		require.Equal(t, want.Members, c.Members)
		require.Equal(t, want.Attributes, c.Attributes)
		require.Len(t, c.Signers, 1)
		require.Equal(t, want.Signers[0].Certificate.Subject, c.Signers[0].Certificate.Subject)
		if levels == 0 {
			require.Equal(t, catalog.Yes, c.Signers[0].SignsList)
		} else {
			require.Equal(t, catalog.NotKnown, c.Signers[0].SignsList, "of what stands in the file in another form")
		}
	}
	src := indefinite(t, plain, 3)
	for n := 1; n < len(src); n += 16 {
		_, err := catalog.Read(src[:n])
		require.ErrorContains(t, err, catalog.Damaged.String())
	}
	_, err := catalog.Read([]byte(strings.Repeat("\x30\x80", 1<<20)))
	require.ErrorContains(t, err, "nested")
}

// indefinite takes the lengths of the outer elements away.
func indefinite(t testing.TB, src []byte, levels int) []byte {
	if levels == 0 {
		return src
	}
	in := cryptobyte.String(src)
	out := []byte{src[0], 0x80}
	var content cryptobyte.String
	var tag der.Tag
	require.True(t, in.ReadAnyASN1(&content, &tag))
	for !content.Empty() {
		var one cryptobyte.String
		require.True(t, content.ReadAnyASN1Element(&one, &tag))
		if one[0]&0x20 != 0 {
			one = indefinite(t, one, levels-1)
		}
		out = append(out, one...)
	}
	return append(out, 0, 0)
}
