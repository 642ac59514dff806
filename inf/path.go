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
		fmt.Fprintf(b, "; its %s names [%s] (line %d), which this file does not have", r.Via.Key.Value, r.Name.Value, f.line(r.Via))
	default:
		fmt.Fprintf(b, "; its %s names [%s] (line %d)", r.Via.Key.Value, r.Section.Name, f.line(r.Via))
	}
}

func (f *File) rootSentence(b *strings.Builder, in *Install) {
	if len(in.Targets) > 0 {
		t := in.Targets[0]
		fmt.Fprintf(b, "[Manufacturer] lists [%s] (line %d), which installs [%s] (line %d)",
			t.Model.Section.Name, f.line(t.Manufacturer), in.Name(), f.line(t.Model))
		return
	}
	fmt.Fprintf(b, "Windows looks for [%s]", in.Name())
}

func (f *File) line(e *Entry) int { return f.Position(e.Span().Start).Line }
