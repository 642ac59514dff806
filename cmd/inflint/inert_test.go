package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/internal/reporttest"
	"github.com/inflint/inflint/report"
	accessmap "github.com/inflint/inflint/report/access"
	checklists "github.com/inflint/inflint/report/checklist"
	"github.com/inflint/inflint/report/diff"
)

// TestOutputIsInert runs each command in each format over files that have hostile texts
// for names, and in all their lines, and looks at what comes out as a terminal and the
// runners of CI systems do.
func TestOutputIsInert(t *testing.T) {
	for _, hostile := range append(reporttest.HostileTexts, reporttest.Hostile{Name: "nasty", Text: reporttest.Nasty}) {
		t.Run(hostile.Name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			name := writeHostileFiles(t, hostile.Text)
			says := func(format string, args ...string) {
				t.Helper()
				stdout, _ := inert(t, format, args...)
				require.NotEmpty(t, stdout, "%q", args)
			}
			complains := func(args ...string) {
				t.Helper()
				_, stderr := inert(t, "text", args...)
				require.NotEmpty(t, stderr, "%q", args)
			}
			for _, f := range report.Formats() {
				says(f.Name, "check", "--preset", "all", "-v", "-f", f.Name, "tree", "unread")
			}
			says("text", "check", "--color", "always", "tree")
			complains("check", "--max-size", "100", "tree")
			for _, f := range accessmap.Formats() {
				says(f, "access", "-f", f, "tree")
			}
			for _, f := range diff.Formats() {
				says(f, "diff", "-f", f, "old", "new")
				says(f, "diff", "-f", f, "--", filepath.Join("old", name), filepath.Join("new", name))
			}
			for _, f := range checklists.Formats() {
				says(f, "whql", "-f", f, "tree")
			}
			says("json", "dump", "tree")
			says("json", "dump", "--objects", "tree")
			says("text", "baseline", "write", "tree")
			stdout, _ := inert(t, "text", "baseline", "show")
			require.Contains(t, stdout, "INF101")
			says("text", "baseline", "prune", "old")
			stdout, _ = inert(t, "text", "fix", "--diff", "tree")
			require.Contains(t, stdout, "+HKR,,Security")
			t.Chdir("old") // where names begin lines
			for _, args := range [][]string{{"check", "-f", "compact", "."}, {"whql", "."}, {"access", "."}, {"baseline", "write", "."}, {"baseline", "show"}, {"fix", "."}} {
				says("text", args...)
			}
			t.Chdir("..")
			for _, f := range []string{"text", "json"} {
				stdout, _ := inert(t, f, "config", "-f", f, "--", filepath.Join("configured", name))
				require.Contains(t, stdout, "INF101")
				says(f, "sddl", "-f", f, "--", hostile.Text, "D:P(A;;GA;;;"+hostile.Text, "D:P(XA;;GA;;;WD;(@User."+hostile.Text+" == \""+hostile.Text+"\"))", strings.Repeat("x", 90)+hostile.Text)
			}
			for _, args := range [][]string{
				{"explain", hostile.Text + "x"}, {"check", "--", name + ".gone"}, {"check", "--preset", hostile.Text}, {"check", "--new-from", hostile.Text},
				{"check", "--baseline", hostile.Text + ".gone"}, {"check", "--config", hostile.Text}, {"check", "-f", hostile.Text}, {"--", hostile.Text + ".gone"}, {"--" + hostile.Text},
				{"whql", "--rulever", hostile.Text}, {"check", "misconfigured"}, {"config", "--", filepath.Join("misconfigured", name)},
			} {
				complains(args...)
			}
		})
	}
}

// writeHostileFiles writes files into the working directory that have a text wherever
// they can, and returns how they are called.
func writeHostileFiles(t *testing.T, text string) string {
	name := strings.NewReplacer("/", "-", "\x00", "-").Replace(text)
	name = name[:min(len(name), 100)] + "\n" + name[:min(len(name), 100)] + ".inf"
	write := func(content string, path ...string) {
		file := filepath.Join(path...)
		err := os.MkdirAll(filepath.Dir(file), 0o755)
		if err == nil {
			err = os.WriteFile(file, []byte(content), 0o644)
		}
		if err != nil {
			t.Skipf("no file of this system can be called so: %v", err)
		}
	}
	closed := strings.Replace(reporttest.HostileINF(text), "[S]\n",
		"[S]\n"+text+"\n; "+text+"\nHKR,,Security,,D:P(A;;GA;;;SY)(A;;GA;;;BA)\n"+text+"\n\t"+text+"\n", 1)
	write(closed, "tree", name)
	write(closed, "tree", strings.TrimSuffix(name, ".inf"), "a.inf")
	write("[rules]\nINF102 = off\n", "tree", strings.TrimSuffix(name, ".inf"), ".inflint.ini") // whose name reports have
	write("[x]\n", "tree", "skipped", name)
	write(strings.Repeat(text, 300), "unread", name)
	write(closed, "old", name)
	write(strings.Replace(closed, "D:P(A;;GA;;;SY)(A;;GA;;;BA)", `"D:P(A;;GA;;;SY)(A;;GA;;;WD)"`, 1), "new", name)
	write("", "configured", name)
	write("[rules]\nINF101 = note\n", "configured", ".inflint.ini")
	write("", "misconfigured", name)
	write("preset = "+text+"\n"+text+" = off\n["+text+"]\n", "misconfigured", ".inflint.ini")
	return name
}

// ourCommand is what the formats for CI systems write, up to the text of a message.
var ourCommand = regexp.MustCompile(`^(::(error|warning|notice) (file|title)=[^:]*::|##vso\[task\.logissue type=(error|warning);[^\]]*\])`)

// inert runs a command, checks what comes out, and returns it.
func inert(t *testing.T, format string, args ...string) (stdout, stderr string) {
	t.Helper()
	var toStdout, toStderr bytes.Buffer
	code := run(args, strings.NewReader(""), &toStdout, &toStderr, false)
	require.LessOrEqual(t, code, exitFailed)
	stdout, stderr = toStdout.String(), toStderr.String()
	reporttest.RequireInert(t, stderr)
	out := stdout
	switch {
	case format == "github" || format == "azure":
		for _, command := range reporttest.Commands(out) {
			require.Regexp(t, ourCommand, command)
			out = strings.Replace(out, command, ourCommand.ReplaceAllString(command, "x"), 1)
		}
		reporttest.RequireInert(t, out)
	case slices.Contains([]string{"text", "compact", "markdown"}, format):
		reporttest.RequireInert(t, out)
	default:
		reporttest.RequireInertData(t, out)
	}
	return stdout, stderr
}
