package inf

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestFill puts values in place of placeholders. Lines and columns, and the text that is
// shown, are those of the author.
func TestFill(t *testing.T) {
	define := map[string]string{"A": "long value", "B": "", "VERSION": "1.2"}
	const text = "[x@A@]\r\nk$(B)=!A!,#VERSION#,{{ .A }},$B$${B}@B@,@C@@A@\r\n[y]\nä@A@=b ; @B@"
	for name, src := range map[string][]byte{
		"ANSI":   []byte(strings.ReplaceAll(text, "ä", "\xE4")),
		"UTF-8":  []byte(text),
		"UTF-16": utf16Bytes(text, false, true),
		"marked": []byte("\xEF\xBB\xBF" + text),
	} {
		t.Run(name, func(t *testing.T) {
			f := Options{Define: define}.Parse("x.inf", src)
			require.Equal(t, "xlong value", f.Sections[0].Name)
			e := f.Sections[0].Entries()[0]
			require.Equal(t, "k", e.Key.Value)
			require.Equal(t, []string{"long value", "1.2", "long value", "", "@C@long value"}, []string{e.Value(1), e.Value(2), e.Value(3), e.Value(4), e.Value(5)})
			require.True(t, e.Field(1).Known())
			require.False(t, e.Field(5).Known())
			require.Equal(t, Position{2, 7}, f.Position(e.Field(1).Span().Start))
			require.Equal(t, Position{2, 10}, f.Position(e.Field(1).Span().End))
			require.Equal(t, "!A!", f.Source(e.Field(1).Span()))
			require.Equal(t, "#VERSION#", f.Source(e.Field(2).Span()))
			require.Equal(t, text, f.Source(Span{0, len(f.Text)}))
			require.Equal(t, Position{4, 6}, f.Position(f.Sections[1].Entries()[0].Field(1).Span().Start))
			require.Equal(t, []string{"A", "B", "VERSION"}, f.Filled())
			require.Equal(t, len(f.Written()), f.WrittenOffset(len(f.Text)))
			require.Equal(t, len(f.Text), f.TextOffset(len(f.Written())))

			value := e.Field(1).Span()
			require.Equal(t, value, f.Whole(Span{value.Start + 1, value.End - 1}))
			require.Equal(t, value, f.Whole(value))
			require.True(t, f.HasFilling(Span{value.Start + 1, value.Start + 1}))
			require.False(t, f.HasFilling(Span{value.Start, value.Start}))

			// Edits beside the values leave every other byte as it is.
			last := f.Sections[1].Entries()[0].Field(1).Span()
			edited, err := f.Apply(src, []Edit{{value, "x"}})
			require.ErrorIs(t, err, ErrFilled, string(edited))
			edited, err = f.Apply(src, []Edit{{Span{value.Start, value.Start}, "<"}, {last, "c"}})
			require.NoError(t, err)
			again := Options{Define: define}.Parse("x.inf", edited)
			require.Equal(t, strings.ReplaceAll(strings.ReplaceAll(text, "=b", "=c"), "!A!", "<!A!"), again.Source(Span{0, len(again.Text)}))
		})
	}
}

// TestFillBounded leaves placeholders whose values would make the text too long.
func TestFillBounded(t *testing.T) {
	text := strings.Repeat("@A@\n", 100)
	f := Options{Define: map[string]string{"A": strings.Repeat("x", 10)}, MaxText: 500}.Parse("x.inf", []byte(text))
	require.True(t, f.Unfilled())
	require.Equal(t, 14, strings.Count(f.Text, "xxxxxxxxxx"))
	require.LessOrEqual(t, len(f.Text), 500)
	require.False(t, Options{Define: map[string]string{"A": "xx"}, MaxText: 1}.Parse("x.inf", []byte(text)).Unfilled())

	f = Options{Define: map[string]string{"A": strings.Repeat("x", 1<<18)}}.Parse("x.inf", []byte(text))
	require.True(t, f.Unfilled(), "few bytes name much")
	require.Less(t, len(f.Text), filledBase+filledPerSource*len(text))
}

// TestFillKeeps leaves what is no placeholder, and those that have no value.
func TestFillKeeps(t *testing.T) {
	for _, text := range []string{"$CHICAGO$", "a@b.c", "ROOT#AB#0000#{", "@A@B@", "{{A B}}", "$a$"} {
		define := map[string]string{"CHICAGO": "x", "b": "x", "AB": "x", "B": "x", "a": "x"}
		require.Equal(t, text, Options{Define: define}.Parse("x.inf", []byte(text)).Text)
	}
}

// TestFillLong has a value that would be several characters of UTF-8 each, in a line that
// is counted in parts.
func TestFillLong(t *testing.T) {
	f := Options{Define: map[string]string{"A": strings.Repeat("€", 3000)}}.Parse("x.inf", []byte("ä=@A@,x"))
	require.Equal(t, Position{1, 7}, f.Position(len(f.Text)-1))
}
