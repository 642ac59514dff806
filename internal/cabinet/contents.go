package cabinet

import (
	"cmp"
	"io"
	"io/fs"
	"iter"
	"slices"
)

// Contents goes through the files, folder by folder, each in the order of its data, and gives
// what reads the content of each. What is read has to be read before the next file: what is
// not is skipped. All contents together have at most limit bytes, those that are skipped
// counted in.
//
// The error of a content's Read is an [*Error] if the reader has none. After it, the rest of
// the folder cannot be read either, but other folders can.
func (c *Cabinet) Contents(limit int64) iter.Seq2[*File, io.Reader] {
	return func(yield func(*File, io.Reader) bool) {
		files := make([]*File, len(c.Files))
		for i := range c.Files {
			files[i] = &c.Files[i]
		}
		slices.SortStableFunc(files, func(a, b *File) int {
			return cmp.Or(cmp.Compare(a.Folder, b.Folder), cmp.Compare(a.start, b.start))
		})
		w := &walk{packed: c.dataSize, unpacked: limit}
		var s *stream
		end := int64(0)
		for i, f := range files {
			if i == 0 || f.Folder != files[i-1].Folder {
				s, end = c.stream(&c.Folders[f.Folder], w), 0
			}
			r := &content{stream: s, start: int64(f.start), left: int64(f.Size)}
			switch {
			case f.Continued || f.Continues:
				r.err = failure(Elsewhere, "the content is not whole here")
			case f.Size > 0 && int64(f.start) < end:
				r.err = failure(Damaged, "the file shares its bytes with another one")
			default:
				end = max(end, int64(f.start)+int64(f.Size))
			}
			if !yield(f, r) {
				return
			}
			r.err = fs.ErrClosed
		}
	}
}

// A content reads one file's part of a stream.
type content struct {
	stream *stream
	start  int64
	left   int64
	err    error
}

func (r *content) Read(p []byte) (int, error) {
	switch {
	case r.err != nil:
		return 0, r.err
	case r.left == 0:
		return 0, io.EOF
	}
	if skip := r.start - r.stream.passed; skip > 0 {
		if _, r.err = io.CopyN(io.Discard, r.stream, skip); r.err != nil {
			return 0, r.err
		}
	}
	n, err := r.stream.Read(p[:min(int64(len(p)), r.left)])
	r.start += int64(n)
	r.left -= int64(n)
	r.err = err
	return n, err
}
