package checklist

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/rules"
)

var update = flag.Bool("update", false, "rewrite what the packages are to come to")

// TestPackages judges the packages in testdata. The comment of each archive says what it
// shows; a line "show ITEM..." names the items whose answers are compared, "path NAME"
// what is judged instead of the whole folder, "rule ID=SEVERITY" a line of a
// configuration. The file want has the packages with their Models sections, all items
// that fail, and those that are shown.
func TestPackages(t *testing.T) {
	names, err := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	require.NoError(t, err)
	dir, err := os.Getwd()
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			require.NoError(t, err)
			want := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == "want" })
			require.GreaterOrEqual(t, want, 0, "the archive has a file want")
			got := answers(t, archive)
			if *update {
				archive.Files[want].Data = []byte(got)
				require.NoError(t, os.WriteFile(filepath.Join(dir, name), txtar.Format(archive), 0o644))
			}
			require.Equal(t, string(archive.Files[want].Data), got)
		})
	}
}

// answers returns what the packages of an archive come to.
func answers(t *testing.T, archive *txtar.Archive) string {
	t.Chdir(t.TempDir())
	for _, f := range archive.Files {
		if f.Name != "want" {
			name := filepath.FromSlash(f.Name)
			require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
			require.NoError(t, os.WriteFile(name, f.Data, 0o644))
		}
	}
	path, shown := ".", []string{}
	policy := lint.Policy{Options: rules.Options{
		Preset: rules.PresetWHQL, Severities: map[string]rules.Severity{}, Today: time.Date(2026, time.June, 30, 12, 0, 0, 0, time.UTC),
	}}
	for line := range strings.Lines(string(archive.Comment)) {
		switch words := strings.Fields(line); {
		case len(words) < 2:
		case words[0] == "show":
			shown = words[1:]
		case words[0] == "path":
			path = filepath.FromSlash(words[1])
		case words[0] == "rule":
			id, severity, _ := strings.Cut(words[1], "=")
			policy.Severities[id], _ = rules.ParseSeverity(severity) // off is none
		}
	}
	var b strings.Builder
	inputs, packages := find(path)
	for _, p := range packages {
		for _, list := range judge(t, p, inputs, policy) {
			write(&b, list, shown)
		}
	}
	return b.String()
}

// find returns the INF files that paths stand for, and their packages.
func find(paths ...string) (inputs []lint.Input, packages []*Package) {
	var files []INF
	for in := range lint.Find(paths, strings.NewReader(""), "stdin.inf", nil) {
		inputs = append(inputs, in)
		files = append(files, INF{in.Path, in.Reader != nil || in.Err != nil})
	}
	return inputs, Find(paths, files)
}

// judge judges a package as the command does; no list if it is none.
func judge(t *testing.T, p *Package, inputs []lint.Input, policy lint.Policy) []*Checklist {
	var results []Result
	linter := lint.Linter{Options: lint.Options{Rules: rules.All(), Policy: func(string) (lint.Policy, error) { return policy, nil }}}
	for _, n := range p.Members {
		r, err := linter.Input(inputs[n])
		require.NoError(t, err)
		result := Result{Path: r.Path, File: r.File, Options: r.Policy.Options, Findings: r.Findings, Skipped: string(r.Skipped), Err: r.Err}
		for _, s := range r.Suppressed {
			result.Suppressed = append(result.Suppressed, Suppressed(s))
		}
		results = append(results, result)
	}
	if list, ok := Judge(p, results, policy.Requirements); ok {
		return []*Checklist{list}
	}
	return nil
}

func write(b *strings.Builder, list *Checklist, shown []string) {
	fmt.Fprintf(b, "%s\n", filepath.ToSlash(list.Package))
	for _, m := range list.Models {
		fmt.Fprintf(b, "  [%s] %s to %s: %t %s %s\n", m.Section, m.Served.From, m.Served.Before, m.Judged, m.Mode, m.Ruleset)
	}
	for _, a := range list.Answers {
		if a.Verdict != Fail && !slices.Contains(shown, a.ID) {
			continue
		}
		fmt.Fprintf(b, "  %s: %s\n", a.ID, a.Verdict)
		for _, r := range a.Remarks {
			rule := ""
			if r.Rule != nil {
				rule = " " + r.Rule.ID
			}
			fmt.Fprintf(b, "    %s %s:%d%s %s\n", r.Severity, filepath.ToSlash(r.File), r.Line, rule, r.Message)
		}
		for _, text := range a.Doubts {
			fmt.Fprintf(b, "    not known: %s\n", text)
		}
	}
}
