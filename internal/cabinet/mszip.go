package cabinet

import (
	"bytes"
	"compress/flate"
	"errors"
	"io"
)

// An mszip turns blocks of MSZIP into bytes. Each block has CK and a stream of its own, which
// may refer to the 32 KiB that came before it.
type mszip struct {
	source  bytes.Reader
	inflate io.ReadCloser // nil before the first block
	window  []byte
}

func (z *mszip) unpack(packed []byte, size int) ([]byte, error) {
	if len(packed) < 2 || packed[0] != 'C' || packed[1] != 'K' {
		return nil, failure(Damaged, "a block of MSZIP does not begin with CK")
	}
	z.source.Reset(packed[2:])
	if z.inflate == nil {
		z.inflate = flate.NewReader(&z.source)
	}
	if err := z.inflate.(flate.Resetter).Reset(&z.source, z.window); err != nil {
		return nil, err
	}
	block := make([]byte, size)
	if _, err := io.ReadFull(z.inflate, block); err != nil {
		return nil, failure(Damaged, "a block of MSZIP is wrong: %v", err)
	}
	if _, err := io.ReadFull(z.inflate, make([]byte, 1)); !errors.Is(err, io.EOF) {
		return nil, failure(Damaged, "a block of MSZIP does not end with the bytes that it is said to have")
	}
	z.window = append(z.window, block...)
	z.window = z.window[max(0, len(z.window)-maxBlock):]
	return block, nil
}
