package inf

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestPlain(t *testing.T) {
	text := "/* a\n   b */ x; // c\r\n[Version] é😀 y\n"
	f := Plain("src/a.c", text, []Span{{0, 12}, {16, 20}})
	require.True(t, f.Plain())
	require.False(t, Parse("a.inf", []byte("[Version]")).Plain())
	require.Equal(t, 4, f.Lines())
	require.Equal(t, Position{3, 15}, f.Position(len(text)-2), "columns are UTF-16 units")
	require.Empty(t, f.Sections)
	require.Nil(t, f.Section("Version"))
	require.Empty(t, f.Problems())
	require.Empty(t, f.Installs())
	require.Empty(t, f.Objects())

	of := func(line int) (found []string) {
		for _, c := range f.Comments(line) {
			found = append(found, f.Text[c.Start:c.End])
		}
		return found
	}
	require.Equal(t, []string{"/* a"}, of(1))
	require.Equal(t, []string{"   b */", "// c"}, of(2))
	require.Empty(t, of(3))
	require.Empty(t, of(4))
	require.Empty(t, of(99))

	ini := Parse("a.inf", []byte("[a]\nb = c ; d\ne = f"))
	require.Equal(t, []Span{ini.Comment(2)}, ini.Comments(2))
	require.Empty(t, ini.Comments(3))
}
