package cabinet

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
)

// The fixed parts of the records.
const (
	headerSize = 36
	folderSize = 8
	fileSize   = 16
	blockSize  = 8
)

// maxName is the longest name, in bytes.
const maxName = 256

// The flags of the header.
const (
	hasPrevious = 1
	hasNext     = 2
	hasReserve  = 4
)

// What stands in a file's record in place of a folder.
const (
	fromPrevious    = 0xFFFD
	toNext          = 0xFFFE
	fromPreviousOn  = 0xFFFF // from the previous cabinet to the next one
	compressionMask = 0x000F
)

// le is a short name for what all numbers of a cabinet are.
var le = binary.LittleEndian

// A records reader reads the records, and knows where it is.
type records struct {
	*bufio.Reader
	at int64
}

// take reads n bytes.
func (r *records) take(n int) ([]byte, error) {
	b := make([]byte, n)
	_, err := io.ReadFull(r, b)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, failure(Damaged, "the records go on after the end")
	}
	r.at += int64(n)
	return b, err
}

// text reads a text that ends with NUL.
func (r *records) text() (string, error) {
	var b []byte
	for {
		c, err := r.ReadByte()
		switch {
		case errors.Is(err, io.EOF):
			return "", failure(Damaged, "the records go on after the end")
		case err != nil:
			return "", err
		}
		r.at++
		switch {
		case c == 0:
			return string(b), nil
		case len(b) == maxName:
			return "", failure(Damaged, "a name has more than %d bytes", maxName)
		}
		b = append(b, c)
	}
}

// Read reads the records of a cabinet that has size bytes, and keeps r for the contents. It
// executes and writes nothing. Its error is an [*Error] if the reader has none.
func Read(r io.ReaderAt, size int64) (*Cabinet, error) {
	c := &Cabinet{source: r, fileSize: size}
	from := func(at int64) *records {
		return &records{bufio.NewReader(io.NewSectionReader(r, at, max(0, min(c.Size, size)-at))), at}
	}
	c.Size = size
	in := from(0)
	if magic, err := in.Peek(4); string(magic) != "MSCF" {
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		return nil, failure(NotCabinet, "the file does not begin with MSCF")
	}
	header, err := in.take(headerSize)
	if err != nil {
		return nil, err
	}
	c.Size = int64(le.Uint32(header[8:]))
	c.SetID, c.Index = le.Uint16(header[32:]), le.Uint16(header[34:])
	switch {
	case header[25] != 1 || header[24] != 3:
		return nil, failure(NotKnown, "version %d.%d of the format; it should be 1.3", header[25], header[24])
	case c.Size > size:
		return nil, failure(Damaged, "the header says %d bytes, but the file has %d", c.Size, size)
	}
	in = from(headerSize)
	folderReserve, err := c.readOptions(in, le.Uint16(header[30:]))
	if err != nil {
		return nil, err
	}
	if err := c.readFolders(in, int(le.Uint16(header[26:])), folderReserve); err != nil {
		return nil, err
	}
	files := int64(le.Uint32(header[16:]))
	if files < in.at {
		return nil, failure(Damaged, "the list of files lies in what stands before it")
	}
	end := in.at
	in = from(files)
	if err := c.readFiles(in, int(le.Uint16(header[28:]))); err != nil {
		return nil, err
	}
	c.dataSize = c.Size - end - (in.at - files)
	for i, f := range c.Folders {
		if f.Blocks > 0 && (f.start < end || f.start >= files && f.start < in.at || f.start >= c.Size) {
			return nil, failure(Damaged, "the data of folder %d lie in the records, or after the end", i)
		}
	}
	return c, nil
}

// readOptions reads what the flags announce, and returns how much each folder reserves.
func (c *Cabinet) readOptions(in *records, flags uint16) (folderReserve int, err error) {
	if flags&hasReserve != 0 {
		sizes, err := in.take(4)
		if err != nil {
			return 0, err
		}
		folderReserve, c.blockReserve = int(sizes[2]), int64(sizes[3])
		if c.Reserved, err = in.take(int(le.Uint16(sizes))); err != nil {
			return 0, err
		}
	}
	for _, o := range []struct {
		flag uint16
		to   **Neighbour
	}{{hasPrevious, &c.Previous}, {hasNext, &c.Next}} {
		if flags&o.flag == 0 {
			continue
		}
		n := &Neighbour{}
		if n.Cabinet, err = in.text(); err != nil {
			return 0, err
		}
		if n.Disk, err = in.text(); err != nil {
			return 0, err
		}
		*o.to = n
	}
	return folderReserve, nil
}

func (c *Cabinet) readFolders(in *records, count, reserve int) error {
	for range count {
		b, err := in.take(folderSize + reserve)
		if err != nil {
			return err
		}
		kind := Compression(le.Uint16(b[6:]) & compressionMask)
		if kind > LZX {
			return failure(NotKnown, "the compression %d", kind)
		}
		c.Folders = append(c.Folders, Folder{
			start: int64(le.Uint32(b)), Blocks: int(le.Uint16(b[4:])), Compression: kind, Reserved: b[folderSize:],
		})
	}
	return nil
}

func (c *Cabinet) readFiles(in *records, count int) error {
	for i := range count {
		b, err := in.take(fileSize)
		if err != nil {
			return err
		}
		f := File{
			Size: le.Uint32(b), start: le.Uint32(b[4:]), date: le.Uint16(b[10:]), time: le.Uint16(b[12:]),
			Attributes: Attributes(le.Uint16(b[14:])),
		}
		if f.Name, err = in.text(); err != nil {
			return err
		}
		if !c.place(&f, int(le.Uint16(b[8:]))) {
			return failure(Damaged, "the folder of file %d does not exist", i)
		}
		c.Files = append(c.Files, f)
	}
	return nil
}

// place finds the folder of a file, or says that there is none.
func (c *Cabinet) place(f *File, folder int) bool {
	f.Continued = folder == fromPrevious || folder == fromPreviousOn
	f.Continues = folder == toNext || folder == fromPreviousOn
	switch {
	case f.Continued:
		folder = 0
	case f.Continues:
		folder = len(c.Folders) - 1
	}
	if folder < 0 || folder >= len(c.Folders) {
		return false
	}
	f.Folder = folder
	c.Folders[folder].continued = c.Folders[folder].continued || f.Continued
	return true
}
