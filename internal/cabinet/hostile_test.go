package cabinet_test

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/internal/cabinet"
)

// hold reads a file and holds the result against what is promised for every file. It returns
// the causes of all that is not read.
func hold(t testing.TB, src []byte, limit int64) (*cabinet.Cabinet, []cabinet.Cause) {
	before := bytes.Clone(src)
	begin := time.Now()
	c, err := cabinet.Read(bytes.NewReader(src), int64(len(src)))
	var causes []cabinet.Cause
	reason := func(err error) {
		var e *cabinet.Error
		require.ErrorAs(t, err, &e)
		require.NotEmpty(t, e.Error())
		causes = append(causes, e.Cause)
	}
	if err != nil {
		require.Nil(t, c)
		reason(err)
		return nil, causes
	}
	total, files := int64(0), 0
	for f, r := range c.Contents(limit) {
		f.Path()
		f.Modified()
		n, err := io.Copy(io.Discard, r)
		total += n
		if files++; err != nil {
			reason(err)
		} else {
			require.EqualValues(t, f.Size, n)
		}
	}
	c.Signature()
	require.LessOrEqual(t, total, limit)
	require.Len(t, c.Files, files)
	require.Less(t, time.Since(begin), 10*time.Second, "also on a machine that is busy")
	require.True(t, bytes.Equal(before, src), "the file is changed")
	return c, causes
}

// TestCutShort reads each cabinet without its end.
func TestCutShort(t *testing.T) {
	for name, m := range packages() {
		src := m.bytes(t)
		src = src[:len(src)-len(m.after)]
		for n := 0; n < len(src); n += 16 {
			c, causes := hold(t, src[:n], 1<<30)
			require.Nil(t, c, "%s: %d bytes", name, n)
			require.Contains(t, []cabinet.Cause{cabinet.NotCabinet, cabinet.Damaged}, causes[0])
			if n < 36 {
				continue
			}
			// The same with a header that tells of it.
			cut := bytes.Clone(src[:n])
			le.PutUint32(cut[8:], uint32(n))
			_, causes = hold(t, cut, 1<<30)
			require.Contains(t, causes, cabinet.Damaged, "%s: %d bytes", name, n)
		}
	}
}

// TestMutated reads cabinets with bytes of them changed.
func TestMutated(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var all [][]byte
	for _, m := range packages() {
		m.folders[0].files = append([]madeFile(nil), m.folders[0].files...)
		for i := range m.folders[0].files {
			f := &m.folders[0].files[i]
			f.content = f.content[:min(len(f.content), 3000)]
		}
		all = append(all, m.bytes(t))
	}
	interesting := []uint32{0, 1, 0xFFFD, 0xFFFE, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0x8000, 0x8001}
	for range 10_000 {
		src := bytes.Clone(all[random.IntN(len(all))])
		for range 1 + random.IntN(10) {
			at := random.IntN(min(len(src)-4, 300))
			switch random.IntN(3) {
			case 0:
				le.PutUint32(src[at:], interesting[random.IntN(len(interesting))])
			case 1:
				le.PutUint16(src[at:], uint16(interesting[random.IntN(len(interesting))]))
			default:
				src[at] = byte(random.Uint32())
			}
		}
		hold(t, src, 1<<22)
	}
}

// TestDamaged has records that lie, in a cabinet of one folder and two files of three bytes.
func TestDamaged(t *testing.T) {
	const folder, first, second = 36, 44, 44 + 16 + 2
	whole := made{folders: []madeFolder{{cabinet.MSZIP, []madeFile{{name: "a", content: "aaa"}, {name: "b", content: "bbb"}}}}}.bytes(t)
	const data = second + 16 + 2
	long := func(at int, value uint32) func([]byte) { return func(b []byte) { le.PutUint32(b[at:], value) } }
	short := func(at int, value uint16) func([]byte) { return func(b []byte) { le.PutUint16(b[at:], value) } }
	for name, test := range map[string]struct {
		change func(b []byte)
		want   cabinet.Cause
		says   string
	}{
		"another signature":               {long(0, 0x04034B50), cabinet.NotCabinet, "MSCF"},
		"a size after the end":            {long(8, 1<<20), cabinet.Damaged, "the file has"},
		"a size before the end":           {long(8, data+2), cabinet.Damaged, "go on after the end"},
		"a size within the header":        {long(8, 20), cabinet.Damaged, "go on after the end"},
		"a size of 0":                     {long(8, 0), cabinet.Damaged, "go on after the end"},
		"another version":                 {short(24, 0x0102), cabinet.NotKnown, "version 1.2"},
		"files in the header":             {long(16, 30), cabinet.Damaged, "the list of files"},
		"files in the folders":            {long(16, 40), cabinet.Damaged, "the list of files"},
		"files after the end":             {long(16, 1<<31), cabinet.Damaged, "go on after the end"},
		"65,535 folders":                  {short(26, 0xFFFF), cabinet.NotKnown, ""},
		"65,535 files":                    {short(28, 0xFFFF), cabinet.Damaged, ""},
		"a neighbour that is missing":     {short(30, 1), cabinet.Damaged, ""},
		"data in the folders":             {long(folder, folder), cabinet.Damaged, "lie in the records"},
		"data in the files":               {long(folder, first), cabinet.Damaged, "lie in the records"},
		"data after the end":              {long(folder, 0xFFFFFFFF), cabinet.Damaged, "lie in the records"},
		"no blocks":                       {short(folder+4, 0), cabinet.Damaged, "end before"},
		"another compression":             {short(folder+6, 4), cabinet.NotKnown, "compression 4"},
		"a file that is longer":           {long(second, 4), cabinet.Damaged, "end before"},
		"a file of 4 GB":                  {long(second, 0xFFFFFFFF), cabinet.Damaged, "end before"},
		"a file far away":                 {long(second+4, 0xFFFFFFFF), cabinet.Damaged, "end before"},
		"files that share bytes":          {long(second+4, 2), cabinet.Damaged, "shares its bytes"},
		"a folder that does not exist":    {short(second+8, 1), cabinet.Damaged, "does not exist"},
		"a wrong checksum":                {long(data, 1), cabinet.Damaged, "checksum"},
		"a block after the end":           {short(data+4, 0xFFFF), cabinet.Damaged, "go on after the end"},
		"a block that is shorter":         {func(b []byte) { long(data, 0)(b); short(data+4, 5)(b) }, cabinet.Damaged, "is wrong: unexpected EOF"},
		"a block of one byte":             {func(b []byte) { long(data, 0)(b); short(data+4, 1)(b) }, cabinet.Damaged, "CK"},
		"a block that turns into more":    {func(b []byte) { long(data, 0)(b); short(data+6, 5)(b) }, cabinet.Damaged, "does not end"},
		"a block that turns into less":    {func(b []byte) { long(data, 0)(b); short(data+6, 7)(b) }, cabinet.Damaged, "unexpected EOF"},
		"a block of more than 32 KiB":     {func(b []byte) { long(data, 0)(b); short(data+6, 0x8001)(b) }, cabinet.Damaged, "32769"},
		"a block that goes on":            {func(b []byte) { long(data, 0)(b); short(data+6, 0)(b) }, cabinet.Elsewhere, "goes on"},
		"a block without CK":              {func(b []byte) { long(data, 0)(b); b[data+8] = 'K' }, cabinet.Damaged, "CK"},
		"a block that is not compressed":  {func(b []byte) { long(data, 0)(b); short(folder+6, 0)(b) }, cabinet.Damaged, "that are stored"},
		"a block of a type that is wrong": {func(b []byte) { long(data, 0)(b); b[data+10] |= 7 }, cabinet.Damaged, "is wrong"},
	} {
		t.Run(name, func(t *testing.T) {
			src := bytes.Clone(whole)
			test.change(src)
			c, causes := hold(t, src, 1<<20)
			require.Contains(t, causes, test.want)
			_, err := cabinet.Read(bytes.NewReader(src), int64(len(src)))
			said := ""
			if c != nil {
				said = strings.Join([]string{contents(t, c)["a"], contents(t, c)["b"]}, "; ")
			} else {
				said = err.Error()
			}
			require.Contains(t, said, test.says)
		})
	}
	_, causes := hold(t, whole, 6)
	require.Empty(t, causes)
}

// TestNames has names of any length.
func TestNames(t *testing.T) {
	for n, want := range map[int]bool{256: true, 257: false} {
		src := made{folders: []madeFolder{{cabinet.Stored, []madeFile{{name: strings.Repeat("a", n)}}}}}.bytes(t)
		c, _ := hold(t, src, 0)
		require.Equal(t, want, c != nil)
	}
}

// TestShared has folders that are all the same bytes of the file: 65,535 times 10 MB.
func TestShared(t *testing.T) {
	m := made{folders: []madeFolder{{cabinet.MSZIP, []madeFile{{name: "a", content: strings.Repeat("a", 10<<20)}}}}}
	for range 0xFFFE {
		m.folders = append(m.folders, madeFolder{cabinet.MSZIP, []madeFile{{name: "b"}}})
	}
	src := m.bytes(t)
	size := uint32(10 << 20)
	start := le.Uint32(src[36:])
	files := int(le.Uint32(src[16:]))
	for i := 1; i < 0xFFFF; i++ {
		le.PutUint32(src[36+8*i:], start)
		le.PutUint16(src[36+8*i+4:], le.Uint16(src[36+4:]))
		le.PutUint32(src[files+18*i:], size)
	}
	total := int64(0)
	for _, r := range open(t, src).Contents(1 << 40) {
		n, _ := io.Copy(io.Discard, r)
		total += n
	}
	require.EqualValues(t, size, total, "the first folder, and no other")
	_, causes := hold(t, src, 1<<40)
	require.Contains(t, causes, cabinet.Damaged)
}

// TestBomb has 1.5 MB that turn into 1 GB.
func TestBomb(t *testing.T) {
	m := made{folders: []madeFolder{{cabinet.MSZIP, []madeFile{{name: "a", content: strings.Repeat("\x00", 32<<10)}}}}}
	src := m.bytes(t)
	data := int(le.Uint32(src[36:]))
	block := bytes.Clone(src[data:])
	const blocks = 32 << 10
	src = append(src, bytes.Repeat(block, blocks-1)...)
	le.PutUint16(src[36+4:], blocks)
	le.PutUint32(src[8:], uint32(len(src)))
	le.PutUint32(src[le.Uint32(src[16:]):], blocks*32<<10)
	require.Less(t, len(src), 3<<20)
	c, causes := hold(t, src, 100<<20)
	require.EqualValues(t, 1<<30, c.Unpacked())
	require.Equal(t, []cabinet.Cause{cabinet.TooLarge}, causes)
}

// TestMany has as many files as a cabinet can have.
func TestMany(t *testing.T) {
	files := make([]madeFile, 0xFFFF)
	for i := range files {
		files[i] = madeFile{name: "a", content: "bc"}
	}
	c, causes := hold(t, made{folders: []madeFolder{{cabinet.MSZIP, files}}}.bytes(t), 1<<20)
	require.Empty(t, causes)
	require.Len(t, c.Files, 0xFFFF)
}

// TestOnce counts what the walk through the contents reads.
func TestOnce(t *testing.T) {
	files := make([]madeFile, 1000)
	for i := range files {
		files[i] = madeFile{name: "a", content: long(500)}
	}
	src := made{folders: []madeFolder{{cabinet.Stored, files}}}.bytes(t)
	read := &counter{ReaderAt: bytes.NewReader(src)}
	c, err := cabinet.Read(read, int64(len(src)))
	require.NoError(t, err)
	require.Len(t, contents(t, c), 1)
	require.Less(t, read.n, 2*len(src))
}

type counter struct {
	io.ReaderAt
	n int
}

func (c *counter) ReadAt(p []byte, at int64) (int, error) {
	n, err := c.ReaderAt.ReadAt(p, at)
	c.n += n
	return n, err
}

func FuzzRead(f *testing.F) {
	f.Fuzz(func(t *testing.T, src []byte) { hold(t, src, 1<<24) })
}

// BenchmarkContents reads 32 MB that compress well, and badly.
func BenchmarkContents(b *testing.B) {
	for name, content := range map[string]string{"zeros": string(make([]byte, 32<<20)), "text": long(32 << 20)} {
		for _, compression := range []cabinet.Compression{cabinet.Stored, cabinet.MSZIP} {
			src := made{folders: []madeFolder{{compression, []madeFile{{name: "a", content: content}}}}}.bytes(b)
			b.Run(name+" "+compression.String(), func(b *testing.B) {
				b.SetBytes(32 << 20)
				for b.Loop() {
					for _, r := range open(b, src).Contents(1 << 30) {
						if _, err := io.Copy(io.Discard, r); err != nil && !errors.Is(err, io.EOF) {
							b.Fatal(err)
						}
					}
				}
			})
		}
	}
}
