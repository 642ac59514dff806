package cabinet_test

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/internal/cabinet"
)

// needs skips a test of a program that is not installed.
func needs(t *testing.T, program string) {
	if _, err := exec.LookPath(program); err != nil {
		t.Skipf("%s is not installed", program)
	}
}

// TestGcab reads what gcab writes.
func TestGcab(t *testing.T) {
	needs(t, "gcab")
	dir := t.TempDir()
	want := map[string]string{}
	for name, content := range map[string]string{
		`Acme/acme.inf`: "[Version]\r\n", `Acme/x64/acme.sys`: long(200_000), `Acme/ärger.cat`: "abc", `Acme/empty.txt`: "",
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, []byte(content), 0o644))
		want[strings.ReplaceAll(name, "/", `\`)] = content
	}
	for _, options := range [][]string{{"-c"}, {"-cz"}} {
		cmd := exec.Command("gcab", append(options, "made.cab", "Acme/acme.inf", "Acme/x64/acme.sys", "Acme/ärger.cat", "Acme/empty.txt")...)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		require.NoError(t, err, "%s", out)
		src, err := os.ReadFile(filepath.Join(dir, "made.cab"))
		require.NoError(t, err)
		c := open(t, src)
		require.True(t, maps.Equal(want, contents(t, c)))
		for _, f := range c.Files {
			_, ok := f.Modified()
			require.True(t, ok)
			require.Equal(t, strings.Contains(f.Name, "ä"), f.Attributes&cabinet.NameIsUTF8 != 0)
		}
	}
}

// TestCabextract lets cabextract read what the other tests read.
func TestCabextract(t *testing.T) {
	needs(t, "cabextract")
	for name, m := range packages() {
		if name == "set" || name == "reserve 2" {
			continue // it asks for the others of the set, and does not count reserved bytes in checksums
		}
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			file := filepath.Join(dir, "made.cab")
			src := m.bytes(t)
			require.NoError(t, os.WriteFile(file, src, 0o644))
			out, err := exec.Command("cabextract", "-q", "-d", dir, file).CombinedOutput()
			require.NoError(t, err, "%s", out)
			for name, content := range contents(t, open(t, src)) {
				extracted, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(strings.ReplaceAll(name, `\`, "/"))))
				require.NoError(t, err, "%s", out)
				require.True(t, content == string(extracted), name)
			}
			out, err = exec.Command("cabextract", "-l", file).Output()
			require.NoError(t, err)
			for _, f := range open(t, src).Files {
				modified, _ := f.Modified()
				require.Contains(t, string(out), fmt.Sprintf("%10d | %s | ", f.Size, modified.Format("02.01.2006 15:04:05")))
			}
		})
	}
}
