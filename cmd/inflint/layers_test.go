package main

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// layers has, for each package, those of ours that it may reach, also through others.
// CONTRIBUTING.md draws the way.
var layers = map[string]string{
	"sddl":                   "",
	"inf":                    "",
	"access":                 "inf sddl",
	"requirements":           "inf",
	"rules":                  "access inf requirements sddl",
	"requirements/checklist": "access inf requirements rules sddl",
	"report/printable":       "inf",
	"report/terminal":        "access inf report/printable requirements rules sddl",
	"report/outcome":         "",
	"report/htmlpage":        "inf report/outcome report/printable",
	"report/access":          "access inf internal/spelling report/htmlpage report/outcome report/printable sddl",
	"report/checklist":       "access inf internal/spelling report/htmlpage report/outcome report/printable report/terminal requirements requirements/checklist rules sddl",
	"report/diff":            "access inf internal/spelling report/outcome report/printable requirements rules sddl",
	"report":                 "access inf internal/spelling report/access report/checklist report/htmlpage report/outcome report/printable report/terminal requirements requirements/checklist rules sddl",
	"internal/atomicfile":    "internal/bounded",
	"internal/bounded":       "",
	"internal/spelling":      "",
	"internal/reporttest":    "access inf requirements rules sddl",
	"internal/config":        "access inf internal/bounded internal/spelling requirements rules sddl",
	"internal/lint":          "access inf internal/atomicfile internal/bounded requirements rules sddl",
	"internal/fix":           "access inf internal/atomicfile internal/bounded internal/lint requirements rules sddl",
	"internal/git":           "access inf internal/atomicfile internal/bounded internal/lint requirements rules sddl",
	"internal/lsp":           "access inf internal/atomicfile internal/bounded internal/config internal/fix internal/lint internal/spelling report/access report/htmlpage report/outcome report/printable requirements rules sddl",
	"cmd/inflint":            "*",
	"test/bench/empty":       "",
	"test/bench/floor":       "",
	"test/bench/infs":        "",
	"test/bench/measure":     "test/bench/infs",
}

// TestLayers compares what each package reaches with what it may.
func TestLayers(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("go is not installed")
	}
	const ours = "github.com/inflint/inflint/"
	cmd := exec.Command("go", "list", "-f", "{{.ImportPath}} {{join .Deps \" \"}}", "./...")
	cmd.Dir = "../.."
	out, err := cmd.Output()
	require.NoError(t, err)
	seen := 0
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		name := strings.TrimPrefix(words[0], ours)
		allowed, known := layers[name]
		require.True(t, known, "%s is in no layer", name)
		seen++
		if allowed == "*" {
			continue
		}
		for _, dependency := range words[1:] {
			if reached, isOurs := strings.CutPrefix(dependency, ours); isOurs {
				require.Contains(t, strings.Fields(allowed), reached, "%s reaches %s", name, reached)
			}
		}
	}
	require.Len(t, layers, seen, "a layer has no package")
}
