package source

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write what the tests expect")

// TestFacts reads the files of each archive as one target, and compares what they say
// with the file "want" of it.
func TestFacts(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	require.NoError(t, err)
	require.NotEmpty(t, archives)
	for _, name := range archives {
		t.Run(filepath.Base(name), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			require.NoError(t, err)
			var files []File
			want := -1
			for i, f := range archive.Files {
				if f.Name == "want" {
					want = i
					continue
				}
				files = append(files, File{f.Name, Decode(f.Data)})
			}
			require.GreaterOrEqual(t, want, 0)
			got := listing(Read(files))
			if *update {
				archive.Files[want].Data = []byte(got)
				require.NoError(t, os.WriteFile(name, txtar.Format(archive), 0o644))
			}
			require.Equal(t, string(archive.Files[want].Data), got)
		})
	}
}

// listing writes facts as text, a line each.
func listing(f *Facts) string {
	var b strings.Builder
	for _, d := range f.Doors {
		fmt.Fprintf(&b, "%s %s by %s, confidence %s\n", at(d.Place), d.Kind, d.Call, d.Confidence)
		fmt.Fprintf(&b, "  name %s, sddl %s\n", text(d.Name), text(d.SDDL))
		fmt.Fprintf(&b, "  type %s, characteristics %s, exclusive %s\n", hex(d.Type), hex(d.Characteristics), say(d.Exclusive))
		if d.Kind == Port {
			fmt.Fprintf(&b, "  default descriptor %s\n", say(d.DefaultDescriptor))
		}
	}
	for _, c := range f.Calls {
		fmt.Fprintf(&b, "%s %s in %s", at(c.Place), c.Name, c.Function)
		if c.Condition != "" {
			fmt.Fprintf(&b, ", if %s", c.Condition)
		}
		for i := range c.Arguments {
			switch kind := calls[c.Name].read[i]; kind {
			case number32:
				fmt.Fprintf(&b, "; %d: %s", i, hex(c.Arguments[i].Number))
			case unicodeName:
				fmt.Fprintf(&b, "; %d: %s", i, text(c.Arguments[i].String))
			}
		}
		b.WriteByte('\n')
	}
	for _, c := range f.Codes {
		fmt.Fprintf(&b, "%s %s = %s, access %s, method %s, handled at", at(c.Place), c.Name, hex(c.Value), say(c.Access), say(c.Method))
		for _, p := range c.Handled {
			b.WriteString(" " + at(p))
		}
		b.WriteByte('\n')
	}
	for _, h := range f.Hidden {
		fmt.Fprintf(&b, "%s %s is hidden in %s\n", at(h.Place), h.Name, h.Macro)
	}
	for _, name := range f.Shadowed {
		fmt.Fprintf(&b, "%s is the target's own\n", name)
	}
	for _, u := range f.Unread {
		fmt.Fprintf(&b, "%s: %s\n", u.Name, u.Why)
	}
	return b.String()
}

func at(p Place) string { return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column) }

func say[T any](m Maybe[T]) string {
	if v, found := m.Get(); found {
		return fmt.Sprint(v)
	}
	return "? (" + m.Why().String() + ")"
}

func hex(m Maybe[uint32]) string {
	if v, found := m.Get(); found {
		return fmt.Sprintf("%#x", v)
	}
	return say(m)
}

func text(m Maybe[Text]) string {
	v, found := m.Get()
	switch {
	case !found:
		return say(m)
	case v.Null:
		return "NULL"
	}
	return fmt.Sprintf("%q", v.Value)
}

func TestLiterals(t *testing.T) {
	for literal, want := range map[string]string{
		`"a"`: "a", `L"\\Device\\X"`: `\Device\X`, `"\x41\102\u0043"`: "ABC", `LR"x(a\b)x"`: `a\b`,
		"\"a\\\nb\"": "ab", `"\t\"\0"`: "\t\"\x00",
	} {
		got, ok := stringValue(literal)
		require.True(t, ok, literal)
		require.Equal(t, want, got)
	}
	for _, literal := range []string{`"\q"`, `"\x00041"`, `"\u12"`, `"\ud800"`, `x`} {
		_, ok := stringValue(literal)
		require.False(t, ok, literal)
	}
	for literal, want := range map[string]uint32{"0x10u": 16, "010": 8, "7L": 7, "4294967295UL": 1<<32 - 1, "1'000": 1000, "0b11": 3} {
		got, ok := number(literal)
		require.True(t, ok, literal)
		require.Equal(t, want, got)
	}
	for _, literal := range []string{"4294967296", "1.5", "0o7", "1_0", "08", ""} {
		_, ok := number(literal)
		require.False(t, ok, literal)
	}
}

func TestBounds(t *testing.T) {
	long := strings.Repeat(" ", MaxFile)
	var files []File
	for i := range 9 {
		files = append(files, File{fmt.Sprint(i), long})
	}
	f := Read(append(files, File{"long", long + " "}))
	require.Equal(t, []Unread{{"8", "the files together are longer than 64 MiB"}, {"long", "longer than 8 MiB"}}, f.Unread)
	deep := strings.Repeat("(", 60) + `IoValidateDeviceIoControlAccess(irp, 1)` + strings.Repeat(")", 60)
	f = Read([]File{{"deep.c", "void f(void) {" + deep + ";}"}})
	require.Empty(t, f.Calls)
	require.Len(t, f.Unread, 1)
}
