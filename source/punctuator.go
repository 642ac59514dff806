package source

// punctuator has the length of the operator or separator that text begins with, the
// longest there is, or 0. Digraphs are two operators: nobody writes them in a driver.
func punctuator(text string) int {
	var next, third byte
	if len(text) > 1 {
		next = text[1]
	}
	if len(text) > 2 {
		third = text[2]
	}
	switch b := text[0]; b {
	case '(', ')', '{', '}', '[', ']', ';', ',', '?', '~':
		return 1
	case '=', '!', '*', '/', '%', '^':
		if next == '=' {
			return 2
		}
		return 1
	case '+', '&', '|':
		if next == '=' || next == b {
			return 2
		}
		return 1
	case '-':
		switch {
		case next == '>' && third == '*':
			return 3
		case next == '=' || next == '-' || next == '>':
			return 2
		}
		return 1
	case '<', '>':
		switch {
		case next == b && third == '=', b == '<' && next == '=' && third == '>':
			return 3
		case next == b || next == '=':
			return 2
		}
		return 1
	case '.':
		switch {
		case next == '.' && third == '.':
			return 3
		case next == '*':
			return 2
		}
		return 1
	case ':', '#':
		if next == b {
			return 2
		}
		return 1
	}
	return 0
}
