package lint

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// TestLayout has, for each line of a file, the first lines of its section and of its
// entry, 0 where there is none, and whether it is bare, as the comment on that line.
func TestLayout(t *testing.T) {
	const text = `; 0 0 bare
x ; 0 0
[S] ; 3 0
a = 1 ; 3 4
; 3 0 bare
b = 1,\ ; 3 6
   ; 3 6
[T] ; 8 0
c = 1,\ ; 8 9
  2 ; 8 9
 ; 8 0 bare
[s] ; 12 0
d = 1 ; 12 13
e = "1;2" ; 12 14
; 12 0 bare`
	l := layoutOf(inf.Parse("x.inf", []byte(text)))
	for i, line := range strings.Split(text, "\n") {
		first, _ := l.entry(i + 1)
		got := fmt.Sprintf("; %d %d", l.section(i+1), first)
		if l.bare(i + 1) {
			got += " bare"
		}
		require.Equal(t, line[strings.LastIndex(line, ";"):], got, "line %d", i+1)
	}
}

// TestScope has the same suppression in different places, as @, and what it is for.
func TestScope(t *testing.T) {
	for _, tt := range []struct {
		text string
		want scope
	}{
		{"@\n[S]\na=1", scope{ofFile, 0}},
		{"@\n\n[S]\na=1", scope{ofFile, 0}},
		{"x @\n[S]\na=1", scope{ofEntry, 1}},
		{"[S] @\na=1", scope{ofSection, 1}},
		{"[S]\na=1\n@\n[T]\nb=1", scope{ofSection, 4}},
		{"[S]\n@\na=1", scope{ofEntry, 3}},
		{"[S]\n@\n; another\na=1", scope{ofEntry, 4}},
		{"[S]\na=1 @\nb=1", scope{ofEntry, 2}},
		{"[S]\na=1,\\\n2 @\nb=1", scope{ofEntry, 2}},
		{"[S]\n@\n\na=1", scope{}},
		{"[S]\na=1\n@\n", scope{}},
		{"[S]\na=1\n@", scope{}},
	} {
		f := inf.Parse("x.inf", []byte(strings.ReplaceAll(tt.text, "@", "; inflint:ignore INF205 -- why")))
		s := suppressor{files: map[any]*suppressions{}, options: rules.Options{Today: time.Now()}}
		list := s.of(f)
		require.Len(t, list.all, 1, tt.text)
		require.Equal(t, tt.want, list.all[0].scope, tt.text)
	}
}

// TestScopes has findings that point at a place in a file, with an entry of the same or
// another file, or none.
func TestScopes(t *testing.T) {
	f := inf.Parse("x.inf", []byte("; c\n[S]\na=1\n[T]\nb=1,\\\n2"))
	other := inf.Parse("y.inf", []byte("[S]\na=1"))
	a, b := f.Section("S").Entries()[0], f.Section("T").Entries()[0]
	place := func(text string) inf.Span {
		at := strings.Index(f.Text, text)
		return inf.Span{Start: at, End: at + len(text)}
	}
	for _, tt := range []struct {
		name  string
		span  inf.Span
		entry *inf.Entry
		want  []scope
	}{
		{"before all sections", place("c"), nil, []scope{{ofEntry, 1}, {ofFile, 0}}},
		{"a header", place("T"), nil, []scope{{ofEntry, 4}, {ofSection, 4}, {ofFile, 0}}},
		{"the second line of an entry", place("2"), nil, []scope{{ofEntry, 5}, {ofSection, 4}, {ofFile, 0}}},
		{"its own entry", a.Span(), a, []scope{{ofEntry, 3}, {ofSection, 2}, {ofFile, 0}}},
		{"another entry", b.Span(), a, []scope{{ofEntry, 5}, {ofEntry, 3}, {ofSection, 4}, {ofSection, 2}, {ofFile, 0}}},
		{"an entry elsewhere", b.Span(), other.Section("S").Entries()[0], []scope{{ofEntry, 5}, {ofSection, 4}, {ofFile, 0}}},
	} {
		require.Equal(t, tt.want, layoutOf(f).scopes(&rules.Finding{File: f, Span: tt.span, Entry: tt.entry}), tt.name)
	}
}
