package lsp

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestGrammar holds the colours of the extension for Visual Studio Code against the
// directives whose meaning the server tells.
func TestGrammar(t *testing.T) {
	text, err := os.ReadFile("../../editors/vscode/syntaxes/inf.tmLanguage.json")
	require.NoError(t, err)
	type pattern struct{ Name, Match string }
	var grammar struct {
		Repository map[string]struct{ Patterns []pattern }
	}
	require.NoError(t, json.Unmarshal(text, &grammar))
	patterns := grammar.Repository["key"].Patterns
	i := slices.IndexFunc(patterns, func(p pattern) bool { return p.Name == "keyword.other.directive.inf" })
	require.GreaterOrEqual(t, i, 0, "a key may be a directive")
	const before = `(?=\s*=)` // which the syntax of Go has not
	require.True(t, strings.HasSuffix(patterns[i].Match, before))
	directive := regexp.MustCompile(strings.TrimSuffix(patterns[i].Match, before))
	for _, w := range directiveWords {
		require.Equal(t, w.name, directive.FindString(w.name), "the grammar does not colour it")
	}
	require.Empty(t, directive.FindString("AddRegister"))
}
