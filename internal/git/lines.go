package git

import (
	"slices"
	"sort"
	"strings"

	"github.com/inflint/inflint/inf"
)

type lineRange struct{ first, last int }

// newLines are the lines of a file that its old version does not have.
type newLines struct {
	old    *inf.File // nil if there is none
	path   string    // of old, in the repository
	all    bool
	same   bool        // no line is new, and none is gone
	ranges []lineRange // in order
}

// touch reports whether any of the lines from first to last is new.
func (n *newLines) touch(first, last int) bool {
	i := sort.Search(len(n.ranges), func(i int) bool { return n.ranges[i].last >= first })
	return n.all || i < len(n.ranges) && n.ranges[i].first <= last
}

// maxEdits bounds how many edits apart the lines between two that are certain may be to
// be compared one by one. Beyond it all of them are new.
const maxEdits = 64

// maxLines bounds how many lines of the two texts, between what they begin and end with
// alike, are compared. The largest INF files of Windows have a tenth.
const maxLines = 1 << 20

// addedLines returns the lines of a text that an old one does not have. Lines that both
// have once are where they belong; between these, as few as possible are new. It takes
// time and memory in proportion to the size of the texts.
func addedLines(old, fresh string) []lineRange {
	begin := alike(old, fresh)
	before := strings.Count(fresh[:begin], "\n")
	old, fresh = old[begin:], fresh[begin:]
	end := alikeAtEnd(old, fresh)
	old, fresh = old[:len(old)-end], fresh[:len(fresh)-end]

	d := lineDiff{kept: make([]bool, countLines(fresh))}
	if countLines(old)+len(d.kept) <= maxLines {
		ids := map[string]int{}
		for i, text := range []string{old, fresh} {
			for line := range strings.Lines(text) {
				line = strings.TrimSuffix(line, "\n")
				if _, known := ids[line]; !known {
					ids[line] = len(ids)
				}
				d.sides[i] = append(d.sides[i], ids[line])
			}
		}
		d.compare(len(ids))
	}
	var added []lineRange
	for i, kept := range d.kept {
		line := before + i + 1
		switch last := len(added) - 1; {
		case kept:
		case last >= 0 && added[last].last == line-1:
			added[last].last++
		default:
			added = append(added, lineRange{line, line})
		}
	}
	return added
}

// alike returns the length of the whole lines that two texts begin with alike.
func alike(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return strings.LastIndexByte(a[:n], '\n') + 1
}

// alikeAtEnd returns the length of the whole lines that two texts end with alike.
func alikeAtEnd(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	if n == len(a) && n == len(b) {
		return n
	}
	first := strings.IndexByte(a[len(a)-n:], '\n')
	if first < 0 {
		return 0
	}
	return n - first - 1
}

func countLines(text string) int {
	n := strings.Count(text, "\n")
	if text != "" && !strings.HasSuffix(text, "\n") {
		n++
	}
	return n
}

// A lineDiff compares two lists of lines, which stand there as numbers.
type lineDiff struct {
	sides [2][]int
	kept  []bool // by line of the second side
}

// A match is a line that stands at two places.
type match struct{ a, b int }

func (d *lineDiff) compare(lines int) {
	// What one side alone has takes no part.
	var counts [2][]int
	for side, list := range d.sides {
		counts[side] = make([]int, lines)
		for _, line := range list {
			counts[side][line]++
		}
	}
	var at [2][]int // the places of the others
	for side, list := range d.sides {
		for i, line := range list {
			if counts[1-side][line] > 0 {
				at[side] = append(at[side], i)
			}
		}
	}
	once := map[int]int{} // lines of the first side, to their index in at
	for i, place := range at[0] {
		if line := d.sides[0][place]; counts[0][line] == 1 && counts[1][line] == 1 {
			once[line] = i
		}
	}
	var matches []match
	for j, place := range at[1] {
		if i, ok := once[d.sides[1][place]]; ok {
			matches = append(matches, match{i, j})
		}
	}
	var from match
	for _, m := range append(ascending(matches), match{len(at[0]), len(at[1])}) {
		d.between(at[0][from.a:m.a], at[1][from.b:m.b])
		if m.b < len(at[1]) {
			d.kept[at[1][m.b]] = true
		}
		from = match{m.a + 1, m.b + 1}
	}
}

// ascending returns the longest list of matches in which both places go up; they come in
// the order of the second.
func ascending(matches []match) []match {
	var ends []int // the match with the smallest end, of the lists of each length
	before := make([]int, len(matches))
	for i, m := range matches {
		n := sort.Search(len(ends), func(n int) bool { return matches[ends[n]].a > m.a })
		if before[i] = -1; n > 0 {
			before[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, 0)
		}
		ends[n] = i
	}
	var list []match
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = before[i] {
			list = append(list, matches[i])
		}
	}
	slices.Reverse(list)
	return list
}

// between keeps the lines of a longest common part of two lists of places, after Myers,
// "An O(ND) difference algorithm and its variations".
func (d *lineDiff) between(a, b []int) {
	same := func(x, y int) bool { return d.sides[0][a[x]] == d.sides[1][b[y]] }
	keep := func(x, y int) int {
		n := 0
		for ; x+n < len(a) && y+n < len(b) && same(x+n, y+n); n++ {
			d.kept[b[y+n]] = true
		}
		return n
	}
	start := keep(0, 0)
	a, b = a[start:], b[start:]
	for len(a) > 0 && len(b) > 0 && same(len(a)-1, len(b)-1) {
		d.kept[b[len(b)-1]] = true
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 0 || len(b) == 0 {
		return
	}
	// reached[e][k+e] is how far in a one comes with e edits on diagonal k, which is the
	// place in a less that in b.
	var reached [][]int
	for edits := 0; edits <= maxEdits; edits++ {
		row := make([]int, 2*edits+1)
		reached = append(reached, row)
		for k := -edits; k <= edits; k += 2 {
			x := 0
			if edits > 0 {
				x, _ = step(reached[edits-1], edits-1, k)
			}
			for x < len(a) && x-k < len(b) && x >= 0 && x-k >= 0 && same(x, x-k) {
				x++
			}
			row[k+edits] = x
			if x >= len(a) && x-k >= len(b) {
				d.follow(reached, k, b)
				return
			}
		}
	}
}

// step returns how far in the first list one edit leads on diagonal k, and from which
// diagonal: a line less of the first list leads to the next, one more of the second to
// the one before.
func step(row []int, edits, k int) (x, from int) {
	get := func(k int) int {
		if k < -edits || k > edits {
			return -1
		}
		return row[k+edits]
	}
	down, right := get(k+1), get(k-1)+1
	if down >= right {
		return down, k + 1
	}
	return right, k - 1
}

// follow goes back from the end, and keeps the lines on the diagonals.
func (d *lineDiff) follow(reached [][]int, k int, b []int) {
	for edits := len(reached) - 1; edits >= 0; edits-- {
		x := reached[edits][k+edits]
		start, from := 0, 0
		if edits > 0 {
			start, from = step(reached[edits-1], edits-1, k)
		}
		for ; x > start; x-- {
			d.kept[b[x-1-k]] = true
		}
		k = from
	}
}
