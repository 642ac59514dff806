package inf

import (
	"math"
	"strings"
)

// Uint returns the field as the number that SetupGetIntField reads: decimal, or
// hexadecimal after 0x, or octal after 0, with a sign before it. An empty or
// missing field is 0. Values beyond 32 bits are cut to the greatest value. It
// reports false for anything else; Windows then uses 0.
func (f *Field) Uint() (uint32, bool) {
	if f == nil || f.Value == "" {
		return 0, true
	}
	digits, negative := strings.CutPrefix(strings.TrimPrefix(f.Value, "+"), "-")
	base := uint64(10)
	switch {
	case len(digits) > 2 && (digits[:2] == "0x" || digits[:2] == "0X"):
		digits, base = digits[2:], 16
	case len(digits) > 1 && digits[0] == '0':
		base = 8
	}
	if digits == "" {
		return 0, false
	}
	var n uint64
	for i := range len(digits) {
		digit, ok := digitValue(digits[i])
		if !ok || digit >= base {
			return 0, false
		}
		n = min(n*base+digit, math.MaxUint32)
	}
	if negative {
		return -uint32(n), true
	}
	return uint32(n), true
}

func digitValue(c byte) (uint64, bool) {
	switch {
	case c >= '0' && c <= '9':
		return uint64(c - '0'), true
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return uint64(c|0x20-'a') + 10, true
	}
	return 0, false
}
