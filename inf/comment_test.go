package inf

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestComment(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"; alone", "; alone"},
		{" \t;; x\r", ";; x"},
		{"a = b ; c ; d", "; c ; d"},
		{`a = "b ; c" ; d`, "; d"},
		{`a = "b "" ; c" ; d`, "; d"},
		{`a = "b ; c`, ""},
		{`a = “b ; c`, "; c"},
		{"[s;t]", ""},
		{`["s] ; "t`, `; "t`},
		{"[s] x ; t", ""},
		{"[s ; t", ""},
		{"a = b\x1A; c", ""},
		{"a = b ; c\x1A d", "; c"},
		{"a = b, \\ ; c", "; c"},
		{"a = b, \\\n[s ; t]", "; t]"},
		{"a = b, \\ ; c\n[s] ; \"t", "; \"t"},
		{"a = \"b \\\n[s;t]", ""},
		{"; a \\\n[s;t]", ""},
		{"", ""},
	} {
		f := Parse("x.inf", []byte("[first]\n"+tt.text))
		span := f.Comment(f.Lines())
		require.Equal(t, tt.want, f.Text[span.Start:span.End], tt.text)
	}
	f := Parse("x.inf", []byte("a \\\n[s;t]"))
	require.Zero(t, f.Comment(2), "nothing is continued before the first section")
	require.Zero(t, f.Comment(0))
	require.Zero(t, f.Comment(3))
}

func TestEntryLines(t *testing.T) {
	for text, want := range map[string]int{
		"a = b":                     2,
		"a = b \\ ; c\n c":          3,
		"a = b, \\\n; c\nd":         3,
		"a = b, \\\n \\ ; x\n\nd":   4,
		"a = b \\\n":                3,
		"a = b \\":                  2,
		"a = \"b \\\nc":             2,
		"a = \\b":                   2,
		"a = b ; c \\\nd":           2,
		"a = b,\\\n\"c\",\\\nd\ne=": 4,
		"a = b,\r\nc = d\r\n":       2,
	} {
		f := Parse("x.inf", []byte("[s]\n"+text))
		first, last := f.Section("s").Entries()[0].Lines()
		require.Equal(t, 2, first, text)
		require.Equal(t, want, last, text)
	}
}

// TestCommentsAreNoINF removes all comments from real files and conformance
// vectors: the tree stays what it was.
func TestCommentsAreNoINF(t *testing.T) {
	checked := 0
	for _, root := range []string{os.Getenv("INFLINT_CORPUS"), os.Getenv("INFLINT_VECTORS"), filepath.Join("..", "testdata", "infs")} {
		if root == "" {
			continue
		}
		require.NoError(t, filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if ext := strings.ToLower(filepath.Ext(name)); err != nil || d.IsDir() || ext != ".inf" && ext != ".inx" {
				return err
			}
			src, err := os.ReadFile(name)
			require.NoError(t, err)
			checkWithoutComments(t, name, src)
			checked++
			return nil
		}))
	}
	t.Logf("%d files", checked)
	require.NotZero(t, checked)
}

func checkWithoutComments(t *testing.T, name string, src []byte) {
	f := Parse(name, src)
	var edits []Edit
	for line := 1; line <= f.Lines(); line++ {
		if span := f.Comment(line); span.Len() > 0 {
			edits = append(edits, Edit{Span: span})
		}
	}
	stripped, err := f.Apply(src, edits)
	require.NoError(t, err)
	// Without its comments a short file might be taken for another encoding.
	if g := Parse(name, stripped); g.Encoding == f.Encoding {
		require.Equal(t, lined(f), lined(g), name)
		for line := 1; line <= g.Lines(); line++ {
			require.Zero(t, g.Comment(line), "%s:%d", name, line)
		}
	}
}

// lined returns the entries of a file as Windows reads them, with their lines.
func lined(f *File) (entries []string) {
	for _, s := range f.Sections {
		for _, e := range s.Entries() {
			text := fmt.Sprintf("%d [%s]", e.Line(), s.Name)
			if e.Key != nil {
				text += fmt.Sprintf(" %q=", e.Key.Value)
			}
			for i := range e.Fields {
				text += fmt.Sprintf(" %q", e.Fields[i].Value)
			}
			entries = append(entries, text)
		}
	}
	return entries
}
