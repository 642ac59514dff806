package explain

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
)

// Reach says how Windows comes to a section. Lines of other files than f are given with
// their file:
//
//	[Manufacturer] lists [Models.NTamd64] (line 5), which installs [Acme] (line 7);
//	with it goes [Acme.HW]; its AddReg names [Sec] (line 13)
func Reach(f *inf.File, r *inf.Reach) string {
	var b strings.Builder
	writeReach(&b, f, r)
	return b.String()
}

func writeReach(b *strings.Builder, f *inf.File, r *inf.Reach) {
	if r.From == nil {
		writeRoot(b, f, r.Install)
		return
	}
	writeReach(b, f, r.From)
	switch {
	case r.Via == nil:
		fmt.Fprintf(b, "; with it goes [%s]", r.Section.Name)
	case r.Section == nil:
		fmt.Fprintf(b, "; its %s names [%s] (%s), which this file does not have", r.Via.Key.Value, r.Name.Value, where(f, r.Via))
	default:
		fmt.Fprintf(b, "; its %s names [%s] (%s)", r.Via.Key.Value, r.Section.Name, where(f, r.Via))
	}
}

func writeRoot(b *strings.Builder, f *inf.File, in *inf.Install) {
	if len(in.Targets) > 0 {
		t := in.Targets[0]
		fmt.Fprintf(b, "[Manufacturer] lists [%s] (%s), which installs [%s] (%s)",
			t.Model.Section.Name, where(f, t.Manufacturer), in.Name(), where(f, t.Model))
		return
	}
	fmt.Fprintf(b, "Windows looks for [%s]", in.Name())
}

// where says on which line an entry begins, and in which file if it is another.
func where(f *inf.File, e *inf.Entry) string {
	if other := e.Section.File; other != f {
		return fmt.Sprintf("line %d of %s", e.Line(), other.Name)
	}
	return fmt.Sprintf("line %d", e.Line())
}
