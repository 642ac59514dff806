package report

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/reporttest"
	"github.com/inflint/inflint/report/outcome"
	"github.com/inflint/inflint/report/terminal"
	"github.com/inflint/inflint/rules"
)

// A look is a format, and how a report in it looks.
type look struct {
	name, format string
	terminal.Look
}

// looks are the reports for people in testdata/NAME.golden.
var looks = []look{
	{"text", "text", terminal.Look{}},
	{"text-80", "text", terminal.Look{Width: 80}},
	{"text-120", "text", terminal.Look{Width: 120, Unicode: true}},
	{"text-color", "text", terminal.Look{Width: 80, Unicode: true, Color: true, Links: true}},
	{"compact", "compact", terminal.Look{Width: 80, Unicode: true}},
	{"compact-color", "compact", terminal.Look{Color: true, Links: true}},
}

// TestLooks reports on the files in testdata/rich, which have all that makes
// measuring text hard, in each look.
func TestLooks(t *testing.T) {
	all := slices.Clone(looks)
	for _, f := range Formats() {
		switch f.Name {
		case "text", "compact": // above
		case "sarif", "html": // which have tests of their own
		default:
			all = append(all, look{f.Name, f.Name, terminal.Look{}})
		}
	}
	for _, look := range all {
		t.Run(look.name, func(t *testing.T) {
			golden := filepath.Join("testdata", look.name+".golden")
			got := richReport(t, look.format, look.Look)
			reporttest.Golden(t, golden, got)
		})
	}
}

func richReport(t *testing.T, format string, look terminal.Look) []byte {
	var set []*rules.Rule // the others are no part of this test
	for _, id := range []string{"INF205", "INF206", "INF307"} {
		set = append(set, rules.Lookup(id))
	}
	var out bytes.Buffer
	w := newWriter(t, format, &out, Options{Look: look})
	names, err := filepath.Glob(filepath.Join("testdata", "rich", "*.inf"))
	require.NoError(t, err)
	for _, name := range names {
		src, err := os.ReadFile(name)
		require.NoError(t, err)
		for _, f := range rules.Run(inf.Parse(filepath.Base(name), src), set, rules.Options{Preset: rules.PresetAll}) {
			before := out.Len()
			require.NoError(t, w.Finding(f))
			if format != "junit" && format != "checkstyle" { // which write file by file
				require.Greater(t, out.Len(), before, "a finding is written at once")
			}
		}
	}
	require.NoError(t, w.Close(Summary{Inputs: outcome.Inputs{Files: len(names)}}))
	return out.Bytes()
}

// TestNothingButPlainText looks at reports for pipes and files: they have no
// escape sequences, and no signs of their own beyond ASCII.
func TestNothingButPlainText(t *testing.T) {
	f := rules.Run(inf.Parse("x.inf", rules.Example(rules.Lookup("INF103").Bad)), rules.All(), rules.Options{})[0]
	for _, format := range []string{"text", "compact"} {
		var plain, colored bytes.Buffer
		w := newWriter(t, format, &plain, Options{})
		require.NoError(t, w.Finding(f))
		require.False(t, strings.ContainsFunc(plain.String(), func(r rune) bool { return r >= 0x7F || r < ' ' && r != '\n' }), plain.String())
		w = newWriter(t, format, &colored, Options{Look: terminal.Look{Color: true, Links: true}})
		require.NoError(t, w.Finding(f))
		require.Contains(t, colored.String(), "\x1b[31;1merror")
		require.Equal(t, plain.String(), reporttest.WithoutSequences(colored.String()))
	}
}
