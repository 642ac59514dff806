package cabinet_test

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/internal/cabinet"
)

var le = binary.LittleEndian

// A made cabinet is what the test writes, byte by byte.
type made struct {
	folders        []madeFolder
	reserve        []byte // of the header
	folderReserve  int
	blockReserve   int
	previous, next *cabinet.Neighbour
	sums           sums
	after          []byte // the end
}

type sums int

const (
	countData    sums = iota // as cabextract has it
	countReserve             // as the specification has it
	noSums
)

type madeFolder struct {
	compression cabinet.Compression
	files       []madeFile
}

type madeFile struct {
	name       string
	content    string
	attributes cabinet.Attributes
	spans      uint16 // in place of the folder
}

const (
	madeDate = 45<<9 | 1<<5 | 15   // 2025-01-15
	madeTime = 10<<11 | 20<<5 | 15 // 10:20:30
)

func (m made) bytes(t testing.TB) []byte {
	header := make([]byte, 36)
	copy(header, "MSCF")
	header[24], header[25] = 3, 1
	le.PutUint16(header[26:], uint16(len(m.folders)))
	le.PutUint16(header[32:], 0x1234)
	le.PutUint16(header[34:], 2)
	if m.reserve != nil || m.folderReserve+m.blockReserve > 0 {
		header[30] |= 4
		header = le.AppendUint16(header, uint16(len(m.reserve)))
		header = append(header, byte(m.folderReserve), byte(m.blockReserve))
		header = append(header, m.reserve...)
	}
	for i, n := range []*cabinet.Neighbour{m.previous, m.next} {
		if n != nil {
			header[30] |= 1 << i
			header = append(header, n.Cabinet+"\x00"+n.Disk+"\x00"...)
		}
	}
	files := m.files(header)
	start := len(header) + len(m.folders)*(8+m.folderReserve)
	le.PutUint32(header[16:], uint32(start))
	var folders, data []byte
	for _, f := range m.folders {
		folders = le.AppendUint32(folders, uint32(start+len(files)+len(data)))
		blocks := f.blocks(t)
		folders = le.AppendUint16(folders, uint16(len(blocks)))
		folders = le.AppendUint16(folders, uint16(f.compression))
		folders = append(folders, make([]byte, m.folderReserve)...)
		for _, b := range blocks {
			data = append(data, m.block(b)...)
		}
	}
	all := bytes.Join([][]byte{header, folders, files, data}, nil)
	le.PutUint32(all[8:], uint32(len(all)))
	return append(all, m.after...)
}

// files makes the list, and counts it in the header.
func (m made) files(header []byte) []byte {
	var files []byte
	count := 0
	for i, f := range m.folders {
		at := 0
		for _, file := range f.files {
			folder := uint16(i)
			if file.spans != 0 {
				folder = file.spans
			}
			files = le.AppendUint32(files, uint32(len(file.content)))
			files = le.AppendUint32(files, uint32(at))
			for _, n := range []uint16{folder, madeDate, madeTime, uint16(file.attributes)} {
				files = le.AppendUint16(files, n)
			}
			files = append(files, file.name+"\x00"...)
			at += len(file.content)
			count++
		}
	}
	le.PutUint16(header[28:], uint16(count))
	return files
}

type madeBlock struct {
	packed []byte
	size   int
}

// blocks cuts the stream of a folder. What is compressed in another way than MSZIP stays as it is.
func (f madeFolder) blocks(t testing.TB) []madeBlock {
	var stream []byte
	for _, file := range f.files {
		stream = append(stream, file.content...)
	}
	var blocks []madeBlock
	for at := 0; at < len(stream); {
		block := stream[at:min(at+32<<10, len(stream))]
		packed := block
		if f.compression == cabinet.MSZIP {
			var b bytes.Buffer
			b.WriteString("CK")
			w, err := flate.NewWriterDict(&b, flate.BestCompression, stream[max(0, at-32<<10):at])
			require.NoError(t, err)
			_, err = w.Write(block)
			require.NoError(t, err)
			require.NoError(t, w.Close())
			packed = b.Bytes()
		}
		blocks = append(blocks, madeBlock{packed, len(block)})
		at += len(block)
	}
	return blocks
}

func (m made) block(b madeBlock) []byte {
	header := make([]byte, 8+m.blockReserve)
	le.PutUint16(header[4:], uint16(len(b.packed)))
	le.PutUint16(header[6:], uint16(b.size))
	for i := range m.blockReserve {
		header[8+i] = byte(0x11 * (i + 1))
	}
	counted := header[4:8]
	if m.sums == countReserve {
		counted = header[4:]
	}
	if m.sums != noSums {
		le.PutUint32(header, checksum(b.packed)^checksum(counted))
	}
	return append(header, b.packed...)
}

// checksum is that of the specification, written in its way.
func checksum(b []byte) uint32 {
	sum, i := uint32(0), 0
	for ; i+4 <= len(b); i += 4 {
		sum ^= uint32(b[i]) | uint32(b[i+1])<<8 | uint32(b[i+2])<<16 | uint32(b[i+3])<<24
	}
	rest := uint32(0)
	switch len(b) - i {
	case 3:
		rest = uint32(b[i])<<16 | uint32(b[i+1])<<8 | uint32(b[i+2])
	case 2:
		rest = uint32(b[i])<<8 | uint32(b[i+1])
	case 1:
		rest = uint32(b[i])
	}
	return sum ^ rest
}
