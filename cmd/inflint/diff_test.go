package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/rules"
)

// TestDiff compares the folders old and new of the archives in testdata/diff. What
// diff prints is in the file want; the comment of the archive ends with the exit
// code. A file whose name begins with utf16. is encoded so, and loses that. All rules
// are off, so that a new one changes nothing here, which is not compared; the scripts
// have findings.
func TestDiff(t *testing.T) {
	archives, err := filepath.Glob(filepath.Join("testdata", "diff", "*.txtar"))
	require.NoError(t, err)
	require.NotEmpty(t, archives)
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			path, err := filepath.Abs(name)
			require.NoError(t, err)
			archive, err := txtar.ParseFile(path)
			require.NoError(t, err)
			t.Chdir(t.TempDir())
			want := unpack(t, archive)
			config := "[rules]\n"
			for _, r := range rules.All() {
				config += r.ID + " = off\n"
			}
			require.NoError(t, os.WriteFile(".inflint.ini", []byte(config), 0o644))

			var stdout, stderr bytes.Buffer
			code := run([]string{"diff", "old", "new"}, strings.NewReader(""), &stdout, &stderr, false)
			require.Empty(t, stderr.String())
			printed := regexp.MustCompile(`(?m)^configuration .*\n`).ReplaceAll(stdout.Bytes(), nil)
			if *update {
				want.Data = printed
				require.NoError(t, os.WriteFile(path, txtar.Format(archive), 0o644))
			}
			require.Equal(t, string(want.Data), string(printed))
			require.True(t, strings.HasSuffix(strings.TrimSpace(string(archive.Comment)), fmt.Sprintf("exit %d", code)), "exit %d", code)
		})
	}
}

// unpack writes the files of an archive, and returns the one that has the result.
func unpack(t *testing.T, archive *txtar.Archive) *txtar.File {
	var want *txtar.File
	for i := range archive.Files {
		f := &archive.Files[i]
		if f.Name == "want" {
			want = f
			continue
		}
		dir, base := filepath.Split(f.Name)
		data := f.Data
		if plain, ok := strings.CutPrefix(base, "utf16."); ok {
			base, data = plain, inUTF16(data)
		}
		require.NoError(t, os.MkdirAll(dir, 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(dir, base), data, 0o644))
	}
	require.NotNil(t, want)
	return want
}

func inUTF16(text []byte) []byte {
	data := []byte{0xFF, 0xFE}
	for _, unit := range utf16.Encode([]rune(strings.ReplaceAll(string(text), "\n", "\r\n"))) {
		data = binary.LittleEndian.AppendUint16(data, unit)
	}
	return data
}
