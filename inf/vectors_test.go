package inf

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A vector is a small INF file with what SetupAPI makes of it. INFLINT_VECTORS
// names a folder of them.
type vector struct {
	Trap     string
	Assert   bool
	Compare  string
	Expected struct {
		Open     bool
		Code     string `json:"win4_err"`
		Line     int    `json:"win4_errline"`
		Sections []struct {
			Name  string
			Lines []struct {
				Key    *string
				Fields []string
				RawKey *string
				Raw    []string
				Int    []*int64
			}
		}
	}
}

func TestVectors(t *testing.T) {
	root := os.Getenv("INFLINT_VECTORS")
	if root == "" {
		t.Skip("INFLINT_VECTORS is not set")
	}
	names, err := filepath.Glob(filepath.Join(root, "inf", "*.json"))
	require.NoError(t, err)
	require.NotEmpty(t, names)
	asserted := 0
	for _, name := range names {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		var v vector
		require.NoError(t, json.Unmarshal(data, &v))
		if !v.Assert {
			continue
		}
		asserted++
		t.Run(filepath.Base(name), func(t *testing.T) { checkVector(t, v, strings.TrimSuffix(name, ".json")+".inf") })
	}
	t.Logf("%d of %d vectors assert something", asserted, len(names))
}

func checkVector(t *testing.T, v vector, name string) {
	t.Log(v.Trap)
	src, err := os.ReadFile(name)
	require.NoError(t, err)
	f := Parse(name, src)
	code, line := rejection(f)
	require.Equal(t, v.Expected.Code, code)
	if code != "" && code != "0xe0000100" {
		require.Equal(t, v.Expected.Line, line)
	}
	if !v.Expected.Open {
		return
	}
	require.Len(t, f.Sections, len(v.Expected.Sections))
	text := (*Field).Raw
	if v.Compare != "raw" {
		text = func(field *Field) string { return field.Value }
	}
	for i, want := range v.Expected.Sections {
		got := f.Sections[i]
		require.Equal(t, want.Name, got.Name)
		require.Len(t, got.Entries(), len(want.Lines), "section %s", want.Name)
		for j, wantLine := range want.Lines {
			e := got.Entries()[j]
			trim := func(s string) string {
				if v.Compare == "trim-trailing-cr" {
					return strings.TrimSuffix(s, "\r")
				}
				return s
			}
			wantKey, wantFields := wantLine.Key, wantLine.Fields
			if v.Compare == "raw" {
				if wantLine.RawKey != nil {
					wantKey = wantLine.RawKey
				}
				if wantLine.Raw != nil {
					wantFields = wantLine.Raw
				}
			}
			require.Equal(t, wantKey == nil, e.Key == nil, "key of line %d", e.Line())
			if wantKey != nil {
				require.Equal(t, trim(*wantKey), trim(text(e.Key)))
			}
			require.Len(t, e.Fields, len(wantFields))
			for k := range wantFields {
				require.Equal(t, trim(wantFields[k]), trim(text(&e.Fields[k])))
			}
		}
	}
}

// rejection returns the error with which SetupAPI refuses the file, as it would
// meet it: a bad header before anything else, then early text, then the
// signature.
func rejection(f *File) (code string, line int) {
	for _, kind := range []ProblemKind{EmptyFile, BadSectionHeader, SectionNameTooLong, TextBeforeSections, BadSignature} {
		for _, p := range f.Problems() {
			if p.Kind == kind {
				return fmt.Sprintf("%#x", p.Code()), f.Position(p.Span.Start).Line
			}
		}
	}
	return "", 0
}
