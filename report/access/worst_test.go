package accessmap

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/rules"
)

func fileWith(name, sddl string) *inf.File {
	return inf.Parse(name, rules.Example("[Acme.NT.HW]\nAddReg=R\n[R]\nHKR,,Security,,\""+sddl+"\"\n"))
}

// TestWorstFirst has files in another order than that of the risk.
func TestWorstFirst(t *testing.T) {
	out := string(writtenWith(t, "text", Options{WorstFirst: true}, []*inf.File{
		fileWith("closed.inf", "D:P(A;;GA;;;SY)"), fileWith("none.inf", "$NO$"), fileWith("read.inf", "D:P(A;;GR;;;BU)"),
		fileWith("services.inf", "D:P(A;;GA;;;LS)"), fileWith("full.inf", "D:P(A;;GA;;;WD)"), fileWith("also-read.inf", "D:P(A;;GR;;;BU)"),
	}))
	var files []string
	for line := range strings.Lines(out) {
		if name, _, ok := strings.Cut(line, ".inf:"); ok {
			files = append(files, name)
		}
	}
	require.Equal(t, []string{"full", "read", "also-read", "services", "closed"}, files)
	require.Contains(t, out, "1 device, not known: a token or placeholder in the descriptor has no value here\n")
	require.True(t, strings.HasSuffix(out, "\n1 of 6 devices can be written by users; 1 not known\n6 services: not known\n1 file skipped: no driver INF; -v names them\n--all shows each object that is not known\n"), out)
}

// TestWorstFirstIsBounded gives more files than there is room for. What is worse keeps
// its place, whenever it comes.
func TestWorstFirstIsBounded(t *testing.T) {
	flood := strings.Repeat("(A;;GR;;;LS)", 150)
	var closed, worse strings.Builder
	for _, to := range []struct {
		b    *strings.Builder
		sddl string
	}{{&closed, "D:P(A;;GR;;;NS)" + flood}, {&worse, "D:P(A;;GR;;;BU)" + flood}} {
		to.b.WriteString("[Manufacturer]\nm=M\n[M]\n")
		for i := range 100 {
			fmt.Fprintf(to.b, "n%d=I%[1]d,x\n[I%[1]d]\n[I%[1]d.HW]\nAddReg=R\n[M]\n", i)
		}
		to.b.WriteString("[R]\nHKR,,Security,,\"" + to.sddl + "\"\n")
	}
	var out strings.Builder
	w, err := New("text", &out, Options{WorstFirst: true})
	require.NoError(t, err)
	for i := range 30 {
		require.NoError(t, w.File(inf.Parse(fmt.Sprintf("closed%d.inf", i), []byte(closed.String())), nil))
		require.LessOrEqual(t, w.format.(*worstFirst).size, maxMap)
	}
	require.Positive(t, w.format.(*worstFirst).missed)
	require.NoError(t, w.File(inf.Parse("worse.inf", []byte(worse.String())), nil))
	for i := range 30 {
		require.NoError(t, w.File(inf.Parse(fmt.Sprintf("worse%d.inf", i), []byte(worse.String())), nil))
		require.LessOrEqual(t, w.format.(*worstFirst).size, maxMap)
	}
	require.NoError(t, w.Close(outcome.Inputs{Files: 1}))
	got := out.String()
	require.NotContains(t, got, "closed")
	require.Less(t, len(got), maxMap+1<<20)
	require.True(t, strings.HasPrefix(got, "worse.inf:"))
	require.Equal(t, 100, strings.Count(got, "worse.inf:"))
	require.Regexp(t, `\nand \d+ more objects, which would make this report too long\n`, got)
	require.Equal(t, 6100, strings.Count(got, ", from [")+w.format.(*worstFirst).missed)
}

// TestPictureIsBounded gives more files than a picture has room for.
func TestPictureIsBounded(t *testing.T) {
	f := inf.Parse("a.inf", []byte(manyKinds))
	w, err := New("svg", io.Discard, Options{})
	require.NoError(t, err)
	picture := w.format.(*svgWriter)
	for picture.more == 0 {
		require.NoError(t, w.File(f, nil))
		require.Less(t, picture.size, maxMap+1<<20)
	}
	var out strings.Builder
	picture.w = &out
	require.NoError(t, w.Close(outcome.Inputs{Files: 1}))
	require.Contains(t, out.String(), ">and 8 more objects, which would make this report too long<")
	requirePicture(t, []byte(out.String()))
}
