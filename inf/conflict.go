package inf

import "strings"

// The lines that version control puts around the two versions of a text that it could
// not merge, and between them ("git merge", section "How conflicts are presented").
const (
	conflictBegins  = "<<<<<<< "
	conflictDivides = "======="
	conflictEnds    = ">>>>>>> "
)

// checkConflicts reports the merge conflicts in the file, at the lines with which they
// begin.
func (f *File) checkConflicts() {
	text := f.Text[:f.end]
	if !strings.Contains(text, conflictBegins) {
		return
	}
	var begin Span
	divided := false
	at := 0
	for line := range strings.Lines(text) {
		written := strings.TrimRight(line, " \t\r\n")
		switch {
		case strings.HasPrefix(line, conflictBegins):
			begin, divided = Span{at, at + len(written)}, false
		case written == conflictDivides:
			divided = begin.Len() > 0
		case divided && strings.HasPrefix(line, conflictEnds):
			f.problem(MergeConflict, begin)
			begin, divided = Span{}, false
		}
		at += len(line)
	}
}
