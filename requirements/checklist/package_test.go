package checklist

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/rules"
)

// TestFind has what paths stand for.
func TestFind(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"a/a.inf", "a/b.INX", "a/sub/a.sys", "a/sub/deep/c.inf", "a/sub/deep/c.sys", "a/.git/x", "none/readme.txt"} {
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
		require.NoError(t, os.WriteFile(name, nil, 0o644))
	}
	tests := []struct {
		paths []string
		want  string // packages; of each its name, its INF files and its files
	}{
		{[]string{"."}, "a/sub/deep: 1 INF, c.inf c.sys; a: 2 INF, a.inf b.INX sub/a.sys"},
		{[]string{"a/sub"}, "a/sub/deep: 1 INF, c.inf c.sys"},
		{[]string{"a/a.inf"}, "a/a.inf: 1 INF alone"},
		{[]string{"a/*.inf", "a/sub/deep"}, "a/a.inf: 1 INF alone; a/sub/deep: 1 INF, c.inf c.sys"},
		{[]string{"a", "a/a.inf"}, "a/sub/deep: 1 INF, c.inf c.sys; a: 2 INF, a.inf b.INX sub/a.sys"},
		{[]string{"none"}, ""},
		{[]string{"gone"}, "gone: 1 INF alone"},
		{[]string{"-"}, "stdin.inf: 1 INF alone"},
	}
	for _, tt := range tests {
		var got []string
		_, packages := find(tt.paths...)
		for _, p := range packages {
			text := filepath.ToSlash(p.Name) + ": " + string(rune('0'+len(p.Members))) + " INF"
			if p.Folder {
				text += ", " + strings.Join(p.Files, " ")
			} else {
				text += " alone"
			}
			got = append(got, text)
		}
		require.Equal(t, tt.want, strings.Join(got, "; "), tt.paths)
	}
}

// TestUnread judges a package of which a file could not be read: nothing passes.
func TestUnread(t *testing.T) {
	read := Result{Path: "a.inf", File: inf.Parse("a.inf", rules.Example(""))}
	list, ok := Judge(&Package{Name: "."}, []Result{read, {Path: "b.inf", Err: errors.New("gone")}}, requirements.Options{})
	require.True(t, ok)
	require.Zero(t, list.Count(Pass))
	require.Zero(t, list.Count(NotApplicable))
	require.Equal(t, []string{"a.inf"}, list.Files)

	_, ok = Judge(&Package{Name: "."}, []Result{{Path: "b.inf", Err: errors.New("gone")}, {Path: "autorun.inf", Skipped: "an autorun file"}}, requirements.Options{})
	require.False(t, ok, "a folder without a driver is no package")
}

// TestRefused has the level of a code in each mode, which makes a finding fail that is a
// warning to the rules.
func TestRefused(t *testing.T) {
	src := strings.Replace(string(rules.Example("")), "PnpLockdown", "; PnpLockdown", 1)
	f := inf.Parse("a.inf", []byte(src))
	result := Result{Path: "a.inf", File: f, Findings: rules.Run(f, rules.All(), rules.Options{Preset: rules.PresetWHQL})}
	for mode, want := range map[requirements.Mode]Verdict{
		requirements.WHQL: Fail, requirements.Windows: Fail, requirements.Universal: Pass, requirements.Declarative: Pass,
	} {
		list, _ := Judge(&Package{Name: "a.inf"}, []Result{result}, requirements.Options{Mode: mode})
		for _, a := range list.Answers {
			if a.ID == "pnplockdown" {
				require.Equal(t, want, a.Verdict, mode)
				require.Equal(t, "1324", a.Remarks[0].InfVerif)
			}
		}
	}
}
