package inf

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// FuzzParse checks what must hold for any bytes: all spans lie in the text, every
// range of a value is somewhere in the source, a field read alone is the same
// field, the bytes are written back as they were, and the tree written out with
// everything quoted reads back as the same tree.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"[Version]\nSignature=\"$Windows NT$\"\n[S]\na=%b%,\"c;d\"\\\n e\n[Strings]\nb=\"x\"\"y\"",
		"\xFF\xFE[\x00S\x00]\x00", "\xEF\xBB\xBF[S]\na\\ ,=", "[S\n\x1A", "x\n[]\n=,;\\", "[S]\n\"a,b\"=HKR,,Security,07,x\n\"=,\",\\\nHKR,,0", "[a]\n%%x%,%13%\\",
		"[Manufacturer]\n%m%=M,NTamd64\n[M.NTamd64]\nd=I,h\n[I.NT]\nNeeds=I.NT\n[I.NT.HW]\nAddReg=R,R\n[R]\nHKR,,Security,,x",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		file := Parse("fuzz.inf", src)
		checkScan(t, file)
		checkSurvey(t, src)
		checkSpans(t, file)
		checkFields(t, file)
		if len(src) > 0 {
			same, err := file.Apply(src, nil)
			require.NoError(t, err)
			require.Equal(t, src, same)
		}
		for _, o := range file.Objects() {
			for _, s := range append(o.Descriptors, o.Values...) {
				inText(t, file, s.Span())
				require.Equal(t, s.Effect == Effective, s.Cause == NoCause)
				data, spans, _ := s.Bytes()
				require.Len(t, spans, len(data))
			}
		}
		again := Parse("again.inf", []byte("\xEF\xBB\xBF"+quoteAll(file)))
		require.Equal(t, rawTree(file), rawTree(again))
	})
}

func inText(t *testing.T, f *File, s Span) {
	require.True(t, 0 <= s.Start && s.Start <= s.End && s.End <= len(f.Text), "span %v of %d", s, len(f.Text))
}

func checkSpans(t *testing.T, f *File) {
	for _, p := range f.Problems() {
		inText(t, f, p.Span)
	}
	for _, s := range f.Sections {
		for _, h := range s.Headers {
			inText(t, f, h)
		}
		for _, e := range s.Entries() {
			inText(t, f, e.Span())
			for i := range e.Fields {
				field := &e.Fields[i]
				inText(t, f, field.Span())
				for _, r := range [][2]int{{0, len(field.Value)}, {len(field.Value) / 2, len(field.Value)/2 + 1}} {
					loc := field.Locate(r[0], r[1])
					inText(t, f, loc.Use)
					inText(t, f, loc.Best())
				}
			}
		}
	}
}

// quoteAll writes the tree, before substitution, with every field in quotes.
func quoteAll(f *File) string {
	var out strings.Builder
	quote := func(s string) { out.WriteString(`"` + strings.ReplaceAll(s, `"`, `""`) + `"`) }
	for _, s := range f.Sections {
		out.WriteString("[" + s.Name + "]\n")
		for _, e := range s.Entries() {
			if e.Key != nil && !e.Lone() {
				quote(e.Key.Raw())
				out.WriteString("=")
			}
			for i := range e.Fields {
				if i > 0 {
					out.WriteString(",")
				}
				quote(e.Fields[i].Raw())
			}
			out.WriteString("\n")
		}
	}
	return out.String()
}

// rawTree writes the tree with what is not UTF-8, the halves of surrogate pairs,
// as reading it again will have it.
func rawTree(f *File) string { return string([]rune(quoteAll(f))) }
