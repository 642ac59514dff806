package bounded

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestReadNoLink(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a.txt")
	require.NoError(t, os.WriteFile(name, []byte("a text"), 0o644))
	data, err := ReadNoLink(name, 6)
	require.NoError(t, err)
	require.Equal(t, "a text", string(data))
	_, err = ReadNoLink(name, 5)
	require.Equal(t, &SizeError{6, 5}, err)
	_, err = ReadNoLink(dir, 10)
	require.ErrorIs(t, err, ErrNotRegular)
	_, err = ReadNoLink(filepath.Join(dir, "b.txt"), 10)
	require.ErrorIs(t, err, fs.ErrNotExist)
}

func TestReadNoLinkLinks(t *testing.T) {
	dir := t.TempDir()
	name, link := filepath.Join(dir, "a.txt"), filepath.Join(dir, "link")
	require.NoError(t, os.WriteFile(name, []byte("a text"), 0o644))
	if err := os.Symlink("a.txt", link); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	_, err := ReadNoLink(link, 10)
	require.ErrorIs(t, err, ErrLink)
}

// TestReadNoLinkRace turns a name to and fro between a file and a link to another file,
// whose text never comes out.
func TestReadNoLinkRace(t *testing.T) {
	dir := t.TempDir()
	name, other := filepath.Join(dir, "a"), filepath.Join(dir, "secret")
	require.NoError(t, os.WriteFile(other, []byte("secret"), 0o600))
	if err := os.Symlink(other, name); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	stop := make(chan bool)
	defer func() { stop <- true }()
	go func() {
		for {
			select {
			case <-stop:
				return
			default:
			}
			_ = os.WriteFile(name+".file", []byte("public"), 0o600)
			_ = os.Rename(name+".file", name)
			_ = os.Symlink(other, name+".link")
			_ = os.Rename(name+".link", name)
		}
	}()
	for range 3000 {
		data, err := ReadNoLink(name, 10)
		require.NotEqual(t, "secret", string(data), "%v", err)
	}
}
