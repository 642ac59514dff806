package fix

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/rules"
)

var update = flag.Bool("update", false, "rewrite the golden files of the fixes")

// TestFixtures fixes the bad fixtures of every rule, the unsafe fixes included. What
// that changes stands in fix.golden beside them; there is none where nothing is fixed.
// The same must come of each fixture in other encodings, with other line ends, and when
// it is fixed again.
func TestFixtures(t *testing.T) {
	for _, rule := range rules.All() {
		t.Run(rule.ID, func(t *testing.T) {
			dir := filepath.Join("..", "..", "testdata", "infs", rule.ID)
			names, err := filepath.Glob(filepath.Join(dir, "bad*.in[fx]"))
			require.NoError(t, err)
			got := ""
			for _, name := range names {
				got += checkFixture(t, name)
			}
			golden := filepath.Join(dir, "fix.golden")
			if *update && got != "" {
				require.NoError(t, os.WriteFile(golden, []byte(got), 0o644))
			} else if *update {
				_ = os.Remove(golden) // there is mostly none
			}
			want, err := os.ReadFile(golden)
			if got != "" {
				require.NoError(t, err, "run go test ./internal/fix -update, and look at what the fixes do")
			}
			require.Equal(t, string(want), got)
		})
	}
}

// checkFixture returns what the fixes of a fixture change, and checks that the
// encoding makes no difference.
func checkFixture(t *testing.T, name string) string {
	src, err := os.ReadFile(name)
	require.NoError(t, err)
	x := fixtureFixer(t, name, src)
	before, fixed := fixBytes(t, x, src)
	if len(fixed.Applied) == 0 {
		return ""
	}
	require.Equal(t, src, restored(t, before, fixed), "a byte outside of the fixes has changed")
	for _, v := range variants(before.File.Text, fixed.File.Text) {
		t.Run(filepath.Base(name)+" "+v.name, func(t *testing.T) {
			_, fixed := fixBytes(t, x, v.before)
			require.Equal(t, string(v.after), string(fixed.Bytes))
			_, again := fixBytes(t, x, fixed.Bytes)
			require.Empty(t, again.Applied)
			require.Equal(t, string(v.after), string(again.Bytes))
		})
	}
	return string(diff.Diff(filepath.Base(name), text(before.File), "fixed", text(fixed.File)))
}

// TestFixedStays fixes all fixtures with the rules of every preset, and then again,
// which changes nothing.
func TestFixedStays(t *testing.T) {
	names, err := filepath.Glob(filepath.Join("..", "..", "testdata", "infs", "*", "*.in[fx]"))
	require.NoError(t, err)
	require.NotEmpty(t, names)
	changed := 0
	for _, name := range names {
		src, err := os.ReadFile(name)
		require.NoError(t, err)
		for _, unsafe := range []bool{false, true} {
			x := &Fixer{Unsafe: unsafe, Linter: lint.Linter{Options: lint.Options{Rules: rules.All(), Policy: func(string) (lint.Policy, error) {
				return lint.Policy{Options: rules.Options{Preset: rules.PresetAll}}, nil
			}}}}
			_, fixed := fixBytes(t, x, src)
			if len(fixed.Applied) == 0 {
				continue
			}
			changed++
			_, again := fixBytes(t, x, fixed.Bytes)
			require.Empty(t, again.Applied, "%s, unsafe %v", name, unsafe)
		}
	}
	require.NotZero(t, changed)
}

func text(f *inf.File) []byte { return []byte(strings.ReplaceAll(f.Text, "\r\n", "\n")) }

func fixBytes(t *testing.T, x *Fixer, src []byte) (*Source, *Fixed) {
	s := x.Read(lint.Input{Path: "x.inf", Reader: strings.NewReader(string(src))})
	require.NoError(t, s.Err)
	fixed := x.Fix(s)
	require.NoError(t, fixed.Err)
	return s, fixed
}

// restored takes the fixes of one round back.
func restored(t *testing.T, s *Source, fixed *Fixed) []byte {
	var edits []inf.Edit
	for _, a := range fixed.Applied {
		if a.Finding.File != s.File {
			return s.Bytes // of a later round
		}
		edits, _ = insert(edits, a.Fix.Edits)
	}
	var back []inf.Edit
	for _, m := range moved(edits) {
		back = append(back, inf.Edit{Span: m.after, New: s.File.Text[m.before.Start:m.before.End]})
	}
	src, err := fixed.File.Apply(fixed.Bytes, back)
	require.NoError(t, err)
	return src
}

// The lines of a fixture that set options; see the tests of package rules.
var (
	presetLine    = regexp.MustCompile(`(?m)^; preset (\w+)\s*$`)
	frameworkLine = regexp.MustCompile(`(?m)^; framework (\w+)\s*$`)
)

func fixtureFixer(t *testing.T, name string, src []byte) *Fixer {
	var options rules.Options
	var err error
	file := inf.Parse(name, src)
	if m := presetLine.FindStringSubmatch(file.Text); m != nil {
		options.Preset, err = rules.ParsePreset(m[1])
		require.NoError(t, err)
	}
	if m := frameworkLine.FindStringSubmatch(file.Text); m != nil {
		options.Framework, err = rules.ParseFramework(m[1])
		require.NoError(t, err)
	}
	return &Fixer{Unsafe: true, Linter: lint.Linter{Options: lint.Options{Rules: rules.All(), Policy: func(string) (lint.Policy, error) {
		return lint.Policy{Options: options, FailOn: rules.Error}, nil
	}}}}
}

// A variant is a fixture in another encoding or with other line ends, before and
// after its fixes.
type variant struct {
	name          string
	before, after []byte
}

// variants leaves out the encodings that have not all characters of the texts.
func variants(before, after string) []variant {
	var list []variant
	for _, encoding := range []struct{ name, comment, bom string }{
		{"ASCII", "", ""}, {"ANSI", "; \u00E9\n", ""}, {"UTF-8 with BOM", "; \u03A9\n", "\xEF\xBB\xBF"}, {"UTF-16LE with BOM", "; \u03A9\n", "\xFF\xFE"},
	} {
		for _, end := range []string{"\n", "\r\n"} {
			encode := func(text string) ([]byte, bool) {
				text = strings.ReplaceAll(encoding.comment+strings.ReplaceAll(text, "\r\n", "\n"), "\n", end)
				return encoded(text, encoding.bom)
			}
			b, ok := encode(before)
			a, okAfter := encode(after)
			if ok && okAfter {
				list = append(list, variant{encoding.name + map[string]string{"\n": " LF", "\r\n": " CRLF"}[end], b, a})
			}
		}
	}
	return list
}

// encoded returns a text in the encoding that a byte order mark stands for. Without
// one, only characters of Latin-1 can be written.
func encoded(text, bom string) ([]byte, bool) {
	out := []byte(bom)
	for _, r := range text {
		switch {
		case bom == "" && (r > 0xFF || r >= 0x80 && r < 0xA0):
			return nil, false
		case bom == "":
			out = append(out, byte(r))
		case bom == "\xFF\xFE":
			out = append(out, byte(r), byte(r>>8)) // no fixture needs more
		default:
			out = append(out, string(r)...)
		}
	}
	return out, true
}

// TestFixCorpus fixes the files of a folder of real INF files, with every rule and
// every fix. No finding comes up, and no byte changes outside of the fixes.
func TestFixCorpus(t *testing.T) {
	root := os.Getenv("INFLINT_CORPUS")
	if root == "" {
		t.Skip("INFLINT_CORPUS is not set")
	}
	for _, preset := range []rules.Preset{rules.PresetDefault, rules.PresetAll} {
		for _, unsafe := range []bool{false, true} {
			x := &Fixer{Unsafe: unsafe, Linter: lint.Linter{Options: lint.Options{Rules: rules.All(), Policy: func(string) (lint.Policy, error) {
				return lint.Policy{Options: rules.Options{Preset: preset}}, nil
			}}}}
			files, changed, refused := 0, 0, 0
			made := map[string]int{}
			for in := range lint.Find([]string{root}, nil, "", nil) {
				s := x.Read(in)
				require.NoError(t, s.Err)
				fixed := x.Fix(s)
				require.NoError(t, fixed.Err, in.Path)
				files++
				if len(fixed.Applied) > 0 {
					changed++
				}
				for _, a := range fixed.Applied {
					made[a.Finding.Rule.ID]++
				}
				for _, r := range fixed.Refused {
					refused++
					t.Logf("%s: %s is refused: %v", in.Path, r.Finding.Rule.ID, r.Reason)
				}
				checkFewer(t, s, fixed)
				require.Equal(t, s.Bytes, restored(t, s, fixed), in.Path)
			}
			t.Logf("preset %s, unsafe %v: %d fixes in %d of %d files, %d refused: %v", preset, unsafe, sum(made), changed, files, refused, made)
		}
	}
}

// checkFewer lints the fixed bytes anew: every rule has as many findings less as were
// fixed, or fewer.
func checkFewer(t *testing.T, s *Source, fixed *Fixed) {
	f := inf.Parse(s.Path, fixed.Bytes)
	f.Include = new(lint.Shelf).Includes(lint.Beside(s.Path), lint.DefaultMaxSize).File
	count := map[string]int{}
	for _, finding := range s.Findings {
		count[finding.Rule.ID]++
	}
	for _, a := range fixed.Applied {
		if a.Finding.File == s.File {
			count[a.Finding.Rule.ID]--
		}
	}
	if s.Skipped == "" {
		for _, finding := range rules.Run(f, rules.All(), s.Policy.Options) {
			count[finding.Rule.ID]--
			require.GreaterOrEqual(t, count[finding.Rule.ID], 0, "%s: %s", s.Path, finding.Rule.ID)
		}
	}
}

func sum(counts map[string]int) int {
	n := 0
	for _, count := range counts {
		n += count
	}
	return n
}
