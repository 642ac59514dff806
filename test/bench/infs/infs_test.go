package infs

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
)

func TestFamilies(t *testing.T) {
	for _, f := range Families() {
		text := f.Make(1, 20000)
		require.Equal(t, text, f.Make(1, 20000), f.Name)
		require.NotEqual(t, text, f.Make(2, 20000), f.Name)
		require.GreaterOrEqual(t, len(text), 20000, f.Name)
		require.Less(t, len(text), 24000, f.Name)
		file := inf.Parse("x.inf", []byte(text))
		for _, p := range file.Problems() {
			require.False(t, p.Rejects(), "%s: %v", f.Name, p)
		}
		require.NotEmpty(t, file.Objects(), f.Name)
	}
}

func TestHostile(t *testing.T) {
	for _, f := range slices.Concat(Hostile(), Crossed()) {
		for _, size := range []int{1, 20000} {
			text := f.Make(1, size)
			require.GreaterOrEqual(t, len(text), size, f.Name)
			require.Less(t, len(text), size+10000, f.Name)
		}
	}
}

func TestWriteTree(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, WriteTree(dir, 1, 120))
	encodings := map[inf.Encoding]int{}
	names, err := filepath.Glob(filepath.Join(dir, "*", "*", "*.[iI][nN][fFxX]"))
	require.NoError(t, err)
	require.Len(t, names, 120)
	for _, name := range names {
		src, err := os.ReadFile(name)
		require.NoError(t, err)
		encodings[inf.Parse(name, src).Encoding]++
	}
	for _, e := range []inf.Encoding{inf.ANSI, inf.UTF8BOM, inf.UTF16LEBOM, inf.UTF16LE} {
		require.GreaterOrEqual(t, encodings[e], 10, e)
	}
	projects, err := filepath.Glob(filepath.Join(dir, "*", "*", "*.vcxproj"))
	require.NoError(t, err)
	require.Len(t, projects, 15)
}
