package inf

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// An Edit replaces the text of a span, which may be empty, by other text, which
// may be empty too.
type Edit struct {
	Span Span
	New  string
}

// Errors of [File.Apply]. They are wrapped with the place.
var (
	ErrChanged = errors.New("these are not the bytes that were parsed")
	ErrOverlap = errors.New("edits overlap")
	ErrSpan    = errors.New("edit outside the text, or inside a character")
	ErrFilled  = errors.New("edit of a value that stands for a placeholder")
	ErrEncode  = errors.New("the file's encoding has no such character")
)

// Apply returns the bytes of the file with the edits made. src is what the file
// was parsed from. Spans refer to [File.Text]; edits may come in any order, and
// insertions at one place stay in theirs. Every byte that no edit touches stays
// as it is: the byte order mark, line ends, what could not be decoded.
//
// New text is written in the encoding of the file, where characters stand for
// what Windows reads. In a file whose bytes are UTF-8 although Windows reads
// them as ANSI, text is refused that would not be UTF-8 either.
func (f *File) Apply(src []byte, edits []Edit) ([]byte, error) {
	check := File{options: f.options}
	if len(src) > 0 && len(src) <= maxFile {
		check.decode(src)
		check.fill()
	}
	if check.Encoding != f.Encoding || check.Text != f.Text {
		return nil, fmt.Errorf("%s: %w; read the file again", f.Name, ErrChanged)
	}
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return a.Span.Start - b.Span.Start })
	var out bytes.Buffer
	at := f.cursor(src)
	copied := 0 // src[:copied] is in out
	end := 0    // of the last edit
	for _, e := range edits {
		if e.Span.Start < end {
			return nil, f.editError(e, ErrOverlap)
		}
		end = e.Span.End
		if f.HasFilling(e.Span) {
			return nil, f.editError(e, ErrFilled)
		}
		from, ok := at.seek(e.Span.Start)
		to, okEnd := at.seek(e.Span.End)
		if !ok || !okEnd || e.Span.Start > e.Span.End {
			return nil, f.editError(e, ErrSpan)
		}
		out.Write(src[copied:from])
		written, err := f.encode(e.New, from)
		if err != nil {
			return nil, f.editError(e, err)
		}
		out.Write(written)
		copied = to
	}
	out.Write(src[copied:])
	return out.Bytes(), nil
}

// Edited returns the file as it would be read with edits made, in order, to it and to the
// files that it includes.
func (f *File) Edited(edits map[*File][]Edit) *File {
	g := f.edited(edits[f])
	g.Include = func(name string) *File {
		other := f.Included(name)
		if other == nil || len(edits[other]) == 0 {
			return other
		}
		return other.edited(edits[other])
	}
	return g
}

func (f *File) edited(edits []Edit) *File {
	g := &File{Name: f.Name, Encoding: f.Encoding, Text: f.EditedText(edits), options: f.options}
	g.scan()
	g.define()
	g.checkSignature()
	g.readVersion()
	return g
}

// EditedText returns [File.Text] with edits made that are in order.
func (f *File) EditedText(edits []Edit) string {
	var text strings.Builder
	copied := 0
	for _, e := range edits {
		text.WriteString(f.Text[copied:e.Span.Start])
		text.WriteString(e.New)
		copied = e.Span.End
	}
	text.WriteString(f.Text[copied:])
	return text.String()
}

func (f *File) editError(e Edit, err error) error {
	at := f.Position(e.Span.Start)
	return fmt.Errorf("%s:%d:%d: %w", f.Name, at.Line, at.Column, err)
}

// A cursor maps offsets in the text to offsets in the bytes it was decoded from.
// It moves forward only.
type cursor struct {
	f            *File
	src          []byte
	text, source int
	filling      int // the next one
}

func (f *File) cursor(src []byte) *cursor {
	c := &cursor{f: f, src: src}
	switch f.Encoding {
	case UTF8BOM:
		c.source = 3
	case UTF16LEBOM, UTF16BEBOM:
		c.source = 2
	}
	return c
}

// seek moves to an offset in the text and returns the one in the bytes. It reports
// false for an offset outside the text or inside a character.
func (c *cursor) seek(offset int) (int, bool) {
	if offset > len(c.f.Text) {
		return 0, false
	}
	for c.text < offset {
		text, source := c.step()
		c.text += text
		c.source += source
	}
	return c.source, c.text == offset
}

// step returns the lengths of the next character in the text and in the bytes.
func (c *cursor) step() (text, source int) {
	if i := c.filling; i < len(c.f.fillings) && int(c.f.fillings[i].start) == c.text {
		c.filling++
		v := c.f.fillings[i]
		return int(v.end - v.start), int(v.after-v.source) * c.f.Encoding.unit() // of ASCII
	}
	rest := c.f.Text[c.text:]
	if c.f.Encoding == ANSI && len(c.f.pages) > 0 && rest[0] >= utf8.RuneSelf {
		character, source := c.f.pageAt(c.source).character(c.src[c.source:])
		return len(character), source
	}
	_, text = utf8.DecodeRuneInString(rest)
	if isSurrogate(rest) {
		text = 3
	}
	switch c.f.Encoding {
	case ANSI:
		return text, 1
	case UTF8BOM:
		_, source = utf8.DecodeRune(c.src[c.source:]) // 1 for a byte that became U+FFFD
		return text, source
	}
	if text == 4 { // a surrogate pair
		return text, 4
	}
	return text, min(2, len(c.src)-c.source) // an odd byte at the end became U+FFFD
}

// encode returns text in the encoding that the file has at a place in its bytes.
func (f *File) encode(text string, at int) ([]byte, error) {
	switch f.Encoding {
	case ANSI:
		if page := f.pageAt(at); page != western {
			return page.encode(text)
		}
		out := make([]byte, 0, len(text))
		for _, r := range text {
			b := encodeRune(r)
			if decodeByte(b) != r {
				return nil, fmt.Errorf("%w: %q in %s", ErrEncode, r, f.Encoding)
			}
			out = append(out, b)
		}
		if f.utf8 && !utf8.Valid(out) {
			return nil, fmt.Errorf("%w: %q would not be UTF-8", ErrEncode, text)
		}
		return out, nil
	case UTF8BOM:
		if !utf8.ValidString(text) {
			return nil, fmt.Errorf("%w: %q is not UTF-8", ErrEncode, text)
		}
		return []byte(text), nil
	}
	return encodeUTF16(text, f.Encoding == UTF16BE || f.Encoding == UTF16BEBOM)
}

// encodeUTF16 is the inverse of decodeUTF16.
func encodeUTF16(text string, bigEndian bool) ([]byte, error) {
	out := make([]byte, 0, 2*len(text))
	for len(text) > 0 {
		r, size := utf8.DecodeRuneInString(text)
		switch {
		case isSurrogate(text):
			r, size = rune(text[0]&0x0F)<<12|rune(text[1]&0x3F)<<6|rune(text[2]&0x3F), 3
		case r == utf8.RuneError && size == 1:
			return nil, fmt.Errorf("%w: %q is not UTF-8", ErrEncode, text[:1])
		}
		units := []uint16{uint16(r)}
		if r > 0xFFFF {
			hi, lo := utf16.EncodeRune(r)
			units = []uint16{uint16(hi), uint16(lo)}
		}
		for _, u := range units {
			if bigEndian {
				out = append(out, byte(u>>8), byte(u))
			} else {
				out = append(out, byte(u), byte(u>>8))
			}
		}
		text = text[size:]
	}
	return out, nil
}

// LineEnd returns the line end that the file uses on the line with the offset, for
// edits that add lines: "\r\n" or "\n".
func (f *File) LineEnd(offset int) string {
	if i := strings.IndexByte(f.Text[min(max(offset, 0), len(f.Text)):], '\n'); i > 0 && f.Text[offset+i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}
