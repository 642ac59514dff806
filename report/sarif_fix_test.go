package report

import (
	"encoding/json"
	"slices"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// TestSARIFFixes makes the changes of the report to what the author sees, and those
// of the finding to the bytes of the file.
func TestSARIFFixes(t *testing.T) {
	fixes := 0
	for _, dir := range []string{"testdata", "../testdata/infs"} {
		for _, in := range inputsIn(t, dir) {
			for _, f := range findingsIn(in, rules.All()) {
				for _, fix := range insertable(f) {
					var j jsonText
					j.fix(sarifArtifact{in.name, true}, f.File, fix)
					var got struct{ ArtifactChanges []change }
					require.NoError(t, json.Unmarshal(j.buf, &got))
					require.Len(t, got.ArtifactChanges, 1)
					want, err := f.File.Apply(in.src, fix.Edits)
					require.NoError(t, err)
					require.Equal(t, authorsLines(t, want), replaced(authorsLines(t, in.src), got.ArtifactChanges[0]), in.name)
					fixes++
				}
			}
		}
	}
	require.NotZero(t, fixes)
}

// replaced returns lines with a change made, the last replacement first.
func replaced(lines [][]uint16, c change) [][]uint16 {
	text := slices.Concat(lines...)
	offset := func(line, column int) int { return len(slices.Concat(lines[:line-1]...)) + column - 1 }
	slices.SortFunc(c.Replacements, func(a, b replacement) int {
		return offset(b.DeletedRegion.StartLine, b.DeletedRegion.StartColumn) - offset(a.DeletedRegion.StartLine, a.DeletedRegion.StartColumn)
	})
	for _, r := range c.Replacements {
		from := offset(r.DeletedRegion.StartLine, r.DeletedRegion.StartColumn)
		to := offset(r.DeletedRegion.EndLine, r.DeletedRegion.EndColumn)
		text = slices.Replace(text, from, to, utf16.Encode([]rune(r.InsertedContent.Text))...)
	}
	return splitLines(text)
}

// TestSARIFLeavesFixesOut has fixes that do nothing, or put something into a file
// that is not what its author would type.
func TestSARIFLeavesFixesOut(t *testing.T) {
	edit := func(text string) rules.Fix { return rules.Fix{Edits: []inf.Edit{{New: text}}} }
	for encoding, src := range inEncodings("ü") {
		f := &rules.Finding{File: inf.Parse("x.inf", src), Fixes: []rules.Fix{{}, edit(""), edit("a"), edit("Ã¼"), edit("\xED\xA0\x80")}}
		want := f.Fixes[1:4]
		if encoding == "UTF-8 without mark" {
			want = f.Fixes[1:3]
		}
		require.Equal(t, want, insertable(f), encoding)
	}
}
