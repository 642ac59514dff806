package inf

import (
	"math"
	"strings"
	"unicode/utf8"
)

// Uint returns the field as the number that SetupGetIntField reads: decimal, or
// hexadecimal after 0x, or octal after 0, with a sign before it. An empty or
// missing field is 0. Values beyond 32 bits are cut to the greatest value. It
// reports false for anything else; Windows then uses 0.
func (f *Field) Uint() (uint32, bool) {
	if f == nil {
		return 0, true
	}
	return parseUint(f.Value)
}

func parseUint(text string) (uint32, bool) {
	if text == "" {
		return 0, true
	}
	digits, negative := strings.CutPrefix(strings.TrimPrefix(text, "+"), "-")
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

// octalNumbers returns the numbers of add-registry lines that begin with 0 and are
// not the same in octal as they look. The documentation of INF files knows only
// decimal and hexadecimal numbers.
func (f *File) octalNumbers() (problems []Problem) {
	for _, s := range f.Sections {
		if !s.filled.Load() && !s.octal {
			continue
		}
		for _, e := range s.Entries() {
			if len(e.Fields) < 4 || e.Key != nil || !looksDecimal(e.Value(4)) && !looksDecimal(e.Value(5)) {
				continue
			}
			line, ok := ParseRegLine(e)
			if !ok {
				continue
			}
			if looksDecimal(line.Flags.Value) {
				problems = append(problems, Problem{OctalNumber, line.Flags.Span()})
			}
			if line.Value != nil && line.Bits&RegTypeMask == RegTypeDWord && looksDecimal(line.Value.Value) {
				problems = append(problems, Problem{OctalNumber, line.Value.Span()})
			}
		}
	}
	return problems
}

// mayHaveOctal reports whether the source of an entry may be an add-registry line
// that octalNumbers has something to say about. It spares reading most sections.
func mayHaveOctal(source string) bool {
	if !mayBeRegRoot(source) {
		return false
	}
	flags, value := cutSource(afterCommas(source, 3), ',')
	if mayBeOctal(value) {
		bits, ok := parseUint(strings.Trim(flags, " \t\r\""))
		return !ok || bits&RegTypeMask == RegTypeDWord || mayBeOctal(flags)
	}
	return mayBeOctal(flags)
}

// mayBeOctal reports whether the value of a field may begin with 0 and go on with
// another digit, from how the field begins in the source.
func mayBeOctal(source string) bool {
	zero := false
	for _, c := range source {
		switch {
		case c == '0' && !zero:
			zero = true
		case c > '"' && c < utf8.RuneSelf || c != '"' && !isBlank(c):
			return zero && c >= '0' && c <= '9' || c == '%' || c == '\\'
		}
	}
	return false
}

// looksDecimal reports whether a number is read in octal and is another one than
// it would be in decimal.
func looksDecimal(text string) bool {
	if text == "" || text[0] != '0' {
		return false
	}
	rest := strings.TrimLeft(text, "0")
	if rest == "" || len(rest) == 1 && rest < "8" {
		return false
	}
	return strings.Trim(rest, "0123456789") == ""
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
