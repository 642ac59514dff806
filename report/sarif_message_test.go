package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/rules"
)

func TestSARIFMessage(t *testing.T) {
	related := func(messages ...string) (list []rules.Related) {
		for _, m := range messages {
			list = append(list, rules.Related{Message: m})
		}
		return list
	}
	tests := []struct {
		name, message string
		related       []rules.Related
		want          string
	}{
		{"plain", "nobody may open it.", nil, "Nobody may open it."},
		{"no period", "nobody may open it", nil, "Nobody may open it."},
		{"no letter", "`(A;;GA;;;WD)` grants all.", nil, "'(A;;GA;;;WD)' grants all."},
		{"not ASCII", "über all.", nil, "Über all."},
		{"brackets", `the section [a](1) at C:\x.`, nil, `The section \[a\](1) at C:\\x.`},
		{"control characters", "a\x1b[31m\u202E\n.", nil, `A␛\[31m�␊.`},
		{"one", "a.", related("it is defined here"), "A. Related: [it is defined here](1)."},
		{"several", "a.", related("so does this", "so does this", "here"), "A. Related: [so does this](1), [2](2); [here](3)."},
		{"hostile", `a \`, related(`x](9) [y\`), `A \\. Related: [x\](9) \[y\\](1).`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := sarifMessage(&rules.Finding{Message: tt.message, Related: tt.related})
			require.Equal(t, tt.want, got)
			require.Len(t, linksIn(got), len(tt.related))
		})
	}
	t.Run("very many", func(t *testing.T) {
		got := sarifMessage(&rules.Finding{Message: "a.", Related: slices.Repeat(related("b"), maxRelated+2)})
		require.Len(t, linksIn(got), maxRelated)
		require.True(t, strings.HasSuffix(got, "[100](100), and 2 more."), got)
	})
}
