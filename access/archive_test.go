package access

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
)

// TestDiffArchives compares what Diff says of the two versions in each archive of the
// command's tests with the lines about access in its file want.
func TestDiffArchives(t *testing.T) {
	archives, err := filepath.Glob(filepath.Join("..", "cmd", "inflint", "testdata", "diff", "*.txtar"))
	require.NoError(t, err)
	require.Greater(t, len(archives), 20)
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			require.NoError(t, err)
			versions := map[string]map[string]*inf.File{"old": {}, "new": {}}
			names := map[string]bool{}
			var want []string
			for _, f := range archive.Files {
				folder, file, _ := strings.Cut(f.Name, "/")
				if version := versions[folder]; version != nil {
					file = strings.TrimPrefix(file, "utf16.") // the encoding is for the command
					version[file], names[file] = inf.Parse(file, f.Data), true
				}
				for line := range strings.Lines(string(f.Data)) {
					if f.Name == "want" && strings.HasPrefix(line, "  ") && !strings.HasSuffix(line, "    no change in access\n") {
						want = append(want, strings.TrimSuffix(line, "\n"))
					}
				}
			}
			var got []string
			signs := map[Effect]string{Unaffected: " ", Narrower: "-", MayNarrow: "?", MayWiden: "?", Wider: "+"}
			for _, file := range slices.Sorted(maps.Keys(names)) {
				for _, c := range Diff(Version{File: versions["old"][file]}, Version{File: versions["new"][file]}) {
					got = append(got, fmt.Sprintf("  %s %s", signs[c.Effect], c.Sentence(func(text string) string { return `"` + text + `"` })))
				}
			}
			require.Equal(t, want, got)
		})
	}
}

func TestAnd(t *testing.T) {
	for want, words := range map[string][]string{"": nil, "a": {"a"}, "a and b": {"a", "b"}, "a, b and c": {"a", "b", "c"}} {
		require.Equal(t, want, And(words))
	}
}

// TestWord quotes decorations that have more in them than letters, digits and dots.
func TestWord(t *testing.T) {
	quote := func(text string) string { return "<" + text + ">" }
	for text, want := range map[string]string{
		"NTamd64.10.0...22000": "NTamd64.10.0...22000", "$ARCH$": "$ARCH$", "azAZ09": "azAZ09", "": "",
		"NT`": "<NT`>", "NT{": "<NT{>", "NT@": "<NT@>", "NT[": "<NT[>", "NT/": "<NT/>", "NT:": "<NT:>", "NT x": "<NT x>",
	} {
		require.Equal(t, want, word(text, quote), text)
	}
}
