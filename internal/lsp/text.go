package lsp

import (
	"strings"
	"unicode/utf8"
)

// A text is a document as lines, each with its end; the last one has none. To the
// protocol CR ends a line as well, which SetupAPI does not know.
type text []string

func splitText(s string) text {
	t := make(text, 0, 1+strings.Count(s, "\n"))
	for {
		end := strings.IndexByte(s, '\n') + 1
		if end == 0 {
			end = len(s)
		}
		// A CR directly before the LF belongs to that.
		if i := strings.IndexByte(s[:end], '\r') + 1; i > 0 && s[i:end] != "\n" {
			end = i
		} else if end == len(s) && !strings.HasSuffix(s, "\n") {
			return append(t, s)
		}
		t, s = append(t, s[:end]), s[end:]
	}
}

func (t text) String() string { return strings.Join(t, "") }

// An encoding is the unit in which a client counts characters.
type encoding string

// The encodings that a client may choose.
const (
	utf16Units encoding = "utf-16"
	utf8Units  encoding = "utf-8"
)

// A position is a line and a character in it, counted from 0.
type position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

// A textRange reaches from one position up to another.
type textRange struct {
	Start position `json:"start"`
	End   position `json:"end"`
}

// columnOf returns the byte at which a character begins.
func columnOf(line string, character int, e encoding) int {
	units := 0
	for i, r := range line {
		next := units + utf8.RuneLen(r)
		if e == utf16Units {
			next = units + 1
			if r > 0xFFFF {
				next++
			}
		}
		if next > character {
			return i
		}
		units = next
	}
	return len(line)
}

// units counts UTF-16 units. The text may begin and end inside a character.
func units(s string) int {
	n := 0
	for i := range len(s) {
		if s[i]&0xC0 != 0x80 { // the first byte of a character
			n++
		}
		if s[i] >= 0xF0 { // of one beyond the basic multilingual plane
			n++
		}
	}
	return n
}
