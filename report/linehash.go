package report

import (
	"sort"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/inflint/inflint/inf"
)

// A lineHash is the value of primaryLocationLineHash, the fingerprint by which
// GitHub code scanning knows a finding again: a hash of the text from the
// beginning of a line on, and how many lines so far had the same. The action that
// uploads SARIF computes it where a tool does not
// (github.com/github/codeql-action, src/fingerprints.ts), but takes every file for
// UTF-8, which INF files often are not.
type lineHash struct {
	line  int // as [inf.Position] counts
	count int
	hash  uint64
}

func (h lineHash) String() string {
	text := append(strconv.AppendUint(make([]byte, 0, 32), h.hash, 16), ':')
	return string(strconv.AppendInt(text, int64(h.count), 10))
}

// lineHashesOf hashes the text of a file as its author sees it.
func lineHashesOf(f *inf.File) []lineHash {
	return lineHashes(asUTF8(f.Source(inf.Span{Start: 0, End: len(f.Text)})))
}

// hashOf returns the hash of a line.
func hashOf(hashes []lineHash, line int) lineHash {
	return hashes[sort.Search(len(hashes)-1, func(i int) bool { return hashes[i].line >= line })]
}

const (
	hashWindow = 100 // the number of UTF-16 code units that a hash is made of
	hashBase   = 37
	endOfText  = 0xFFFF
	// hashShift is what a unit has been multiplied by when it leaves the window:
	// hashBase to the power of hashWindow.
	hashShift uint64 = 0xE59CD09A331CDB71
)

// lineHashes returns the hash of each line in turn, an empty last one included.
// CR, LF and CRLF all end a line here, so that a line of the file that has a lone
// CR in it has several. Blanks and tabs do not count.
func lineHashes(text string) []lineHash {
	units, begins := hashUnits(text)
	var hash uint64 // of the window that begins at units[at]
	for _, unit := range units[:hashWindow] {
		hash = hash*hashBase + uint64(unit)
	}
	at := 0
	seen := make(map[uint64]int, len(begins))
	hashes := make([]lineHash, 0, len(begins))
	for _, b := range begins {
		for ; at < b.unit; at++ {
			hash = hash*hashBase + uint64(units[at+hashWindow]) - hashShift*uint64(units[at])
		}
		seen[hash]++
		hashes = append(hashes, lineHash{b.line, seen[hash], hash})
	}
	return hashes
}

// A lineBegin is the index of the first unit of a line.
type lineBegin struct{ line, unit int }

// hashUnits returns the UTF-16 code units of a text that count, with an end mark
// and a window of zeros behind them, and where the lines begin.
func hashUnits(text string) ([]uint16, []lineBegin) {
	units := make([]uint16, len(text)+1+hashWindow)
	n := 0
	begins := make([]lineBegin, 0, strings.Count(text, "\n")+1)
	line, atBegin, afterCR := 1, true, false
	for _, r := range text {
		if r > ' ' && r <= 0xFFFF && !atBegin { // most characters; none of them follows a CR
			units[n] = uint16(r)
			n++
			continue
		}
		if r == ' ' || r == '\t' || r == '\n' && afterCR {
			afterCR = false
		} else {
			if atBegin {
				begins = append(begins, lineBegin{line, n})
			}
			afterCR = r == '\r'
			atBegin = afterCR || r == '\n'
			unit := r
			if atBegin {
				unit = '\n'
			} else if r > 0xFFFF {
				var high rune
				high, unit = utf16.EncodeRune(r)
				units[n] = uint16(high)
				n++
			}
			units[n] = uint16(unit)
			n++
		}
		if r == '\n' {
			line++
		}
	}
	if atBegin {
		begins = append(begins, lineBegin{line, n})
	}
	units[n] = endOfText
	return units[:n+1+hashWindow], begins
}
