package cabinet

import (
	"errors"
	"io"
)

// maxBlock is how much a block can turn into.
const maxBlock = 32 << 10

// A stream reads the bytes of a folder, block by block.
type stream struct {
	cabinet *Cabinet
	walk    *walk
	unpack  func(packed []byte, size int) ([]byte, error)

	at     int64  // of the next block, in the file
	blocks int    // that are left
	left   []byte // of the block that is read
	passed int64  // bytes that were returned
	err    error  // after which nothing can be read
}

// A walk is one way through the contents, and what it may cost.
type walk struct {
	packed   int64 // bytes of the file that may yet be read: folders that share them would multiply them
	unpacked int64 // bytes that may yet come out
	mszip    mszip
}

func (c *Cabinet) stream(f *Folder, w *walk) *stream {
	s := &stream{cabinet: c, walk: w, at: f.start, blocks: f.Blocks}
	switch {
	case f.continued:
		s.err = failure(Elsewhere, "the data begin in the cabinet before")
	case f.Compression == Stored:
		s.unpack = stored
	case f.Compression == MSZIP:
		w.mszip.window = nil
		s.unpack = w.mszip.unpack
	default:
		s.err = failure(NotKnown, "the compression %v", f.Compression)
	}
	return s
}

// Read has the bytes that come next.
func (s *stream) Read(p []byte) (int, error) {
	for len(s.left) == 0 && s.err == nil {
		s.left, s.err = s.next()
	}
	if len(s.left) == 0 {
		return 0, s.err
	}
	n := copy(p, s.left)
	s.left = s.left[n:]
	s.passed += int64(n)
	return n, nil
}

// next reads a block.
func (s *stream) next() ([]byte, error) {
	if s.blocks == 0 {
		return nil, failure(Damaged, "the data of the folder end before the file does")
	}
	s.blocks--
	header := make([]byte, blockSize+s.cabinet.blockReserve)
	if err := s.read(header); err != nil {
		return nil, err
	}
	size := int(le.Uint16(header[6:]))
	switch {
	case size == 0:
		return nil, failure(Elsewhere, "a block goes on in the next cabinet")
	case size > maxBlock:
		return nil, failure(Damaged, "a block of %d bytes", size)
	case s.walk.unpacked < int64(size):
		return nil, failure(TooLarge, "the contents have more bytes than are read")
	}
	packed := make([]byte, le.Uint16(header[4:]))
	if err := s.read(packed); err != nil {
		return nil, err
	}
	if !rightSum(header, packed) {
		return nil, failure(Damaged, "the checksum of a block is wrong")
	}
	s.walk.unpacked -= int64(size)
	return s.unpack(packed, size)
}

// read fills p from the file.
func (s *stream) read(p []byte) error {
	n := int64(len(p))
	if s.at+n > s.cabinet.Size {
		return failure(Damaged, "the data of the folder go on after the end")
	}
	if s.walk.packed -= n; s.walk.packed < 0 {
		return failure(Damaged, "folders share their data")
	}
	_, err := s.cabinet.source.ReadAt(p, s.at)
	if errors.Is(err, io.EOF) {
		err = nil // the last byte may come with it; the file has them all
	}
	s.at += n
	return err
}

func stored(packed []byte, size int) ([]byte, error) {
	if len(packed) != size {
		return nil, failure(Damaged, "%d bytes that are stored are said to be %d", len(packed), size)
	}
	return packed, nil
}

// rightSum checks a block's checksum, which is 0 where nobody made one. The specification
// counts the reserved bytes, cabextract and others do not: either is right.
func rightSum(header, packed []byte) bool {
	want := le.Uint32(header)
	data := sum(0, packed)
	return want == 0 || want == sum(data, header[4:blockSize]) || want == sum(data, header[4:])
}

// sum goes on with a checksum: the exclusive or of all words, whose last one has the bytes
// that are left in the other order.
func sum(seed uint32, b []byte) uint32 {
	for ; len(b) >= 4; b = b[4:] {
		seed ^= le.Uint32(b)
	}
	last := uint32(0)
	for _, c := range b {
		last = last<<8 | uint32(c)
	}
	return seed ^ last
}
