package inf

import (
	"slices"
	"sort"
)

// Plain returns a file of another language, such as the C source of a driver, so that a
// finding can point into it. It has lines and positions, and the comments that the caller
// found, in their order. Windows reads nothing of it: it has no sections and no problems.
func Plain(name, text string, comments []Span) *File {
	return &File{Name: name, Text: text, Encoding: UTF8BOM, plain: true, plainComments: comments}
}

// Plain reports whether the file is of another language (see [Plain]).
func (f *File) Plain() bool { return f.plain }

// Comments returns the comments on a line, counted from 1, without the line end. An INF
// file has one at most. Of a comment that takes several lines it is the part on this one.
func (f *File) Comments(line int) []Span {
	if !f.plain {
		if comment := f.Comment(line); comment.Len() > 0 {
			return []Span{comment}
		}
		return nil
	}
	whole := f.LineSpan(line)
	first := sort.Search(len(f.plainComments), func(i int) bool { return f.plainComments[i].End > whole.Start })
	end := sort.Search(len(f.plainComments), func(i int) bool { return f.plainComments[i].Start >= whole.End })
	parts := slices.Clone(f.plainComments[first:max(first, end)])
	for i := range parts {
		parts[i] = Span{max(parts[i].Start, whole.Start), min(parts[i].End, whole.End)}
	}
	return parts
}
