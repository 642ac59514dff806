package fix

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/lint"
	"github.com/inflint/inflint/rules"
)

// word makes a rule that finds a word wherever it stands in the text, and replaces it.
// A word that begins with ? has an unsafe fix, one with ! none.
func word(id, old, replacement string) *rules.Rule {
	return &rules.Rule{Meta: rules.Meta{ID: id, Presets: rules.Presets(), Severity: rules.Warning}, Check: func(p *rules.Pass) {
		for at := 0; ; {
			i := strings.Index(p.File.Text[at:], old)
			if i < 0 {
				return
			}
			span := inf.Span{Start: at + i, End: at + i + len(old)}
			f := rules.Finding{Span: span, Message: "the word " + old}
			if old[0] != '!' {
				f.Fixes = []rules.Fix{{Message: "write " + replacement, Safe: old[0] != '?', Edits: []inf.Edit{{Span: span, New: replacement}}}}
			}
			p.Report(f)
			at = span.End
		}
	}}
}

const signed = "[Version]\nSignature=\"$Windows NT$\"\n;"

// fixText fixes a text with some rules, and tells what came of it.
func fixText(t *testing.T, x *Fixer, text string) (string, *Fixed) {
	s := x.Read(lint.Input{Path: "x.inf", Reader: strings.NewReader(signed + text)})
	require.NoError(t, s.Err)
	fixed := x.Fix(s)
	require.True(t, strings.HasPrefix(string(fixed.Bytes), signed))
	return string(fixed.Bytes[len(signed):]), fixed
}

func fixer(set ...*rules.Rule) *Fixer {
	return &Fixer{Linter: lint.Linter{Options: lint.Options{Rules: set, Policy: func(string) (lint.Policy, error) {
		return lint.Policy{FailOn: rules.Error}, nil
	}}}}
}

func TestFix(t *testing.T) {
	tests := map[string]struct {
		rules      []*rules.Rule
		unsafe     bool
		text, want string
		refused    []string // reasons
		left       int
	}{
		"nothing to do":       {[]*rules.Rule{word("A", "bad", "good")}, false, "fine", "fine", nil, 0},
		"each on its line":    {[]*rules.Rule{word("A", "bad", "good")}, false, "bad\n;bad\n;x bad", "good\n;good\n;x good", nil, 0},
		"twice on one line":   {[]*rules.Rule{word("A", "bad", "good")}, false, "bad bad", "good good", nil, 0},
		"side by side":        {[]*rules.Rule{word("A", "bad", "good")}, false, "badbadbad", "goodgoodgood", nil, 0},
		"no fix":              {[]*rules.Rule{word("A", "!", "")}, false, "!", "!", nil, 1},
		"an unsafe one":       {[]*rules.Rule{word("A", "?", "x")}, false, "?", "?", nil, 1},
		"which is wanted":     {[]*rules.Rule{word("A", "?", "x")}, true, "?", "x", nil, 0},
		"overlapping":         {[]*rules.Rule{word("A", "abc", "bcd"), word("B", "bcd", "x")}, false, "abcd", "xd", nil, 0},
		"the other is gone":   {[]*rules.Rule{word("A", "ab", "12"), word("B", "bc", "34")}, false, "abc", "12c", nil, 0},
		"one brings another":  {[]*rules.Rule{word("A", "one", "two"), word("B", "two", "three")}, false, "one", "three", nil, 0},
		"on another line":     {[]*rules.Rule{word("A", "one", "\n;two"), word("B", "two", "three")}, false, "one", "\n;three", nil, 0},
		"one without a fix":   {[]*rules.Rule{word("A", "one", "!"), word("B", "!", "")}, false, "one", "one", []string{"B would be found in line 3: the word !"}, 1},
		"an unsafe one comes": {[]*rules.Rule{word("A", "one", "?"), word("B", "?", "x")}, false, "one", "one", []string{"B would be found in line 3: the word ?"}, 1},
		"only one is to blame": {[]*rules.Rule{word("A", "one", "!"), word("B", "!", ""), word("C", "bad", "good")}, false,
			"bad\n;one\n;bad\n;bad one", "good\n;one\n;good\n;good one", []string{"B would be found in line 4: the word !", "B would be found in line 6: the word !"}, 2},
		"not gone":       {[]*rules.Rule{word("A", "bad", "bad")}, false, "bad", "bad", []string{"A would still be found in line 3"}, 1},
		"growing":        {[]*rules.Rule{word("A", "bad", "bad bad")}, false, "bad", "bad", []string{"A would still be found in line 3"}, 1},
		"two that swap":  {[]*rules.Rule{word("A", "one", "two"), word("B", "two", "one")}, false, "one", "one", []string{"A would still be found in line 3"}, 1},
		"no such letter": {[]*rules.Rule{word("A", "bad", "Ω")}, false, "bad", "bad", []string{"x.inf:3:2: the file's encoding has no such character: 'Ω' in windows-1252"}, 1},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			x := fixer(tt.rules...)
			x.Unsafe = tt.unsafe
			got, fixed := fixText(t, x, tt.text)
			require.Equal(t, tt.want, got)
			require.NoError(t, fixed.Err)
			var reasons []string
			for _, r := range fixed.Refused {
				reasons = append(reasons, r.Reason.Error())
			}
			require.Equal(t, tt.refused, reasons)
			require.Len(t, fixed.Left, tt.left)
			require.Equal(t, got != tt.text, len(fixed.Applied) > 0)
		})
	}
}

// TestFixWhole has fixes that would leave no INF file.
func TestFixWhole(t *testing.T) {
	for text, want := range map[string]string{"": "nothing of the file would be left", "x": "the file would be no INF file: there is no [Version] section with a Signature that Windows knows"} {
		_, fixed := fixText(t, fixer(word("A", signed+"bad", text)), "bad")
		require.Len(t, fixed.Refused, 1)
		require.EqualError(t, fixed.Refused[0].Reason, want)
	}
}

// TestFixLines tells the lines of the file as it was read.
func TestFixLines(t *testing.T) {
	x := fixer(word("A", "one", "1\n;2\n;two"), word("B", "two", "three"), word("C", "bad", "good"))
	got, fixed := fixText(t, x, "bad\n;one\n;bad")
	require.Equal(t, "good\n;1\n;2\n;three\n;good", got)
	var lines []string
	for _, a := range fixed.Applied {
		lines = append(lines, fmt.Sprint(a.Line, " ", a.Finding.Rule.ID))
	}
	require.Equal(t, []string{"3 C", "4 A", "4 B", "5 C"}, lines)
}

// TestFixAgain has a finding that gets a fix when another is fixed, and two chains of
// fixes, one of them too long. Whatever is fixed, to fix it again changes
// nothing, and the lines are those of the file as it was read.
func TestFixAgain(t *testing.T) {
	unmended, mendable := word("A", "!bytes", ""), word("A", "words", "mended")
	inWords := word("B", "bytes", "")
	inWords.Check = func(p *rules.Pass) {
		if i := strings.Index(p.File.Text, "!bytes"); i >= 0 {
			span := inf.Span{Start: i, End: i + len("!bytes")}
			p.Report(rules.Finding{Span: span, Message: "bytes", Fixes: []rules.Fix{{Message: "write words", Safe: true, Edits: []inf.Edit{{Span: span, New: "\n;words"}}}}})
		}
	}
	chain := []*rules.Rule{{Meta: unmended.Meta, Check: func(p *rules.Pass) { unmended.Check(p); mendable.Check(p) }}, inWords}
	for i := range 25 {
		chain = append(chain, word(fmt.Sprint("N", i), fmt.Sprintf("<%d>", i), fmt.Sprintf("<%d>", i+1)))
	}
	x := fixer(chain...)
	got, fixed := fixText(t, x, "<0>\n;!bytes\n;<20>")
	require.Equal(t, "<0>\n;\n;mended\n;<25>", got)
	require.Len(t, fixed.Left, 1)
	lines := map[int]int{}
	for _, a := range fixed.Applied {
		lines[a.Line]++
	}
	require.Equal(t, map[int]int{4: 2, 5: 5}, lines)
	again, fixed := fixText(t, x, got)
	require.Equal(t, got, again)
	require.Empty(t, fixed.Applied)
}

// TestFixCannotTell has more fixes to blame than are looked for.
func TestFixCannotTell(t *testing.T) {
	elsewhere := word("B", "!", "")
	elsewhere.Check = func(p *rules.Pass) {
		if strings.Contains(p.File.Text, "!") {
			p.Report(rules.Finding{Span: inf.Span{Start: 0, End: 1}, Message: "in the first line"})
		}
	}
	x := fixer(word("A", "one", "!"), elsewhere, word("C", "bad", "good"))
	text := strings.Repeat("one\n;bad\n;", 40)
	got, fixed := fixText(t, x, text)
	require.Equal(t, text, got)
	require.EqualError(t, fixed.Err, "which of its 80 fixes are to blame for what would be found then cannot be told; none of these is made")
	require.Empty(t, fixed.Applied)
	require.Len(t, fixed.Left, 80)
}

// TestFixSome takes a finding out of those that are to be fixed. It is neither fixed
// nor left.
func TestFixSome(t *testing.T) {
	x := fixer(word("A", "bad", "good"))
	s := x.Read(lint.Input{Path: "x.inf", Reader: strings.NewReader(signed + "bad\n;bad\n;bad")})
	s.Findings = append(s.Findings[:1:1], s.Findings[2])
	fixed := x.Fix(s)
	require.Equal(t, signed+"good\n;bad\n;good", string(fixed.Bytes))
	require.Empty(t, fixed.Left)
	require.Len(t, fixed.Applied, 2)
}

// TestFixNotIncluded leaves the finding in a file that the fixed one includes.
func TestFixNotIncluded(t *testing.T) {
	t.Chdir(t.TempDir())
	base := "[Base.HW]\nAddReg=Other\n[Other]\nHKR,,DeviceCharacteristics,0x10001,0x100\nHKR,,Security,,D:P(A;;GA;;;SY)\n"
	require.NoError(t, os.WriteFile("base.inf", []byte(base), 0o644))
	require.NoError(t, os.WriteFile("main.inf", rules.Example("[Acme.NT.HW]\nInclude=base.inf\nNeeds=Base.HW\n"), 0o644))
	x := fixer(rules.All()...)
	s := x.Read(lint.Input{Path: "main.inf"})
	require.Len(t, s.Findings, 1)
	require.Equal(t, "base.inf", s.Findings[0].File.Name)
	require.NotEmpty(t, s.Findings[0].Fixes)
	fixed := x.Fix(s)
	require.Empty(t, fixed.Applied)
	require.Equal(t, s.Bytes, fixed.Bytes)
	require.Len(t, fixed.Left, 1)
}
