package lint

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// TestCompare finds out which findings are new, and which are gone.
func TestCompare(t *testing.T) {
	// A finding for each line; the message is the last field.
	findings := func(text string) []*rules.Finding {
		f := inf.Parse("a.inf", []byte(text))
		var list []*rules.Finding
		for _, s := range f.Sections {
			for _, e := range s.Entries() {
				list = append(list, &rules.Finding{Rule: &rules.Lookup("INF205").Meta, File: f, Entry: e, Span: e.Span(), Message: e.Value(len(e.Fields))})
			}
		}
		return list
	}
	tests := []struct {
		name, before, after string
		gained, lost        int
	}{
		{"the same", "[s]\na,b", "; x\n[s]\na , b", 0, 0},
		{"another section", "[s]\na,b", "[t]\na,b", 0, 0},
		{"another line that says the same", "[s]\na,b", "[s]\nc,b", 0, 0},
		{"another line", "[s]\na,b", "[s]\nc,d", 1, 1},
		{"one more", "[s]\na,b", "[s]\na,b\na,b\nc,b", 2, 0},
		{"fewer", "[s]\na,b\na,b\na,b", "[s]\na,b", 0, 2},
		{"no file", "", "[s]\na,b", 1, 0},
	}
	for _, tt := range tests {
		gained, lost := Compare(findings(tt.before), findings(tt.after))
		require.Len(t, gained, tt.gained, tt.name)
		require.Len(t, lost, tt.lost, tt.name)
	}
}
