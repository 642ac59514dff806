//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestCollectorOfUser counts the collections of runs in which the environment says how
// often to collect, or limits the memory, and of one in which it does not.
func TestCollectorOfUser(t *testing.T) {
	t.Chdir(t.TempDir())
	text := "[Version]\nSignature=\"$Windows NT$\"\n[Manufacturer]\nm=M\n[M]\n" + strings.Repeat("d=I,id\n", 200_000) + "[I]\n"
	require.NoError(t, os.WriteFile("a.inf", []byte(text), 0o644))
	collections := func(env ...string) int {
		var stderr bytes.Buffer
		cmd := exec.Command("inflint", "a.inf")
		cmd.Env = append(append(os.Environ(), "GODEBUG=gctrace=1"), env...)
		cmd.Stderr = &stderr
		if err := cmd.Run(); err != nil {
			require.ErrorAs(t, err, new(*exec.ExitError))
		}
		return len(regexp.MustCompile(`(?m)^gc \d+ @`).FindAllString(stderr.String(), -1))
	}
	ours := collections("GOGC=", "GOMEMLIMIT=")
	require.Positive(t, ours)
	require.Greater(t, collections("GOGC=100", "GOMEMLIMIT="), ours)
	require.Greater(t, collections("GOGC=", "GOMEMLIMIT=4GiB"), ours)
	require.Zero(t, collections("GOGC=off", "GOMEMLIMIT="))
}
