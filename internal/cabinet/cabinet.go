package cabinet

import "io"

// A Cabinet is what the records of a file say.
type Cabinet struct {
	// Size is the size that the header gives. Bytes may follow it, such as a signature.
	Size int64
	// SetID and Index are the set that the cabinet belongs to, and its place in it.
	SetID, Index uint16
	// Previous and Next are the neighbours in the set, or nil.
	Previous, Next *Neighbour
	// Reserved is what the header has for programs other than this.
	Reserved []byte
	Folders  []Folder
	Files    []File

	source       io.ReaderAt
	fileSize     int64
	dataSize     int64 // what the records leave for data
	blockReserve int64 // the reserved bytes of each block
}

// A Neighbour is another cabinet of a set.
type Neighbour struct{ Cabinet, Disk string }

// A Folder is a stream of bytes.
type Folder struct {
	Compression Compression
	Blocks      int
	Reserved    []byte

	start int64
	// continued says that the stream begins in the cabinet before.
	continued bool
}

// Compression is how a folder is compressed.
type Compression int

// The compressions.
const (
	Stored Compression = iota
	MSZIP
	Quantum
	LZX
)

func (c Compression) String() string { return [...]string{"stored", "MSZIP", "Quantum", "LZX"}[c] }

// Unpacked is the number of bytes that all files together are said to have.
func (c *Cabinet) Unpacked() int64 {
	total := int64(0)
	for i := range c.Files {
		total += int64(c.Files[i].Size)
	}
	return total
}

// Signature finds what signtool appends: a PKCS #7 message, which the reserved bytes of the
// header point to. It does not say whether the message is a signature.
func (c *Cabinet) Signature() (signature *io.SectionReader, ok bool) {
	if len(c.Reserved) != 20 {
		return nil, false
	}
	at, size := int64(le.Uint32(c.Reserved[4:])), int64(le.Uint32(c.Reserved[8:]))
	if size == 0 || at < c.Size || at+size > c.fileSize {
		return nil, false
	}
	return io.NewSectionReader(c.source, at, size), true
}
