package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestGitHook runs the hook that the page shows for those without pre-commit, with files
// of all kinds staged.
func TestGitHook(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "pre-commit.md"))
	require.NoError(t, err)
	_, hook, _ := strings.Cut(string(page), "```sh\n")
	hook, _, found := strings.Cut(hook, "```")
	require.True(t, found)

	r := newFakeRunner(t)
	r.git("init", "-q")
	for _, name := range []string{"a b.INF", "b.inx", "d/c.inf.in", "d/e.INX.in", "f.inf.tmpl", "g.inf_", "h.txt", "i.info", "j.inf.old"} {
		r.fixture("INF205/good.inf", name)
	}
	r.git("add", "-A")
	r.fixture("INF205/good.inf", "not staged.inf")
	require.Zero(t, r.run("inflint() { printf '%s\\n' \"$@\"; }\nxargs() { while IFS= read -r -d '' name; do set -- \"$@\" \"$name\"; done; shift 2; \"$@\"; }\n"+hook, nil), r.stderr)
	require.Equal(t, "check\n--allow-none\n--\na b.INF\nb.inx\nd/c.inf.in\nd/e.INX.in\nf.inf.tmpl\ng.inf_\n", r.stdout)

	r.fixture("INF205/bad.inf", "b.inx")
	require.NotZero(t, r.run(hook, nil), "the hook stops the commit")
}
