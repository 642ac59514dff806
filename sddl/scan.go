package sddl

// upper maps an ASCII letter to upper case and leaves other bytes alone.
func upper(c byte) byte {
	if 'a' <= c && c <= 'z' {
		return c - ('a' - 'A')
	}
	return c
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isLetter(c byte) bool { return 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' }

func isLower(c byte) bool { return 'a' <= c && c <= 'z' }

// hexDigit returns the value of a hexadecimal digit, or -1.
func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// digitIn returns the value of c as a digit of the given base, or -1.
func digitIn(c byte, base uint64) int {
	if d := hexDigit(c); d >= 0 && uint64(d) < base {
		return d
	}
	return -1
}
