// Package markdown keeps reports in GitHub Flavored Markdown short enough for a comment
// on GitHub.
package markdown

import (
	"io"
	"strings"
	"unicode/utf16"

	"github.com/inflint/inflint/report/printable"
)

// GitHub takes comments of 65,536 characters. What has to be there stands at the end, and
// has a share of its own, so that nothing that comes before can push it out.
const (
	maxComment = 65_000
	maxEnd     = 20_000
	noteRoom   = 1_000 // for the sentence about what is left out
)

// A Comment gathers a report in parts: rows of tables, entries of lists, paragraphs. It has
// each of them whole or not at all, and counts those that it leaves out. The zero value is
// empty.
type Comment struct {
	body  []part // as many as there could be room for
	size  int
	head  string // of the part that follows
	end   strings.Builder
	atEnd int // the size of the end
	left  []leftOut
}

type part struct {
	noun, text string
	size       int
}

// leftOut counts the parts of one kind that are left out.
type leftOut struct {
	noun  string
	count int
}

// Head adds a heading, or the first lines of a table. If the next part is left out, so is
// what Head added.
func (c *Comment) Head(text string) {
	if c.size <= maxComment {
		c.head += text
	}
}

// Add adds a part. The noun says what it is, as in "3 changes".
func (c *Comment) Add(noun, text string) {
	if c.size > maxComment {
		c.LeaveOut(noun, 1)
		return
	}
	text = c.head + text
	c.head = ""
	p := part{noun, text, characters(text)}
	c.body = append(c.body, p)
	c.size += p.size
}

// End adds a part that stands at the end.
func (c *Comment) End(noun, text string) {
	size := characters(text)
	if c.atEnd+size > maxEnd {
		c.LeaveOut(noun, 1)
		return
	}
	c.end.WriteString(text)
	c.atEnd += size
}

// LeaveOut counts parts that the report does not have.
func (c *Comment) LeaveOut(noun string, count int) {
	for i := range c.left {
		if c.left[i].noun == noun {
			c.left[i].count += count
			return
		}
	}
	c.left = append(c.left, leftOut{noun, count})
}

// Write writes the report. If something is left out, a sentence says how much, and the
// command that shows all.
func (c *Comment) Write(w io.Writer, command string) error {
	var text strings.Builder
	size := 0
	for _, p := range c.body {
		if size += p.size; size > maxComment-noteRoom-c.atEnd {
			c.LeaveOut(p.noun, 1)
			continue
		}
		text.WriteString(p.text)
	}
	if len(c.left) > 0 {
		var counts []string
		for _, l := range c.left {
			counts = append(counts, printable.Plural(l.count, l.noun))
		}
		text.WriteString("\n**Not shown: " + strings.Join(counts, ", ") + "**, because a comment on GitHub has no room for them. " + printable.CodeSpan(command) + " shows them.\n")
	}
	_, err := io.WriteString(w, text.String()+c.end.String())
	return err
}

// characters counts UTF-16 units, of which there are at least as many as characters by
// any other count.
func characters(text string) int {
	n := 0
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}
