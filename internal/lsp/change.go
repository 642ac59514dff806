package lsp

import (
	"slices"
	"strings"
)

// A contentChange without a range is the whole text.
type contentChange struct {
	Range *textRange `json:"range"`
	Text  string     `json:"text"`
}

// change returns the text after changes that are made one after the other.
func (t text) change(changes []contentChange, e encoding) text {
	b := t.blocks()
	for _, c := range changes {
		if c.Range == nil {
			b = splitText(c.Text).blocks()
		} else {
			b = b.replace(*c.Range, c.Text, e)
		}
	}
	return slices.Concat(b...)
}

// blocks are a text in parts: where lines come or go, only those of a part have to
// move, however many changes there are, and in whatever order. The parts themselves
// are never written to.
type blocks []text

const blockLines = 512

func (t text) blocks() blocks { return slices.Collect(slices.Chunk(t, blockLines)) }

// at returns the block that a line of the text is in, and its number there.
func (b blocks) at(line int) (block, i int) {
	for line >= len(b[block]) {
		line -= len(b[block])
		block++
	}
	return block, line
}

func (b blocks) line(i int) string {
	block, i := b.at(i)
	return b[block][i]
}

// find returns the line and the byte in it that a position stands for. One outside
// the text is moved to the nearest end, and one inside a character to its beginning.
func (b blocks) find(p position, e encoding) (line, column int) {
	last := -1
	for _, t := range b {
		last += len(t)
	}
	switch {
	case p.Line < 0:
		return 0, 0
	case p.Line > last:
		return last, len(b.line(last))
	}
	return p.Line, columnOf(strings.TrimRight(b.line(p.Line), "\r\n"), p.Character, e)
}

// replace returns the text with other text in the place of a range.
func (b blocks) replace(r textRange, s string, e encoding) blocks {
	first, from := b.find(r.Start, e)
	last, to := b.find(r.End, e)
	if last < first || last == first && to < from {
		last, to = first, from
	}
	s = b.line(first)[:from] + s + b.line(last)[to:]
	// A CR that ended the line before may now be followed by its LF.
	if first > 0 && strings.HasPrefix(s, "\n") && strings.HasSuffix(b.line(first-1), "\r") {
		first--
		s = b.line(first) + s
	}
	lines := splitText(s)
	head, i := b.at(first)
	tail, j := b.at(last)
	if tail+1 < len(b) || j+1 < len(b[tail]) { // then the text ended with a line end, and nothing follows it
		lines = lines[:len(lines)-1]
	}
	lines = slices.Concat(b[head][:i], lines, b[tail][j+1:])
	if len(lines) <= 2*blockLines {
		return slices.Replace(b, head, tail+1, lines)
	}
	return slices.Replace(b, head, tail+1, lines.blocks()...)
}
