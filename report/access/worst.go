package accessmap

import (
	"io"
	"slices"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/outcome"
)

// worstFirst is the text of many files, sorted by risk: until the run ends it holds what
// it will print, and never more than maxMap of that. The files it does not hold.
type worstFirst struct {
	w      io.Writer
	risks  []risk // the worst first
	size   int
	missed int         // objects for which there was no room
	least  *access.Row // the worst of these, by its levels
}

// A risk has the objects that stand as high in the order, as they came.
type risk struct {
	row    access.Row // only for its cells: what CompareRisk asks for
	blocks []string
}

func (t *worstFirst) file(f *inf.File, rows []access.Row) error {
	sorted := make([]*access.Row, len(rows))
	for i := range rows {
		sorted[i] = &rows[i]
	}
	slices.SortStableFunc(sorted, access.CompareRisk)
	size := 0
	for i, row := range sorted {
		if size > maxMap || t.least != nil && access.CompareRisk(row, t.least) >= 0 {
			t.missed += len(sorted) - i
			return nil
		}
		block := textBlock(f, row)
		size += len(block)
		t.add(row, block)
	}
	return nil
}

// add puts an object among those of the same risk. Where there is no room left, the last of
// the least risk gives way.
func (t *worstFirst) add(row *access.Row, block string) {
	at, found := slices.BinarySearchFunc(t.risks, row, func(r risk, row *access.Row) int { return access.CompareRisk(&r.row, row) })
	if !found {
		t.risks = slices.Insert(t.risks, at, risk{row: access.Row{Cells: levelsOf(row)}})
	}
	t.risks[at].blocks = append(t.risks[at].blocks, block)
	t.size += len(block)
	for t.size > maxMap {
		r := &t.risks[len(t.risks)-1]
		last := len(r.blocks) - 1
		t.size -= len(r.blocks[last])
		r.blocks[last] = ""
		r.blocks = r.blocks[:last]
		t.missed++
		t.least = &access.Row{Cells: r.row.Cells}
		if last == 0 {
			t.risks = t.risks[:len(t.risks)-1]
		}
	}
}

// levelsOf returns the levels alone: all else would keep the file in memory.
func levelsOf(row *access.Row) (cells access.Cells) {
	for p := range row.Cells {
		cells[p].Level = row.Cells[p].Level
	}
	return cells
}

func (t *worstFirst) end(read outcome.Inputs, tally *tally) error {
	for _, r := range t.risks {
		for _, block := range r.blocks {
			if _, err := io.WriteString(t.w, block+"\n"); err != nil {
				return err
			}
		}
	}
	var b strings.Builder
	if t.missed > 0 {
		b.WriteString(moreObjects(t.missed) + "\n\n")
	}
	b.WriteString(tally.ending(read))
	if tally.unknown != nil && !tally.choice.byAccess() {
		b.WriteString("--all shows each object that is not known\n")
	}
	_, err := io.WriteString(t.w, b.String())
	return err
}
