// Package report writes findings in the formats that people and tools read. What is no
// report of findings has a package of its own: access maps (report/access), diffs
// (report/diff) and checklists (report/checklist).
//
// A [Writer] gets the findings of a run one by one, in the order of the files,
// and then a [Summary]. What can be written at once is written at once.
//
// Findings quote the files that they are about, and nobody has checked those. Text
// that goes to a terminal passes through [printable.Text], which leaves no control
// character; machine formats escape by their own rules.
package report
