package rules

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/inflint/inflint/inf"
)

// A word is one of a comment: letters, digits and underscores, in lower case.
type word struct {
	text string
	span inf.Span // in the source
}

// maxCommentLines is how many lines above an entry are taken to be about it.
const maxCommentLines = 3

// commentsOn returns the words of the comments on an entry: those on its own lines,
// and those on the lines directly above that have nothing else.
func commentsOn(e *inf.Entry) [][]word {
	f := e.Section.File
	first, last := e.Lines()
	var comments [][]word
	for line := max(first-maxCommentLines, 1); line <= last; line++ {
		span := f.Comment(line)
		if line < first {
			whole := f.LineSpan(line)
			before := f.Text[whole.Start:max(span.Start, whole.Start)]
			if span.Len() == 0 || strings.TrimSpace(before) != "" || disabledLine.MatchString(f.Text[span.Start:span.End]) {
				comments = nil // what is above that is about something else
				continue
			}
		}
		if words := wordsIn(f, span); len(words) > 0 && words[0].text != "inflint" { // what is said to inflint is about findings
			comments = append(comments, words)
		}
	}
	return comments
}

// disabledLine matches a comment that begins as an entry or a header does: somebody
// turned the line off, and what else the comment says is about that line.
var disabledLine = regexp.MustCompile(`(?i)^[;\s]*(?:HK(?:R|LM|CR|CU|U)\s*,|\[|[%"\w.]+\s*=)`)

func wordsIn(f *inf.File, span inf.Span) []word {
	var words []word
	text := f.Text[span.Start:span.End]
	for len(text) > 0 {
		start := strings.IndexFunc(text, inWord)
		if start < 0 {
			break
		}
		text = text[start:]
		length := strings.IndexFunc(text, func(r rune) bool { return !inWord(r) })
		if length < 0 {
			length = len(text)
		}
		at := span.End - len(text)
		words = append(words, word{strings.ToLower(text[:length]), inf.Span{Start: at, End: at + length}})
		text = text[length:]
	}
	return words
}

func inWord(r rune) bool {
	return r == '_' || r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// find returns where one of some phrases first stands in a comment. A phrase is of
// words with a blank between.
func find(comment []word, phrases ...string) (inf.Span, bool) {
	for i := range comment {
		for _, phrase := range phrases {
			if !strings.HasPrefix(phrase, comment[i].text) { // most of them
				continue
			}
			if n := startsWith(comment[i:], phrase); n > 0 {
				return inf.Span{Start: comment[i].span.Start, End: comment[i+n-1].span.End}, true
			}
		}
	}
	return inf.Span{}, false
}

// startsWith returns the number of words in the phrase if the comment starts with
// it, and 0 otherwise.
func startsWith(comment []word, phrase string) int {
	n := 0
	for w := range strings.SplitSeq(phrase, " ") {
		if n == len(comment) || comment[n].text != w {
			return 0
		}
		n++
	}
	return n
}
