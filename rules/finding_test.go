package rules

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
)

// TestRepeated has what one rule says, as places and severities, and what is kept of it:
// the worst for each place.
func TestRepeated(t *testing.T) {
	for _, tt := range []struct{ name, said, want string }{
		{"two places", "2 error, 1 note", "1 note, 2 error"},
		{"the same again", "1 note, 1 note", "1 note"},
		{"the worse last", "1 note, 1 error", "1 error"},
		{"the worse first", "1 error, 1 note", "1 error"},
		{"the worst between", "1 note, 1 error, 1 warning", "1 error"},
		{"another place between, the worse last", "1 note, 2 note, 1 error", "1 error, 2 note"},
		{"another place between, the worse first", "1 error, 2 note, 1 warning", "1 error, 2 note"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := inf.Parse("x.inf", []byte("[S]\n"))
			var said []Finding
			for _, words := range strings.Split(tt.said, ", ") {
				var place int
				var name string
				_, err := fmt.Sscan(words, &place, &name)
				require.NoError(t, err)
				severity, err := ParseSeverity(name)
				require.NoError(t, err)
				said = append(said, Finding{Span: inf.Span{Start: place, End: place + 1}, Severity: severity})
			}
			rule := &Rule{Meta: Meta{ID: "INF000", Presets: Presets()}, Check: func(p *Pass) {
				for _, finding := range said {
					p.Report(finding)
				}
			}}
			require.Equal(t, tt.want, placesAndSeverities(Run(f, []*Rule{rule}, Options{})))

			var made []*Finding
			for _, finding := range said {
				finding.Rule, finding.File = &rule.Meta, f
				made = append(made, &finding)
			}
			require.Equal(t, tt.want, placesAndSeverities(Add(nil, made, Options{})))
		})
	}
}

func placesAndSeverities(findings []*Finding) string {
	var list []string
	for _, f := range findings {
		list = append(list, fmt.Sprintf("%d %s", f.Span.Start, f.Severity))
	}
	return strings.Join(list, ", ")
}

func TestText(t *testing.T) {
	for _, tt := range []struct{ message, because, remedy, want string }{
		{"the file is empty", "", "", "the file is empty"},
		{"this is wrong", "users may write", "", "this is wrong. Users may write."},
		{"this is wrong", "", "write `x`", "this is wrong. Write `x`."},
		{"is this wrong?", "it may be.", "äh", "is this wrong? It may be. Äh."},
		{"this is wrong", "`x` grants it", "remove it", "this is wrong. `x` grants it. Remove it."},
	} {
		f := Finding{Message: tt.message, Because: tt.because, Remedy: tt.remedy}
		require.Equal(t, tt.want, f.Text())
	}
}
