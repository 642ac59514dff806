package catalog_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/internal/catalog"
)

var le = binary.LittleEndian

func hexOf(b []byte) string { return strings.ToUpper(hex.EncodeToString(b)) }

const (
	checksumAt    = 64 + 24 + 64
	certificates  = 64 + 24 + 96 + 32 // where a narrow image has their entry, and 16 later a wide one
	sectionsAt    = 280
	imageSize     = 400
	signatureSize = 16
)

// image makes one of 400 bytes, and what a signature adds.
func image(wide bool, size int, signed bool) []byte {
	src := make([]byte, size)
	for i := range src {
		src[i] = byte(i)
	}
	copy(src, "MZ")
	le.PutUint32(src[60:], 64)
	copy(src[64:], "PE\x00\x00")
	magic, entry := uint16(0x10b), certificates
	if wide {
		magic, entry = 0x20b, certificates+16
	}
	le.PutUint16(src[64+24:], magic)
	le.PutUint16(src[64+6:], 2)                 // sections, in the other order
	le.PutUint16(src[64+20:], sectionsAt-64-24) // the size of the optional header
	le.PutUint32(src[64+24+60:], imageSize-20)  // the size of the headers
	clear(src[sectionsAt : sectionsAt+80])
	for i, n := range []uint32{8, imageSize - 8, 12, imageSize - 20} {
		le.PutUint32(src[sectionsAt+16+i/2*40+i%2*4:], n)
	}
	le.PutUint32(src[entry-36:], 16)
	le.PutUint64(src[entry:], 0)
	if signed {
		src = append(src, make([]byte, (8-size%8)%8)...)
		le.PutUint32(src[checksumAt:], 0x12345678)
		le.PutUint32(src[entry:], uint32(len(src)))
		le.PutUint32(src[entry+4:], signatureSize)
		src = append(src, "the certificates"...)
	}
	return src
}

// TestImage signs images: their hash stays, also where the signature brings zeros along.
func TestImage(t *testing.T) {
	for _, wide := range []bool{false, true} {
		for _, size := range []int{imageSize, imageSize + 3} {
			plain, signed := catalog.Hash("a.sys", image(wide, size, false)), catalog.Hash("a.sys", image(wide, size, true))
			require.Len(t, signed.Image, 2)
			if size == imageSize {
				require.Equal(t, plain.Image, signed.Image)
			} else {
				require.Len(t, plain.Image, 4)
				require.Equal(t, [][]byte{plain.Image[1], plain.Image[3]}, signed.Image, "with zeros")
			}
			require.NotEqual(t, plain.Flat, signed.Flat)
			require.False(t, plain.Own || signed.Own)
			src := image(wide, size, false)
			entry := certificates
			if wide {
				entry += 16
			}
			hashed := sha256.Sum256(bytes.Join([][]byte{src[:checksumAt], src[checksumAt+4 : entry], src[entry+8:]}, nil))
			require.Equal(t, hashed[:], plain.Image[0])
			for _, at := range []int{0, 2, checksumAt - 1, checksumAt + 4, entry - 1, entry + 8, size - 1} {
				changed := image(wide, size, false)
				changed[at] ^= 0x80
				require.NotContains(t, catalog.Hash("a.sys", changed).Image, plain.Image[0], "byte %d", at)
			}
			src[checksumAt]++
			require.Equal(t, plain.Image, catalog.Hash("a.sys", src).Image)
		}
	}
}

// TestNoImage has headers that lie, and others.
func TestNoImage(t *testing.T) {
	for name, change := range map[string]func(b []byte) []byte{
		"no PE":                           func(b []byte) []byte { b[64] = 0; return b },
		"a header after the end":          func(b []byte) []byte { le.PutUint32(b[60:], 0xFFFFFFF0); return b },
		"a header that is cut":            func(b []byte) []byte { return b[:64+24+100] },
		"another optional header":         func(b []byte) []byte { b[64+24] = 7; return b },
		"certificates after the end":      func(b []byte) []byte { le.PutUint32(b[certificates+4:], 1000); return b },
		"certificates of 4 GB":            func(b []byte) []byte { le.PutUint32(b[certificates+4:], 0xFFFFFFFF); return b },
		"certificates in the headers":     func(b []byte) []byte { le.PutUint32(b[certificates:], 80); return b },
		"certificates at their own entry": func(b []byte) []byte { le.PutUint32(b[certificates:], certificates); return b },
	} {
		h := catalog.Hash("a.sys", change(image(false, imageSize, true)))
		require.Empty(t, h.Image, name)
		require.True(t, h.Own, name)
		require.Len(t, h.Flat, 2)
	}
	// Sections that do not follow each other: who goes by them makes another hash.
	for name, at := range map[string]int{
		"the size of the headers": 64 + 24 + 60, "a size": sectionsAt + 40 + 16, "a start": sectionsAt + 20, "a count": 64 + 6,
	} {
		src := image(false, imageSize, false)
		require.False(t, catalog.Hash("a.sys", src).Own)
		src[at]++
		h := catalog.Hash("a.sys", src)
		require.Len(t, h.Image, 2)
		require.True(t, h.Own, name)
		src[at+1] = 0xFF
		require.True(t, catalog.Hash("a.sys", src).Own, name)
	}
	require.True(t, catalog.Hash("a.sys", image(false, imageSize, false)[:imageSize-4]).Own, "its end is missing")
	h := catalog.Hash("a.inf", nil)
	require.Empty(t, h.Image)
	require.False(t, h.Own)
	require.Equal(t, "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855", hexOf(h.Flat[0]))
	// An image without that directory has all the rest.
	few := image(false, imageSize, false)
	le.PutUint32(few[certificates-36:], 4)
	require.Len(t, catalog.Hash("a.sys", few).Image, 2)
	require.NotEqual(t, catalog.Hash("a.sys", image(false, imageSize, false)).Image, catalog.Hash("a.sys", few).Image)
}

func TestOwn(t *testing.T) {
	for name, content := range map[string]string{
		"a.cab": "MSCF", "a.sy_": "MSCF\x00", "a.msi": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.msix": "PK\x03\x04",
		"a.PS1": "", `x64\a.js`: "", "x/a.mof": "", "b.cat": "0",
	} {
		require.True(t, catalog.Hash(name, []byte(content)).Own, name)
	}
	for _, name := range []string{"a.inf", "a.txt", "ps1", "a.ps1/b", "a.json"} {
		require.False(t, catalog.Hash(name, []byte("text")).Own, name)
	}
}

// TestCovers looks for drivers in a catalog.
func TestCovers(t *testing.T) {
	files, err := filepath.Glob("../../driver/testdata/*.sys")
	require.NoError(t, err)
	require.Greater(t, len(files), 10)
	for _, file := range files {
		src, err := os.ReadFile(file)
		require.NoError(t, err)
		h := catalog.Hash(file, src)
		require.NotEmpty(t, h.Image)
		require.False(t, h.Own)
		yes, no := read(t, tagged(t, 2, h.Image[0])), read(t, tagged(t, 2, h.Image[0][1:]))
		answer, member := yes.Covers(h)
		require.Equal(t, catalog.Yes, answer)
		require.Equal(t, h.Image[0], member.Digest)
		answer, member = no.Covers(h)
		require.Equal(t, catalog.NotKnown, answer, "the catalog has a hash of another kind")
		require.Nil(t, member)
	}
	c := read(t, list(2).bytes(t))
	answer, _ := c.Covers(catalog.Hash("b.inf", []byte("[Strings]")))
	require.Equal(t, catalog.No, answer)
	answer, _ = c.Covers(catalog.Hash("b.cab", []byte("MSCF, another one")))
	require.Equal(t, catalog.NotKnown, answer)
	answer, member := c.Covers(catalog.Hash("b.cab", []byte("MSCF")))
	require.Equal(t, catalog.Yes, answer)
	require.Equal(t, "ärger.cab", member.File)
}
