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

// TestWorse has findings that become graver, less grave and more.
func TestWorse(t *testing.T) {
	rule := &rules.Lookup("INF205").Meta
	f := inf.Parse("a.inf", []byte("[s]\na\n"))
	finding := func(severity rules.Severity) *rules.Finding {
		return &rules.Finding{Rule: rule, File: f, Entry: f.Section("s").Entries()[0], Severity: severity, Message: "m"}
	}
	note, warning, failure := finding(rules.Note), finding(rules.Warning), finding(rules.Error)
	for _, tt := range []struct{ before, after, want []*rules.Finding }{
		{nil, nil, nil},
		{nil, []*rules.Finding{note}, []*rules.Finding{note}},
		{[]*rules.Finding{note}, nil, nil},
		{[]*rules.Finding{note}, []*rules.Finding{note}, nil},
		{[]*rules.Finding{warning}, []*rules.Finding{note}, nil},
		{[]*rules.Finding{warning}, []*rules.Finding{failure}, []*rules.Finding{failure}},
		{[]*rules.Finding{warning}, []*rules.Finding{warning, note}, []*rules.Finding{note}},
		{[]*rules.Finding{note, failure}, []*rules.Finding{failure, note}, nil},
	} {
		require.Equal(t, tt.want, Worse(tt.before, tt.after))
	}
}
