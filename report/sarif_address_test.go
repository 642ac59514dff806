package report

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSARIFAddress(t *testing.T) {
	const posix, windows = "/usr/src/acme", "C:/src/Acme"
	tests := []struct {
		dir, path, want string
		relative        bool
	}{
		{posix, "/usr/src/acme/x/driver.inf", "x/driver.inf", true},
		{posix, "/usr/src/driver.inf", "file:///usr/src/driver.inf", false},
		{posix, "/usr/src/acme2/driver.inf", "file:///usr/src/acme2/driver.inf", false},
		{posix, "/USR/src/acme/driver.inf", "file:///USR/src/acme/driver.inf", false},
		{posix, "/usr/src/acme/a b/ü#?%[1].inf", "a%20b/%C3%BC%23%3F%25%5B1%5D.inf", true},
		{posix, "/usr/src/acme/a:b/c:d.inf", "a%3Ab/c%3Ad.inf", true},
		{posix, "/usr/src/acme/x\\y.inf", "x%5Cy.inf", true},
		{posix, "/usr/src/acme/x\n\x1b\xFF.inf", "x%0A%1B%FF.inf", true},
		{posix, "/a b/ü.inf", "file:///a%20b/%C3%BC.inf", false},
		{"/", "/x/driver.inf", "x/driver.inf", true},
		{windows, "C:/src/Acme/x/driver.inf", "x/driver.inf", true},
		{windows, "c:/SRC/acme/Driver.inf", "Driver.inf", true},
		{windows, "C:/src/driver.inf", "file:///C:/src/driver.inf", false},
		{windows, "D:/a b.inf", "file:///D:/a%20b.inf", false},
		{windows, "//server/share/a b.inf", "file://server/share/a%20b.inf", false},
		{"C:/", "C:/x.inf", "x.inf", true},
		{"//server/share/src", "//SERVER/share/src/x.inf", "x.inf", true},
		{"", "x/ü.inf", "x/%C3%BC.inf", true},
		{"", "/x.inf", "file:///x.inf", false},
		{"", "C:/x.inf", "file:///C:/x.inf", false},
	}
	for _, tt := range tests {
		uri, relative := sarifAddress(tt.dir, tt.path)
		require.Equal(t, tt.want, uri, "%q in %q", tt.path, tt.dir)
		require.Equal(t, tt.relative, relative, "%q in %q", tt.path, tt.dir)
	}
}

// TestSARIFLinks has names that lead to the same file, and such that lead nowhere.
func TestSARIFLinks(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.MkdirAll(filepath.Join("real", "dir"), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join("real", "dir", "a.inf"), nil, 0o644))
	if err := os.Symlink(filepath.Join("real", "dir", "a.inf"), "link.inf"); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	require.NoError(t, os.Symlink("real", "linked"))
	dir, err := os.Getwd()
	require.NoError(t, err)
	for _, dir := range []string{filepath.Join(dir, "real"), filepath.Join(dir, "linked")} {
		t.Chdir(dir)
		s := newSARIF(nil, Options{Dir: dir})
		for name, want := range map[string]string{
			"dir/a.inf":                                     "dir/a.inf",
			"./dir/../dir/a.inf":                            "dir/a.inf",
			filepath.Join("..", "link.inf"):                 "dir/a.inf",
			filepath.Join("..", "linked", "dir", "a.inf"):   "dir/a.inf",
			filepath.Join(filepath.Dir(dir), "link.inf"):    "dir/a.inf",
			filepath.Join("..", "real", "dir", "stdin.inf"): "dir/stdin.inf",
			"stdin.inf": "stdin.inf",
		} {
			require.Equal(t, sarifArtifact{want, true}, s.artifact(name), "%s in %s", name, dir)
		}
	}
}
