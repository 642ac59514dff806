package inf

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// A CodePage is the number of an ANSI code page of Windows ("Code Page Identifiers"). The
// zero value is one that is not known.
type CodePage uint16

// western is the code page that most files are in of which none is known.
const western CodePage = 1252

// codePages are the ANSI code pages of systems ("National Language Support (NLS) API
// Reference").
var codePages = map[CodePage]encoding.Encoding{
	874: charmap.Windows874, 932: japanese.ShiftJIS, 936: simplifiedchinese.GBK, 949: korean.EUCKR, 950: traditionalchinese.Big5,
	1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253, 1254: charmap.Windows1254,
	1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257, 1258: charmap.Windows1258,
}

// CodePages returns the code pages that are known, in order.
func CodePages() []CodePage {
	var pages []CodePage
	for p := range codePages {
		pages = append(pages, p)
	}
	slices.Sort(pages)
	return pages
}

// ParseCodePage reads the number of a code page.
func ParseCodePage(text string) (CodePage, error) {
	n, err := strconv.ParseUint(text, 10, 16)
	if _, known := codePages[CodePage(n)]; err != nil || !known {
		return 0, fmt.Errorf("%q is no ANSI code page of Windows; expected one of %s", text, strings.Trim(fmt.Sprint(CodePages()), "[]"))
	}
	return CodePage(n), nil
}

// String returns the number, and "" for none.
func (p CodePage) String() string {
	if p == 0 {
		return ""
	}
	return strconv.Itoa(int(p))
}

// double reports whether characters may have two bytes.
func (p CodePage) double() bool { return p != 874 && p != 0 && p < 1250 }

// mayBe reports whether bytes that are UTF-8 may rather be in the code page: its characters
// have two bytes, and so have all of these.
func (p CodePage) mayBe(src []byte) bool {
	return p.double() && !bytes.ContainsFunc(src, func(r rune) bool { return utf8.RuneLen(r) > 2 })
}

// escaped stands in the text for a byte of a code page that is not known, from 0x80 on: a
// private character, as Windows itself has for bytes without a character.
const escaped = 0xF700

// character decodes the first character of a text that is not empty, and returns its
// length.
func (p CodePage) character(src []byte) (text string, length int) {
	switch b := src[0]; {
	case b < utf8.RuneSelf:
		return string(rune(b)), 1
	case p == 0:
		return string(rune(escaped + int(b))), 1
	case p == western:
		return string(decodeByte(b)), 1
	}
	decoder := codePages[p].NewDecoder()
	var dst [8]byte
	for length = 1; length <= min(2, len(src)); length++ {
		if n, _, err := decoder.Transform(dst[:], src[:length], false); err == nil {
			if text = string(dst[:n]); text == string(utf8.RuneError) && length == 1 && src[0] < 0xA0 && !p.double() {
				text = string(rune(src[0])) // a control character, as MultiByteToWideChar has it
			} else if r, size := utf8.DecodeRuneInString(text); r == utf8.RuneError && size < n {
				break // the second byte does not belong to it
			}
			return text, length
		}
	}
	return string(utf8.RuneError), 1
}

// encode is the inverse of character, for a whole text.
func (p CodePage) encode(text string) ([]byte, error) {
	var out []byte
	for _, r := range text {
		one := string(r)
		var b []byte
		switch {
		case r < utf8.RuneSelf:
			b = []byte(one)
		case p == 0:
			b = []byte{byte(r)}
		case p == western:
			b = []byte{encodeRune(r)}
		default:
			b, _ = codePages[p].NewEncoder().Bytes([]byte(one))
			if len(b) == 0 {
				b = []byte{byte(r)} // perhaps a control character, as character has it
			}
		}
		if back, n := p.character(b); back != one || n != len(b) {
			if p == 0 {
				return nil, fmt.Errorf("%w: %q in a code page that is not known", ErrEncode, r)
			}
			return nil, fmt.Errorf("%w: %q in windows-%s", ErrEncode, r, p)
		}
		out = append(out, b...)
	}
	return out, nil
}

// A paged is a part of the bytes of a file, to the next one, with its code page.
type paged struct {
	start offset
	page  CodePage
}

// pagesOf returns which parts of a file in ANSI are in which code pages. Those of the
// languages whose strings a section has are the ones in which machines of these languages
// read it ("INF Strings Section"). All else is in the code page that is given; without
// one, in that of Western Europe if it looks like it, and in one that is not known
// otherwise.
func pagesOf(src []byte, given CodePage) []paged {
	const open = 0xFFFF // to be filled in
	parts := []paged{{0, open}}
	for start := 0; start < len(src); {
		end := len(src)
		if n := bytes.IndexByte(src[start:], '\n'); n >= 0 {
			end = start + n + 1
		}
		if line := bytes.TrimLeft(src[start:end], " \t"); len(line) > 0 && line[0] == '[' {
			page := CodePage(open)
			if p := pageOfStrings(line); p != 0 {
				page = p
			}
			if parts[len(parts)-1].page != page {
				parts = append(parts, paged{offset(start), page})
			}
		}
		start = end
	}
	foreign := func(i int) bool { // not in the code page of Western Europe
		end := len(src)
		if i+1 < len(parts) {
			end = int(parts[i+1].start)
		}
		return !looksWestern(src[parts[i].start:end])
	}
	rest := given
	if rest == 0 {
		rest = western
		for i, part := range parts {
			if part.page == open && foreign(i) {
				rest = 0
			}
		}
	}
	for i := range parts {
		switch part := &parts[i]; {
		case part.page == open:
			part.page = rest
		case part.page == western && foreign(i): // not what the header says
			part.page = given
		}
	}
	return parts
}

// westernSigns are the bytes below 0xC0 that texts in the languages of Western Europe have:
// quotes, dashes, blanks, signs, and the few letters there.
const westernSigns = "\x80\x82\x84\x85\x8A\x8B\x8C\x8E\x91\x92\x93\x94\x95\x96\x97\x99\x9A\x9B\x9C\x9E\x9F\xA0\xA1\xA3\xA5\xA7\xA9\xAA\xAB\xAE\xB0\xB1\xB2\xB3\xB4\xB5\xB7\xBA\xBB\xBC\xBD\xBE\xBF"

// looksWestern reports whether the bytes beyond ASCII are such signs, or letters that stand
// alone or two small ones side by side. In all other code pages the letters of words stand
// side by side.
func looksWestern(src []byte) bool {
	letters := 0 // side by side
	for i, b := range src {
		switch {
		case b >= 0xC0:
			if letters++; letters > 2 || letters == 2 && (src[i-1] < 0xDF || b < 0xDF) {
				return false
			}
			continue
		case b >= utf8.RuneSelf && strings.IndexByte(westernSigns, b) < 0,
			b == 0x82 && i+1 < len(src) && src[i+1] >= utf8.RuneSelf: // a quote to the left, or half of a character of Japan
			return false
		}
		letters = 0
	}
	return true
}

// pageOfStrings returns the code page of the language for whose strings a line begins a
// section; 0 if it does not, or there is no such code page.
func pageOfStrings(line []byte) CodePage {
	const prefix = "[strings."
	end := bytes.IndexByte(line, ']')
	if end != len(prefix)+4 || !bytes.EqualFold(line[:len(prefix)], []byte(prefix)) {
		return 0
	}
	language, err := strconv.ParseUint(string(line[len(prefix):end]), 16, 16)
	if err != nil {
		return 0
	}
	if page, ok := pageOfLanguage[uint16(language)]; ok {
		return page
	}
	return pageOfPrimary[uint16(language)&0x3FF]
}

// The code pages of languages, and of those whose countries have several ("Language
// Identifiers", and the default ANSI code pages of their locales).
var (
	pageOfLanguage = map[uint16]CodePage{
		0x0404: 950, 0x0804: 936, 0x0C04: 950, 0x1004: 936, 0x1404: 950, // Chinese
		0x041A: 1250, 0x081A: 1250, 0x0C1A: 1251, // Croatian, Serbian
	}
	pageOfPrimary = map[uint16]CodePage{
		0x01: 1256, 0x02: 1251, 0x03: 1252, 0x05: 1250, 0x06: 1252, 0x07: 1252, 0x08: 1253, 0x09: 1252, 0x0A: 1252, 0x0B: 1252, 0x0C: 1252,
		0x0D: 1255, 0x0E: 1250, 0x0F: 1252, 0x10: 1252, 0x11: 932, 0x12: 949, 0x13: 1252, 0x14: 1252, 0x15: 1250, 0x16: 1252, 0x18: 1250,
		0x19: 1251, 0x1B: 1250, 0x1C: 1250, 0x1D: 1252, 0x1E: 874, 0x1F: 1254, 0x20: 1256, 0x21: 1252, 0x22: 1251, 0x23: 1251, 0x24: 1250,
		0x25: 1257, 0x26: 1257, 0x27: 1257, 0x29: 1256, 0x2A: 1258, 0x2D: 1252, 0x2F: 1251, 0x36: 1252, 0x3E: 1252,
	}
)

// pageAt returns the code page at a place in the bytes of a file in ANSI.
func (f *File) pageAt(at int) CodePage {
	if len(f.pages) == 0 {
		return western
	}
	i, found := slices.BinarySearchFunc(f.pages, offset(at), func(p paged, at offset) int { return cmp.Compare(p.start, at) })
	if !found {
		i--
	}
	return f.pages[i].page
}

// PageUnknown reports whether the file has text beyond ASCII in a code page that is not
// known. Each byte of it is a private character of Unicode, from U+F780 on.
func (f *File) PageUnknown() bool {
	return slices.ContainsFunc(f.pages, func(p paged) bool { return p.page == 0 })
}

// EncodingName returns the name of the encoding, with the code page of most sections.
func (f *File) EncodingName() string {
	switch {
	case f.Encoding != ANSI || len(f.pages) == 0:
		return f.Encoding.String()
	case f.PageUnknown():
		return "ansi"
	}
	return "windows-" + f.pages[0].page.String() // before the first header
}
