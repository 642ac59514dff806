package inf

import (
	"fmt"
	"strings"
)

// Sentence says in words how Windows comes to a section:
//
//	[Manufacturer] lists [Models.NTamd64] (line 5), which installs [Acme] (line 7);
//	with it goes [Acme.HW]; its AddReg names [Sec] (line 13)
func (f *File) Sentence(r *Reach) string {
	var b strings.Builder
	f.sentence(&b, r)
	return b.String()
}

func (f *File) sentence(b *strings.Builder, r *Reach) {
	if r.From == nil {
		f.rootSentence(b, r.Install)
		return
	}
	f.sentence(b, r.From)
	switch {
	case r.Via == nil:
		fmt.Fprintf(b, "; with it goes [%s]", r.Section.Name)
	case r.Section == nil:
		fmt.Fprintf(b, "; its %s names [%s] (%s), which this file does not have", r.Via.Key.Value, r.Name.Value, f.where(r.Via))
	default:
		fmt.Fprintf(b, "; its %s names [%s] (%s)", r.Via.Key.Value, r.Section.Name, f.where(r.Via))
	}
}

func (f *File) rootSentence(b *strings.Builder, in *Install) {
	if len(in.Targets) > 0 {
		t := in.Targets[0]
		fmt.Fprintf(b, "[Manufacturer] lists [%s] (%s), which installs [%s] (%s)",
			t.Model.Section.Name, f.where(t.Manufacturer), in.Name(), f.where(t.Model))
		return
	}
	fmt.Fprintf(b, "Windows looks for [%s]", in.Name())
}

// line returns the line on which an entry begins, in its own file.
func (e *Entry) line() int { return e.Section.File.Position(e.Span().Start).Line }

// where says on which line an entry begins, and in which file if it is another.
func (f *File) where(e *Entry) string {
	if e.Section.File != f {
		return fmt.Sprintf("line %d of %s", e.line(), e.Section.File.Name)
	}
	return fmt.Sprintf("line %d", e.line())
}
