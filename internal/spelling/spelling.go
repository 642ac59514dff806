// Package spelling guesses what somebody meant to write.
package spelling

import (
	"fmt"
	"strings"
)

// DidYouMean returns a question to end a message with, when a text is a likely
// misspelling of exactly one of the words; "" otherwise.
func DidYouMean(text string, words []string) string {
	if len(text) > 64 { // nothing that we know is half as long
		return ""
	}
	nearest, least, unique := "", len(text)/3+1, true
	for _, word := range words {
		switch d := Distance(strings.ToLower(text), strings.ToLower(word)); {
		case d < least:
			nearest, least, unique = word, d, true
		case d == least:
			unique = false
		}
	}
	if nearest == "" || !unique {
		return ""
	}
	return fmt.Sprintf("; did you mean %s?", nearest)
}

// Distance is the Levenshtein distance: the least number of bytes to insert, to
// remove or to replace that makes one text of the other.
func Distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
