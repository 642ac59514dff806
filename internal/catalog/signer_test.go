package catalog_test

import (
	"crypto"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/internal/catalog"
)

func TestSigner(t *testing.T) {
	for name, test := range map[string]struct {
		signer          madeSigner
		signsList, fits catalog.Answer
	}{
		"signed":                     {madeSigner{}, catalog.Yes, catalog.Yes},
		"without attributes":         {madeSigner{plain: true}, catalog.Yes, catalog.Yes},
		"the list was changed":       {madeSigner{other: true}, catalog.No, catalog.Yes},
		"changed without attributes": {madeSigner{other: true, plain: true}, catalog.No, catalog.No},
		"the list is not signed":     {madeSigner{noDigest: true}, catalog.No, catalog.Yes},
		"without a certificate":      {madeSigner{stranger: true}, catalog.Yes, catalog.NotKnown},
		"with a time stamp":          {madeSigner{stamped: true}, catalog.Yes, catalog.Yes},
	} {
		for _, elliptical := range []bool{false, true} {
			t.Run(name, func(t *testing.T) {
				s := newSigner(t, elliptical)
				key, certificate := s.key, s.certificate
				*s = test.signer
				s.key, s.certificate = key, certificate
				m := list(2)
				m.signer = s
				c := read(t, m.bytes(t))
				require.Len(t, c.Signers, 1)
				got := c.Signers[0]
				require.Equal(t, test.signsList, got.SignsList, "%v", got.SignsList)
				require.Equal(t, test.fits, got.FitsKey, "%v", got.FitsKey)
				require.Equal(t, crypto.SHA256, got.Algorithm)
				require.Equal(t, s.stamped, got.Countersigned)
				if !s.plain {
					require.Equal(t, madeDate, got.Time)
				}
				if s.stranger {
					require.Nil(t, got.Certificate)
					return
				}
				require.Equal(t, "CN=Acme,O=Acme Ltd", got.Certificate.Subject)
				require.Equal(t, "CN=Acme,O=Acme Ltd", got.Certificate.Issuer)
				require.Equal(t, "1234", got.Certificate.Serial)
				require.Equal(t, madeDate, got.Certificate.NotBefore)
				require.Equal(t, madeDate.Add(365*24*time.Hour), got.Certificate.NotAfter)
			})
		}
	}
}

// TestPSS has a signature of a kind that is not checked.
func TestPSS(t *testing.T) {
	m := list(2)
	m.signer = newSigner(t, false)
	m.signer.pss = true
	got := read(t, m.bytes(t)).Signers[0]
	require.Equal(t, catalog.Yes, got.SignsList)
	require.Equal(t, catalog.NotKnown, got.FitsKey)
}

// TestChanged changes one byte of a signed list at a time: no change goes unnoticed.
func TestChanged(t *testing.T) {
	m := made{version: 2, members: []madeMember{{file: "a", content: "a"}}, signer: newSigner(t, true)}
	src := m.bytes(t)
	unsigned := len(made{version: 2, members: m.members}.bytes(t))
	noticed := 0
	for i := 60; i < unsigned-2; i++ {
		src[i] ^= 1
		if c, err := catalog.Read(src); err == nil {
			require.Equal(t, catalog.No, c.Signers[0].SignsList, "byte %d", i)
			noticed++
		}
		src[i] ^= 1
	}
	require.Greater(t, noticed, 100)
	require.Equal(t, catalog.Yes, read(t, src).Signers[0].SignsList)
}
