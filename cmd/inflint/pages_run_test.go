package main

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// substitutes are what is run instead of lines that take long, or need a network or a program that
// is not at hand. Every other line of a shell block is run as it is, by bash: those in
// words that PowerShell alone knows want a substitute.
var substitutes = map[string]string{
	"go get github.com/inflint/inflint": "go list ./inf ./rules ./sddl",
	"go test ./...":                     "go test -run=^$ ./sddl", // this test is one of them
	"go install github.com/inflint/inflint/cmd/inflint@latest":          "go install ./cmd/inflint",
	`docker run --rm -v "$PWD:/src:ro" ghcr.io/inflint/inflint drivers`: "grep -F 'images: [ghcr.io/inflint/inflint]' .goreleaser.yaml && inflint drivers",
	// They take many minutes.
	"test/bench/run                # over trees that it makes":                                              "bash -n test/bench/run",
	"test/bench/run -d drivers     # over copies of a directory":                                            "bash -n test/bench/run",
	"test/bench/run -m 4           # files of up to 4 MB instead of 64":                                     "bash -n test/bench/run",
	"test/bench/run main           # and the benchmarks of all packages, compared with those of a revision": "bash -n test/bench/run",
	// What is installed is what a release publishes.
	"winget install inflint.inflint":                                   "grep -F 'package_identifier: inflint.inflint' .goreleaser.yaml",
	"scoop bucket add inflint https://github.com/inflint/scoop-bucket": "grep -F 'owner: inflint, name: scoop-bucket' .goreleaser.yaml",
	"scoop install inflint":                                            "grep -F 'project_name: inflint' .goreleaser.yaml",
	"brew install --cask inflint/tap/inflint":                          "grep -F 'owner: inflint, name: homebrew-tap' .goreleaser.yaml",
}

// TestPagesRun runs the shell blocks of all pages (sh, console, powershell), and
// compares what they print where a page shows it, which -update rewrites. Each page
// has pagesRepository for itself, in which the files are that its blocks name.
func TestPagesRun(t *testing.T) {
	if _, err := exec.LookPath("bash"); err != nil || runtime.GOOS == "windows" {
		t.Skip("there is no bash, or none that takes these paths")
	}
	if testing.Short() {
		t.Skip("the pages build inflint")
	}
	var lines []string
	dir := pagesRepository(t)
	for _, p := range allPages(t) {
		n := len(lines)
		for _, b := range p.blocks() {
			require.NotContains(t, []string{"bash", "shell", "zsh", "bat", "cmd", "pwsh"}, b.language, "%s: name the language sh, console or powershell", p.name)
			if b.isShell() {
				lines = append(lines, strings.Split(b.text, "\n")...)
			}
		}
		if len(lines) > n {
			t.Run(p.name, func(t *testing.T) { runPage(t, p, dir) })
		}
	}
	for line := range maps.Keys(substitutes) {
		require.True(t, slices.Contains(lines, line), "no page has the line %q any more", line)
	}
}

func runPage(t *testing.T, p *page, dir string) {
	runGit(t, dir, "checkout", "-q", "--force", "-B", "feature", "origin/feature")
	runGit(t, dir, "clean", "-qdffx")
	updated := p.source
	for _, b := range p.blocks() {
		if b.file != "" {
			name := filepath.Join(dir, filepath.FromSlash(b.file))
			require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
			require.NoError(t, os.WriteFile(name, []byte(b.text), 0o644))
		}
		if !b.isShell() {
			continue
		}
		commands := b.commands()
		for i, printed := range runCommands(t, dir, commands) {
			if c := &commands[i]; c.shown && *update {
				c.output = printed
			} else if c.shown {
				require.Equal(t, c.output, printed, "%s: %s", p.name, c.line)
			}
		}
		updated = strings.Replace(updated, b.text, blockOf(commands), 1)
	}
	if *update {
		require.NoError(t, os.WriteFile(filepath.Join("..", "..", filepath.FromSlash(p.name)), []byte(updated), 0o644))
	}
}

// A command is one of a shell block. Where the block has prompts, what it prints is
// shown.
type command struct {
	line   string // or several, without the prompt
	shown  bool
	output string
}

func (b block) isShell() bool {
	return slices.Contains([]string{"sh", "console", "powershell"}, b.language)
}

// commands splits a block at its prompts; without any it is one command.
func (b block) commands() []command {
	if !strings.HasPrefix(b.text, "$ ") {
		return []command{{line: b.text}}
	}
	var commands []command
	for part := range strings.SplitSeq("\n"+b.text, "\n$ ") {
		line, output, _ := strings.Cut(part, "\n")
		commands = append(commands, command{line, true, strings.TrimSpace(output)})
	}
	return commands[1:]
}

// blockOf is the reverse of commands.
func blockOf(commands []command) string {
	if !commands[0].shown {
		return commands[0].line
	}
	var b strings.Builder
	for _, c := range commands {
		b.WriteString("$ " + c.line + "\n")
		if c.output != "" {
			b.WriteString(c.output + "\n")
		}
	}
	return b.String()
}

// runCommands runs the commands of a block in one shell, and returns what each
// prints. One that fails ends the test, unless it is inflint that found something.
func runCommands(t *testing.T, dir string, commands []command) []string {
	script := `trap 'code=$?; [[ $code == 1 && $BASH_COMMAND =~ ^(COLUMNS=[0-9]+ )?(go run ./cmd/)?inflint ]] || exit $code' ERR` + "\n"
	const end = "\x1e" // the record separator, which nothing prints
	for _, c := range commands {
		for line := range strings.SplitSeq(c.line, "\n") {
			if substitute, ok := substitutes[line]; ok {
				line = substitute
			}
			script += line + "\n"
		}
		script += `printf '\x1e'` + "\n"
	}
	cmd := exec.Command("bash", "-c", script)
	cmd.Dir = dir
	// Nothing comes from a network, and nothing is built that has been built elsewhere.
	cmd.Env = append(os.Environ(), append(gitIdentity(), "GOBIN="+filepath.Join(dir, ".bin"), "GOFLAGS=-trimpath -buildvcs=false", "GOPROXY=off", "GIT_ALLOW_PROTOCOL=file")...)
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "%s%s", script, out)
	printed := strings.Split(string(out), end)
	for i, text := range printed {
		printed[i] = strings.TrimSpace(text)
	}
	return printed[:len(commands)]
}

// pagesRepository clones a repository of the work tree, to which it adds an INF file
// in drivers that is good in main and bad in feature, the same in release-1.2 and
// release-1.3, and one where Visual Studio builds a package. It has feature checked out.
func pagesRepository(t *testing.T) string {
	origin, clone := t.TempDir(), t.TempDir()
	commitWorkTree(t, origin)
	runGit(t, origin, "branch", "-M", "main")
	write := func(folder, fixture string) {
		data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "infs", fixture))
		require.NoError(t, err)
		require.NoError(t, os.MkdirAll(filepath.Join(origin, folder), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(origin, folder, "acme.inf"), data, 0o644))
		runGit(t, origin, "add", "-A")
	}
	write("drivers", "INF101/good.inf")
	write("release-1.2", "INF101/good.inf")
	write("x64/Release/acme", "INF101/good.inf")
	runGit(t, origin, "commit", "-q", "-m", "Good")
	runGit(t, origin, "checkout", "-q", "-b", "feature")
	write("drivers", "INF101/bad.inf")
	write("release-1.3", "INF101/bad.inf")
	runGit(t, origin, "commit", "-q", "-m", "Bad")
	runGit(t, clone, "clone", "-q", origin, ".")
	runGit(t, clone, "branch", "-q", "main", "origin/main")
	return clone
}
