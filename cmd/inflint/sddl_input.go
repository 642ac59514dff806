package main

import (
	"bufio"
	"encoding/hex"
	"errors"
	"io"
	"iter"
	"strings"

	"github.com/inflint/inflint/sddl"
)

// A descriptor is one input of the command, with what became of it: sd or fault.
type descriptor struct {
	input string
	line  int // in standard input; 0 for an argument
	sd    *sddl.SecurityDescriptor
	fault *fault
}

// A fault says what is wrong with an input, and where.
type fault struct {
	offset, length int // in the input
	message        string
}

// maxLine bounds a line of standard input. The digits of the largest descriptor,
// with commas, take a third of it.
const maxLine = 1 << 20

// descriptors reads the descriptors that the arguments stand for. An error ends
// the sequence.
func (a *app) descriptors(args []string) iter.Seq2[*descriptor, error] {
	return func(yield func(*descriptor, error) bool) {
		for _, arg := range args {
			if arg == "-" {
				a.hold.heedSignals()
				if !eachLine(a.stdin, yield) {
					return
				}
			} else if !yield(newDescriptor(arg, 0), nil) {
				return
			}
		}
	}
}

func eachLine(r io.Reader, yield func(*descriptor, error) bool) bool {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	for n := 1; lines.Scan(); n++ {
		text := lines.Text()
		if n == 1 {
			text = strings.TrimPrefix(text, "\uFEFF") // as editors and PowerShell begin a file
		}
		if strings.TrimSpace(text) != "" && !yield(newDescriptor(text, n), nil) {
			return false
		}
	}
	err := lines.Err()
	return err == nil || yield(nil, err)
}

func newDescriptor(input string, line int) *descriptor {
	d := &descriptor{input: input, line: line}
	if isHex(input) {
		d.decode()
		return d
	}
	sd, err := sddl.Parse(input)
	if e := (*sddl.ParseError)(nil); errors.As(err, &e) {
		d.fault = &fault{e.Offset, e.Len, e.Msg}
	} else {
		d.sd = sd
	}
	return d
}

const hexSeparators = ", \t"

// isHex reports whether the input can only be bytes: no text in SDDL but the empty
// one is without a colon.
func isHex(input string) bool {
	digits := strings.Trim(input, hexSeparators)
	return digits != "" && strings.Trim(digits, "0123456789abcdefABCDEF"+hexSeparators) == ""
}

// decode reads the input as bytes in hexadecimal.
func (d *descriptor) decode() {
	var digits []byte
	var places []int // of the digits in the input
	for i := range len(d.input) {
		if c := d.input[i]; strings.IndexByte(hexSeparators, c) < 0 {
			digits = append(digits, c)
			places = append(places, i)
		}
	}
	if len(digits)%2 != 0 {
		d.fault = &fault{places[len(places)-1], 1, "the last byte has one hexadecimal digit; expected two digits for every byte"}
		return
	}
	data, err := hex.DecodeString(string(digits))
	if err != nil {
		d.fault = &fault{0, len(d.input), err.Error()}
		return
	}
	d.sd = new(sddl.SecurityDescriptor)
	err = d.sd.UnmarshalBinary(data)
	if e := (*sddl.BinaryError)(nil); errors.As(err, &e) {
		d.sd = nil
		d.fault = &fault{len(d.input), 0, e.Error()}
		if 2*e.Offset < len(places) {
			d.fault.offset, d.fault.length = places[2*e.Offset], places[2*e.Offset+1]+1-places[2*e.Offset]
		}
	}
}
