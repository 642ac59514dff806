package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestDependencies holds what docs/security.md says of the program: what it has no
// means for, it cannot be made to do.
func TestDependencies(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("go is not installed")
	}
	for _, system := range []string{"linux", "windows", "darwin"} {
		cmd := exec.Command("go", "list", "-deps", "-json=ImportPath,Imports,Standard", ".")
		cmd.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		out, err := cmd.Output()
		require.NoError(t, err)
		importers := map[string][]string{}
		packages := json.NewDecoder(bytes.NewReader(out))
		for {
			var p struct {
				ImportPath string
				Imports    []string
				Standard   bool
			}
			err := packages.Decode(&p)
			if errors.Is(err, io.EOF) {
				break
			}
			require.NoError(t, err)
			require.NotContains(t, []string{"net/http", "net/rpc", "net/smtp", "crypto/tls", "plugin", "runtime/cgo"}, p.ImportPath)
			if !p.Standard {
				for _, name := range p.Imports {
					importers[name] = append(importers[name], p.ImportPath)
				}
			}
		}
		const ours = "github.com/inflint/inflint/"
		require.Equal(t, []string{ours + "internal/git"}, importers["os/exec"], "only git is run")
		notOurs := func(p string) bool { return !strings.HasPrefix(p, ours) }
		require.Empty(t, slices.DeleteFunc(importers["net"], notOurs))
		direct := []string{}
		if system == "windows" {
			direct = []string{ours + "internal/atomicfile"} // one call, for which Go has no function
		}
		require.Equal(t, direct, slices.DeleteFunc(importers["unsafe"], notOurs))
	}
}
