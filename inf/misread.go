package inf

import (
	"slices"
	"strings"
)

// Problems returns what SetupAPI rejects or misreads, in no particular order. For that,
// sections that have not been read are looked over.
func (f *File) Problems() []Problem {
	f.problemsOnce.Do(func() {
		for _, s := range f.Sections {
			s.survey()
		}
		f.checkLengths()
		octal := f.octalNumbers()
		f.mu.Lock()
		defer f.mu.Unlock()
		f.problems = append(f.problems, octal...)
		f.checkCarriageReturns()
		f.allProblems = slices.Clip(f.problems)
	})
	return f.allProblems
}

// AddProblems adds problems that the caller knows of, such as those of a file on disk
// that the text is to be saved in. It is for before the first call of Problems.
func (f *File) AddProblems(problems ...Problem) {
	f.problems = append(f.problems, problems...)
}

// checkCarriageReturns reports the first carriage return that is not followed by
// a line feed, with no more than other carriage returns between.
func (f *File) checkCarriageReturns() {
	text := f.Text[:f.end]
	if f.crlf == strings.Count(text, "\r") {
		return
	}
	for pos := 0; ; pos++ {
		at := strings.IndexByte(text[pos:], '\r')
		if at < 0 {
			return
		}
		start := pos + at
		for pos = start + 1; pos < len(text) && text[pos] == '\r'; {
			pos++
		}
		if pos == len(text) || text[pos] != '\n' {
			f.problem(LoneCR, Span{start, start + 1})
			return
		}
	}
}
