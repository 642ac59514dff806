package rules_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// names are the parts of a message that come out of the file, or stand for what does.
var names = regexp.MustCompile("\"[^\"]*\"|`[^`]*`|\\[[^\\]]*\\]|\\{[0-9a-fA-F-]+\\}")

// avoided are words that readers have stumbled over: "leave out" beside "leave only", an
// "entry" that is a line of the file or an ACE, a Windows without its version.
var avoided = regexp.MustCompile(`(?i)\b(leaves? (it|the|this|an?) [^.,;]*\bout|left out|leaves? out|entry|entries|(older|earlier) Windows|whom|but for)\b`)

// allToAdmins is what no remedy offers for a device.
const allToAdmins = "(A;;GA;;;SY)(A;;GA;;;BA)"

// repairs are the rules whose remedy is what the author wrote, in another form.
var repairs = []string{"INF101", "INF102", "INF108"}

// said returns text without the words of files, and without the full name of ACEs.
func said(text string) string {
	text = names.ReplaceAllString(text, "")
	return strings.NewReplacer("access control entry", "", "access control entries", "").Replace(text)
}

// TestWords looks at all that the rules say about the fixtures: what is wrong, in one
// short sentence; why, and what to write.
func TestWords(t *testing.T) {
	fixtures, err := filepath.Glob(filepath.Join("..", "testdata", "infs", "*", "*.in[fx]"))
	require.NoError(t, err)
	seen := map[string]bool{}
	for _, name := range fixtures {
		src, err := os.ReadFile(name)
		require.NoError(t, err)
		for _, f := range run(t, name, src, fixtureOptions(t, inf.Parse(name, src))).Findings {
			id := f.Rule.ID + f.Message
			if seen[id] {
				continue
			}
			seen[id] = true
			require.NotEmpty(t, f.Message, "%s %s", name, f.Rule.ID)
			require.NotEmpty(t, f.Because, "%s %s: %s", name, f.Rule.ID, f.Message)
			require.LessOrEqual(t, utf8.RuneCountInString(names.ReplaceAllString(f.Message, "")), 120, "%s %s: %s", name, f.Rule.ID, f.Message)
			for _, part := range []string{f.Message, f.Because, f.Remedy} {
				require.False(t, strings.HasSuffix(part, ".") && !strings.HasSuffix(part, "…."), "%s %s: a period at the end: %s", name, f.Rule.ID, part)
				require.Equal(t, strings.TrimSpace(part), part, "%s %s", name, f.Rule.ID)
				require.NotContains(t, part, "%!", "%s %s", name, f.Rule.ID)
				require.NotRegexp(t, avoided, said(part), "%s %s", name, f.Rule.ID)
			}
			require.NotContains(t, names.ReplaceAllString(f.Message, ""), ". ", "%s %s: one sentence: %s", name, f.Rule.ID, f.Message)
			if o := f.Object; o != nil && (o.Kind == inf.KindDevice || o.Kind == inf.KindClass) && !strings.Contains(string(src), allToAdmins) && !slices.Contains(repairs, f.Rule.ID) {
				require.NotContains(t, f.Remedy, allToAdmins, "%s %s: INF213 would report what this offers", name, f.Rule.ID)
			}
		}
	}
}

// TestWordsOfPages looks at what the pages of the rules say.
func TestWordsOfPages(t *testing.T) {
	for _, r := range rules.All() {
		require.NotRegexp(t, avoided, said(r.Summary), r.ID)
		require.NotRegexp(t, avoided, said(r.Why), r.ID)
	}
}
