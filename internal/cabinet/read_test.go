package cabinet_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/internal/archivename"
	"github.com/inflint/inflint/internal/cabinet"
)

func open(t testing.TB, src []byte) *cabinet.Cabinet {
	c, err := cabinet.Read(bytes.NewReader(src), int64(len(src)))
	require.NoError(t, err)
	return c
}

// contents reads all contents. One that is not read is the error.
func contents(t testing.TB, c *cabinet.Cabinet) map[string]string {
	all := map[string]string{}
	for f, r := range c.Contents(1 << 30) {
		content, err := io.ReadAll(r)
		if err != nil {
			require.ErrorAs(t, err, new(*cabinet.Error))
			all[f.Name] = err.Error()
			continue
		}
		require.Len(t, content, int(f.Size))
		all[f.Name] = string(content)
	}
	return all
}

// long is a text of words that come again, also across blocks.
func long(size int) string {
	random := rand.New(rand.NewPCG(1, 2))
	var text strings.Builder
	for text.Len() < size {
		fmt.Fprintf(&text, "%x ", 0xABCDEF*(1+random.IntN(2000)))
	}
	return text.String()[:size]
}

// packages are cabinets that are right.
func packages() map[string]made {
	files := []madeFile{
		{name: `Acme\acme.inf`, content: "[Version]\r\n", attributes: cabinet.Archive},
		{name: `Acme\x64\acme.sys`, content: long(40_001), attributes: cabinet.ReadOnly},
		{name: `Acme\empty`, attributes: cabinet.Hidden | cabinet.System},
		{name: `Ärger\acme.cat`, content: "abc", attributes: cabinet.NameIsUTF8},
	}
	folders := []madeFolder{{cabinet.Stored, files[:1]}, {cabinet.MSZIP, files[1:3]}, {cabinet.Stored, files[3:]}}
	return map[string]made{
		"stored":    {folders: []madeFolder{{cabinet.Stored, files}}},
		"MSZIP":     {folders: []madeFolder{{cabinet.MSZIP, files}}},
		"folders":   {folders: folders},
		"no sums":   {folders: folders, sums: noSums},
		"reserve":   {folders: folders, reserve: []byte("anything"), folderReserve: 3, blockReserve: 7},
		"reserve 2": {folders: folders, folderReserve: 1, blockReserve: 5, sums: countReserve},
		"signed":    {folders: folders, reserve: make([]byte, 20), after: []byte("signature")},
		"set":       {folders: folders, previous: &cabinet.Neighbour{Cabinet: "a.cab", Disk: "one"}, next: &cabinet.Neighbour{Cabinet: "c.cab", Disk: "three"}},
	}
}

func TestRead(t *testing.T) {
	for name, m := range packages() {
		t.Run(name, func(t *testing.T) {
			c := open(t, m.bytes(t))
			require.EqualValues(t, len(m.bytes(t))-len(m.after), c.Size)
			require.EqualValues(t, 0x1234, c.SetID)
			require.EqualValues(t, 2, c.Index)
			require.Equal(t, m.previous, c.Previous)
			require.Equal(t, m.next, c.Next)
			require.Equal(t, string(m.reserve), string(c.Reserved))
			require.Len(t, c.Folders, len(m.folders))
			want := map[string]string{}
			for i, f := range m.folders {
				require.Equal(t, f.compression, c.Folders[i].Compression)
				require.Len(t, c.Folders[i].Reserved, m.folderReserve)
				for _, file := range f.files {
					want[file.name] = file.content
					got := c.Files[len(want)-1]
					require.Equal(t, file.name, got.Name)
					require.EqualValues(t, len(file.content), got.Size)
					require.Equal(t, file.attributes, got.Attributes)
					require.Equal(t, i, got.Folder)
					modified, ok := got.Modified()
					require.True(t, ok)
					require.Equal(t, time.Date(2025, 1, 15, 10, 20, 30, 0, time.UTC), modified)
				}
			}
			require.Equal(t, want, contents(t, c))
			require.EqualValues(t, 11+40_001+3, c.Unpacked())
		})
	}
}

// TestParts reads some of the contents, and some of them not to their end.
func TestParts(t *testing.T) {
	text := long(90_000)
	c := open(t, made{folders: []madeFolder{{cabinet.MSZIP, []madeFile{
		{name: "a", content: text[:40_000]}, {name: "b", content: text[40_000:70_000]}, {name: "c", content: text[70_000:]},
	}}}}.bytes(t))
	var kept io.Reader
	for f, r := range c.Contents(1 << 30) {
		switch f.Name {
		case "a":
			part := make([]byte, 100)
			_, err := io.ReadFull(r, part)
			require.NoError(t, err)
			require.Equal(t, text[:100], string(part))
			kept = r
		case "c":
			_, err := kept.Read(make([]byte, 1))
			require.Error(t, err, "a content that was left")
			content, err := io.ReadAll(r)
			require.NoError(t, err)
			require.Equal(t, text[70_000:], string(content))
		}
	}
	for range c.Contents(0) {
		break
	}
}

func TestPath(t *testing.T) {
	for name, want := range map[string]archivename.Fault{
		`Acme\acme.inf`: archivename.None, `..\a`: archivename.Upwards, `C:\a`: archivename.Drive, `NUL`: archivename.Device,
	} {
		c := open(t, made{folders: []madeFolder{{cabinet.Stored, []madeFile{{name: name}}}}}.bytes(t))
		require.Equal(t, name, c.Files[0].Name)
		_, fault := c.Files[0].Path()
		require.Equal(t, want, fault)
	}
}

func TestModified(t *testing.T) {
	src := made{folders: []madeFolder{{cabinet.Stored, []madeFile{{name: "a"}}}}}.bytes(t)
	for _, wrong := range []uint32{0, madeTime<<16 | 45<<9 | 2<<5 | 30, 0xFFFF<<16 | madeDate, 31<<16 | madeDate} {
		le.PutUint32(src[36+8+10:], wrong)
		_, ok := open(t, src).Files[0].Modified()
		require.False(t, ok, "%x", wrong)
	}
}

func TestSignature(t *testing.T) {
	m := packages()["signed"]
	src := m.bytes(t)
	_, ok := open(t, src).Signature()
	require.False(t, ok)
	at := len(src) - len("signature")
	le.PutUint32(src[44:], uint32(at))
	le.PutUint32(src[48:], 9)
	signature, ok := open(t, src).Signature()
	require.True(t, ok)
	content, err := io.ReadAll(signature)
	require.NoError(t, err)
	require.Equal(t, "signature", string(content))
	le.PutUint32(src[48:], 10)
	_, ok = open(t, src).Signature()
	require.False(t, ok, "it ends after the file")
	le.PutUint32(src[44:], uint32(at-1))
	le.PutUint32(src[48:], 9)
	_, ok = open(t, src).Signature()
	require.False(t, ok, "it begins in the cabinet")
	_, ok = open(t, packages()["stored"].bytes(t)).Signature()
	require.False(t, ok)
}

// TestElsewhere has files and compressions whose content is not known.
func TestElsewhere(t *testing.T) {
	for _, test := range []struct {
		spans       uint16
		compression cabinet.Compression
		first, last string
	}{
		{0xFFFD, cabinet.Stored, "in another cabinet: the content is not whole here", "in another cabinet: the data begin in the cabinet before"},
		{0xFFFF, cabinet.Stored, "in another cabinet: the content is not whole here", "in another cabinet: the data begin in the cabinet before"},
		{0xFFFE, cabinet.Stored, "in another cabinet: the content is not whole here", "z"},
		{0, cabinet.LZX, "not known: the compression LZX", "not known: the compression LZX"},
		{0, cabinet.Quantum, "not known: the compression Quantum", "not known: the compression Quantum"},
	} {
		c := open(t, made{folders: []madeFolder{{test.compression, []madeFile{{name: "a", content: "a", spans: test.spans}, {name: "z", content: "z"}, {name: "e"}}}}}.bytes(t))
		require.Equal(t, map[string]string{"a": test.first, "z": test.last, "e": ""}, contents(t, c))
		require.Equal(t, test.spans == 0xFFFD || test.spans == 0xFFFF, c.Files[0].Continued)
		require.Equal(t, test.spans == 0xFFFE || test.spans == 0xFFFF, c.Files[0].Continues)
	}
}

// TestReader has a reader that fails.
func TestReader(t *testing.T) {
	src := packages()["folders"].bytes(t)
	broken := errors.New("the disk is broken")
	for n := range len(src) {
		c, err := cabinet.Read(brokenAt{bytes.NewReader(src), int64(n), broken}, int64(len(src)))
		if err != nil {
			require.ErrorIs(t, err, broken)
			continue
		}
		failed := false
		for _, r := range c.Contents(1 << 30) {
			if _, err := io.Copy(io.Discard, r); err != nil {
				require.ErrorIs(t, err, broken)
				failed = true
			}
		}
		require.True(t, failed, "%d", n)
		if n > 10_000 {
			break
		}
	}
}

type brokenAt struct {
	io.ReaderAt
	at  int64
	err error
}

func (b brokenAt) ReadAt(p []byte, at int64) (int, error) {
	if at+int64(len(p)) > b.at {
		n, _ := b.ReaderAt.ReadAt(p[:max(0, b.at-at)], at)
		return n, b.err
	}
	return b.ReaderAt.ReadAt(p, at)
}
