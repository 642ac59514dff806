package driver_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/driver"
)

// seeds has the test drivers: those that were compiled, and one for each other processor.
func seeds(t testing.TB) [][]byte {
	files, err := filepath.Glob("testdata/*.sys")
	require.NoError(t, err)
	var all [][]byte
	for _, file := range files {
		src, err := os.ReadFile(file)
		require.NoError(t, err)
		all = append(all, src)
	}
	for _, m := range []driver.Machine{driver.ARM64, driver.ARM, driver.X86} {
		size := uint32(0x20)
		if m == driver.ARM64 {
			size = 0x30
		}
		code := bytes.Repeat(words(0xB0000008, 0xF9450108, 0xF9412D09, 0x2000F642, 0x112CF8D0), 20)
		all = append(all, made{m, code, bind, record(m == driver.ARM64, size, 15, 444)}.file())
	}
	return all
}

// read reads a file and holds the result against what is promised for every file.
func read(t testing.TB, src []byte) *driver.Facts {
	before := bytes.Clone(src)
	begin := time.Now()
	f, err := driver.Read(src)
	limit := time.Second
	if len(src) > 1<<20 {
		limit = 10 * time.Second // on a machine that is busy; BenchmarkLarge has the time
	}
	require.Less(t, time.Since(begin), limit)
	require.True(t, bytes.Equal(before, src), "the file is changed")
	if err != nil {
		var reason *driver.Error
		require.True(t, errors.As(err, &reason))
		require.Nil(t, f)
		return nil
	}
	if below := f.NamesBelow(); below.Guard != driver.GuardNotKnown {
		require.Empty(t, f.PortLibraries)
		require.False(t, f.Filter)
		require.Equal(t, below.Guard == driver.GuardedByFramework, below.Reason == driver.FrameworkMakesDevice)
	}
	return f
}

// TestCutShort reads each driver without its end. A part that is missing makes no fact.
func TestCutShort(t *testing.T) {
	for _, src := range seeds(t) {
		for n := 0; n < len(src); n += 64 {
			require.Nil(t, read(t, src[:n]), "%d of %d bytes", n, len(src))
		}
	}
}

// TestMutated reads 10,000 drivers with bytes of them changed, the headers most of all.
func TestMutated(t *testing.T) { mutate(t, 10_000) }

func mutate(t *testing.T, runs int) {
	random := rand.New(rand.NewPCG(1, 2))
	all := seeds(t)
	for range runs {
		src := bytes.Clone(all[random.IntN(len(all))])
		for range 1 + random.IntN(30) {
			at := random.IntN(len(src))
			if random.IntN(2) == 0 {
				at = random.IntN(1024)
			}
			if random.IntN(3) == 0 {
				interesting := []uint32{0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0x1000, 0x2000, uint32(len(src))}
				binary.LittleEndian.PutUint32(src[min(at, len(src)-4):], interesting[random.IntN(len(interesting))])
			} else {
				src[at] = byte(random.Uint32())
			}
		}
		if random.IntN(4) == 0 {
			src = src[:random.IntN(len(src))]
		}
		read(t, src)
	}
}

// TestUnreadable has files that are no driver.
func TestUnreadable(t *testing.T) {
	pointer := "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n"
	for _, src := range []string{"", "M", "MZ", pointer, "MZ" + string(make([]byte, 62)), "[Version]\nSignature=\"$Windows NT$\"\n"} {
		require.Nil(t, read(t, []byte(src)))
	}
	require.Nil(t, read(t, make([]byte, driver.MaxSize+1)))
}

// TestLarge reads drivers of 60 MB, whatever their code is. BenchmarkLarge has the time.
func TestLarge(t *testing.T) {
	for name, filling := range map[string][]byte{
		"zeros":     {0},
		"calls":     {0xFF, 0x15, 0, 0, 0, 0},
		"prologues": {0x48, 0x8B, 0x05, 0x10, 0, 0, 0, 0xFF, 0x90, 0x58, 2, 0, 0},
		"names":     {'K', 0, 'm', 0, 'd', 0, 'f', 0},
	} {
		t.Run(name, func(t *testing.T) {
			for _, src := range seeds(t)[:1] {
				read(t, grow(src, 60<<20, filling))
			}
		})
	}
}

func BenchmarkLarge(b *testing.B) {
	src := grow(seeds(b)[0], 60<<20, []byte{0x48, 0x8B, 0x05, 0x10, 0, 0, 0, 0xFF, 0x90, 0x58, 2, 0, 0})
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if _, err := driver.Read(src); err != nil {
			b.Fatal(err)
		}
	}
}

// grow adds a section of code.
func grow(src []byte, size int, filling []byte) []byte {
	src = append(bytes.Clone(src), bytes.Repeat(filling, size/len(filling))...)
	header := binary.LittleEndian.Uint32(src[60:])
	count := binary.LittleEndian.Uint16(src[header+6:])
	table := header + 24 + uint32(binary.LittleEndian.Uint16(src[header+20:]))
	section := src[table+40*uint32(count):]
	binary.LittleEndian.PutUint16(src[header+6:], count+1)
	copy(section, "large\x00\x00\x00")
	from := len(src) - size/len(filling)*len(filling)
	for i, n := range []int{len(src) - from, 1 << 20, len(src) - from, from} {
		binary.LittleEndian.PutUint32(section[8+4*i:], uint32(n))
	}
	binary.LittleEndian.PutUint32(section[36:], 0x60000020)
	return src
}

func FuzzRead(f *testing.F) {
	for _, src := range seeds(f) {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src []byte) { read(t, src) })
}
