package git

import (
	"os"
	"os/exec"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/rules"
)

// everything are options with all rules.
var everything = lint.Options{Rules: rules.All(), Policy: func(string) (lint.Policy, error) { return lint.Policy{FailOn: rules.Error}, nil }}

func utf16LE(text string) []byte {
	out := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(strings.ReplaceAll(text, "\n", "\r\n"))) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

// TestChangesInUTF16 compares files that are binary to git. A byte of the
// character 上 (U+4E0A) is a line feed.
func TestChangesInUTF16(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	t.Chdir(t.TempDir())
	bad := string(rules.Example(rules.Lookup("INF205").Bad))
	write := func(src []byte) { require.NoError(t, os.WriteFile("a.inf", src, 0o644)) }
	git := func(args ...string) {
		out, err := exec.Command("git", append([]string{"-c", "user.name=x", "-c", "user.email=x@example.com"}, args...)...).CombinedOutput()
		require.NoError(t, err, string(out))
	}
	write(utf16LE("; 上上上\n" + bad))
	git("init", "-q")
	git("add", ".")
	git("commit", "-q", "-m", "first")
	for _, tt := range []struct {
		name  string
		src   []byte
		found int
	}{
		{"as it was", utf16LE("; 上上上\n" + bad), 0},
		{"moved", utf16LE("; 上上上\n; 上\n" + bad), 0},
		{"another line end", []byte(strings.ReplaceAll(string(utf16LE("; 上上上\n"+bad)), "\r\x00", "")), 0},
		{"another encoding", []byte("\xEF\xBB\xBF; 上上上\n" + bad), 0},
		{"another blank", utf16LE("; 上上上\n" + strings.Replace(bad, "HKR,,Security", "HKR, ,Security", 1)), 1},
	} {
		write(tt.src)
		changes, err := ChangesSince("HEAD", ".")
		require.NoError(t, err)
		defer func() { require.NoError(t, changes.Close()) }()
		require.NoError(t, lint.Run([]lint.Input{{Path: "a.inf"}}, everything, func(r lint.Result) error {
			require.Len(t, r.Findings, 1)
			taken, err := changes.Filter(&r)
			require.NoError(t, err)
			require.Len(t, r.Findings, tt.found, tt.name)
			require.Equal(t, 1-tt.found, taken)
			return nil
		}))
	}
}

func TestHunks(t *testing.T) {
	require.Equal(t, []lineRange{{3, 3}, {7, 9}}, hunks("--- a\n+++ b\n@@ -2 +3 @@\n-x\n+@@ -1 +1 @@\n@@ -5,2 +6,0 @@ y\n-a\n-b\n@@ -9,0 +7,3 @@\n+a\n+b\n+c\n"))
	require.Empty(t, hunks(""))
}

func TestNoGit(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	_, err := ChangesSince("HEAD", ".")
	require.ErrorContains(t, err, "git is not installed")

	// What is called git here may be anybody's.
	t.Chdir(t.TempDir())
	for _, name := range []string{"git", "git.exe"} {
		require.NoError(t, os.WriteFile(name, nil, 0o755))
	}
	t.Setenv("PATH", ".")
	_, err = ChangesSince("HEAD", ".")
	require.ErrorContains(t, err, "git is not installed")
}

// FuzzHunks checks the lines that a difference adds.
func FuzzHunks(f *testing.F) {
	f.Fuzz(func(t *testing.T, diff string) {
		for _, added := range hunks(diff) {
			require.True(t, 0 <= added.first && added.first <= added.last, "%v", added)
		}
	})
}
