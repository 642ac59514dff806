package htmlpage

import "strings"

// A Phrase is a part of a message; Code is set for what it quotes. The template
// "phrases" writes some.
type Phrase struct {
	Text string
	Code bool
}

// Phrases takes a printable message apart at the backquotes around its code. Text of
// the file may have more of them, which does no harm.
func Phrases(message string) []Phrase {
	parts := strings.Split(message, "`")
	if len(parts)%2 == 0 {
		return []Phrase{{Text: message}}
	}
	var out []Phrase
	for i, part := range parts {
		if part != "" {
			out = append(out, Phrase{part, i%2 == 1})
		}
	}
	return out
}
