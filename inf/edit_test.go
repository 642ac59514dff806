package inf

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestApply(t *testing.T) {
	const text = "[S]\r\na = \"é\" ; c\r\nb\n"
	sources := map[string][]byte{
		"ANSI":                []byte("[S]\r\na = \"\xE9\" ; c\r\nb\n"),
		"UTF-8 read as ANSI":  []byte(text),
		"UTF-8 with BOM":      []byte("\xEF\xBB\xBF" + text),
		"UTF-16LE with BOM":   utf16Bytes(text, false, true),
		"UTF-16LE":            utf16Bytes(text, false, false),
		"UTF-16BE with BOM":   utf16Bytes(text, true, true),
		"invalid UTF-8":       []byte("\xEF\xBB\xBF[S]\r\na = \"\xFF\xFE\" ; c\r\nb\n"),
		"half of a surrogate": append(utf16Bytes("[S]\r\na = \"", false, true), append([]byte{0x3D, 0xD8}, utf16Bytes("\" ; c\r\nb\n", false, false)...)...),
		"odd length":          append(utf16Bytes(text, false, true), 'x'),
	}
	for name, src := range sources {
		t.Run(name, func(t *testing.T) {
			f := Parse("x.inf", src)
			same, err := f.Apply(src, nil)
			require.NoError(t, err)
			require.Equal(t, src, same)

			// Every piece of text can be written back to where it was.
			for i := range f.Sections[0].Entries() {
				span := f.Sections[0].Entries()[i].Span()
				if strings.Contains(f.Text[span.Start:span.End], "\uFFFD") {
					continue // what could not be decoded is gone once replaced
				}
				same, err = f.Apply(src, []Edit{{span, f.Text[span.Start:span.End]}})
				require.NoError(t, err)
				require.Equal(t, src, same)
			}

			at := strings.Index(f.Text, "b\n")
			line := Span{at, at + 1}
			changed, err := f.Apply(src, []Edit{{line, "x"}, {Span{0, 0}, "; new" + f.LineEnd(0)}, {Span{at + 1, at + 1}, "y"}})
			require.NoError(t, err)
			g := Parse("x.inf", changed)
			require.Equal(t, "; new\r\n"+f.Text[:at]+"xy"+f.Text[at+1:], g.Text)
			require.Equal(t, f.Encoding, g.Encoding)
		})
	}
}

func TestApplyRefuses(t *testing.T) {
	ansi, marked := []byte("[S]\nab"), []byte("\xEF\xBB\xBF[S]\na\u00e9b")
	tests := []struct {
		src   []byte
		edits []Edit
		want  error
		text  string
	}{
		{ansi, []Edit{{Span{4, 6}, "x"}, {Span{5, 6}, "y"}}, ErrOverlap, "x.inf:2:2: edits overlap"},
		{ansi, []Edit{{Span{4, 99}, "x"}}, ErrSpan, "x.inf:2:1: edit outside the text"},
		{ansi, []Edit{{Span{6, 4}, "x"}}, ErrSpan, "x.inf:2:3: edit outside the text"},
		{marked, []Edit{{Span{6, 7}, "x"}}, ErrSpan, "inside a character"},
		{ansi, []Edit{{Span{4, 4}, "Ω"}}, ErrEncode, `the file's encoding has no such character: 'Ω' in windows-1252`},
		{[]byte("[S]\né"), []Edit{{Span{4, 4}, "é"}}, ErrEncode, "would not be UTF-8"},
		{marked, []Edit{{Span{4, 4}, "\xFF"}}, ErrEncode, "is not UTF-8"},
		{utf16Bytes("[S]", false, true), []Edit{{Span{0, 0}, "\xFF"}}, ErrEncode, "is not UTF-8"},
	}
	for _, tt := range tests {
		_, err := Parse("x.inf", tt.src).Apply(tt.src, tt.edits)
		require.ErrorIs(t, err, tt.want)
		require.ErrorContains(t, err, tt.text)
	}
	_, err := Parse("x.inf", ansi).Apply(marked, nil)
	require.ErrorIs(t, err, ErrChanged)
	require.ErrorContains(t, err, "x.inf: these are not the bytes that were parsed; read the file again")
	empty, err := Parse("x.inf", nil).Apply(nil, nil)
	require.NoError(t, err)
	require.Empty(t, empty)
}

// TestRealFiles reads the files that INFLINT_CORPUS and INFLINT_VECTORS name. Each
// is written back byte for byte, also after text has been put in and taken out
// again, and every field read again alone gives the same value.
func TestRealFiles(t *testing.T) {
	count := 0
	for _, name := range []string{"INFLINT_CORPUS", "INFLINT_VECTORS"} {
		root := os.Getenv(name)
		if root == "" {
			continue
		}
		require.NoError(t, filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.Contains(strings.ToLower(filepath.Base(path)), ".in") {
				return err
			}
			src, err := os.ReadFile(path)
			require.NoError(t, err)
			count++
			checkIdentity(t, path, src)
			checkFields(t, Parse(path, src))
			return nil
		}))
	}
	if count == 0 {
		t.Skip("neither INFLINT_CORPUS nor INFLINT_VECTORS is set")
	}
	t.Logf("%d files", count)
}

func checkIdentity(t *testing.T, path string, src []byte) {
	f := Parse(path, src)
	same, err := f.Apply(src, nil)
	require.NoError(t, err, path)
	require.Equal(t, src, same, path)
	var put []Edit
	for _, s := range f.Sections {
		for _, e := range s.Entries() {
			put = append(put, Edit{Span{e.Span().Start, e.Span().Start}, "; put in\n"})
		}
	}
	slices.SortFunc(put, func(a, b Edit) int { return a.Span.Start - b.Span.Start })
	longer, err := f.Apply(src, put)
	require.NoError(t, err, path)
	g := Parse(path, longer)
	if g.Encoding != f.Encoding {
		return // enough text without NUL changed the guess
	}
	var taken []Edit
	for i, e := range put {
		at := e.Span.Start + i*len(e.New)
		taken = append(taken, Edit{Span{at, at + len(e.New)}, ""})
	}
	same, err = g.Apply(longer, taken)
	require.NoError(t, err, path)
	require.Equal(t, src, same, path)
}

// checkFields reads the source of each field again, alone in a file.
func checkFields(t *testing.T, f *File) {
	for _, s := range f.Sections {
		for _, e := range s.Entries() {
			for i := range e.Fields {
				field := &e.Fields[i]
				source := f.Text[field.Span().Start:field.Span().End]
				rest, _, _ := strings.Cut(f.Text[field.Span().End:], "\n")
				if rest = strings.TrimLeftFunc(rest, isBlank); rest != "" && strings.IndexByte(",;", rest[0]) >= 0 {
					source += "," // without it, a backslash at the end would mean something else
				}
				again := Parse("again.inf", []byte("\xEF\xBB\xBF[S]\nk="+source))
				require.Equal(t, string([]rune(field.Raw())), again.Section("S").Entries()[0].Field(1).Raw(), "%s: %q", f.Name, source)
			}
		}
	}
}
