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
	"inf/explain":            "inf",
	"driver":                 "sddl",
	"source":                 "sddl",
	"source/project":         "sddl source",
	"evidence":               "driver inf sddl source",
	"access":                 "driver evidence inf sddl source",
	"requirements":           "inf",
	"rules/facts":            "access driver evidence inf requirements sddl source",
	"rules":                  "access driver evidence inf inf/explain internal/spelling requirements rules/facts sddl source",
	"requirements/checklist": "access driver evidence inf inf/explain internal/spelling requirements rules rules/facts sddl source",
	"report/printable":       "inf",
	"report/terminal":        "access driver evidence inf inf/explain internal/spelling report/printable requirements rules rules/facts sddl source",
	"report/outcome":         "",
	"report/htmlpage":        "inf report/outcome report/printable",
	"report/markdown":        "inf report/printable",
	"report/access":          "access driver evidence inf inf/explain internal/spelling report/htmlpage report/markdown report/outcome report/printable sddl source",
	"report/checklist":       "access driver evidence inf inf/explain internal/spelling report/htmlpage report/markdown report/outcome report/printable report/terminal requirements requirements/checklist rules rules/facts sddl source",
	"report/diff":            "access driver evidence inf inf/explain internal/spelling report/htmlpage report/markdown report/outcome report/printable requirements rules rules/facts sddl source",
	"report":                 "access driver evidence inf inf/explain internal/spelling report/access report/htmlpage report/markdown report/outcome report/printable report/terminal requirements rules rules/facts sddl source",
	"internal/atomicfile":    "internal/bounded",
	"internal/bounded":       "",
	"internal/archivename":   "",
	"internal/cabinet":       "internal/archivename",
	"internal/catalog":       "",
	"internal/glob":          "",
	"internal/spelling":      "",
	"internal/reporttest":    "access driver evidence inf inf/explain internal/spelling requirements rules rules/facts sddl source",
	"internal/config":        "access driver evidence inf inf/explain internal/bounded internal/glob internal/spelling requirements rules rules/facts sddl source",
	"internal/lint":          "access driver evidence inf inf/explain internal/bounded internal/glob internal/spelling requirements rules rules/facts sddl source",
	"internal/fix":           "access driver evidence inf inf/explain internal/bounded internal/glob internal/lint internal/spelling requirements rules rules/facts sddl source",
	"internal/git":           "access driver evidence inf inf/explain internal/bounded internal/glob internal/lint internal/spelling requirements rules rules/facts sddl source",
	"internal/witness":       "access driver evidence inf inf/explain internal/bounded internal/git internal/glob internal/lint internal/spelling requirements rules rules/facts sddl source source/project",
	"internal/lsp":           "access driver evidence inf inf/explain internal/bounded internal/config internal/fix internal/git internal/glob internal/lint internal/spelling internal/witness report/access report/htmlpage report/markdown report/outcome report/printable requirements rules rules/facts sddl source source/project",
	"cmd/inflint":            "*",
	"test/bench/empty":       "",
	"test/bench/floor":       "",
	"test/bench/infs":        "",
	"test/bench/measure":     "test/bench/infs",
	"test/bench/growth":      "",
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
