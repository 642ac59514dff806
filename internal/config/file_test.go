package config

import (
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// root is an absolute directory.
func root() string {
	if runtime.GOOS == "windows" {
		return `C:\src`
	}
	return "/src"
}

func parse(t *testing.T, text string) *File {
	f, err := Parse(Name, root(), []byte(text))
	require.NoError(t, err)
	return f
}

func TestParse(t *testing.T) {
	f := parse(t, "\uFEFF; the acme drivers\r\n"+`
# a comment of the other kind
preset = strict ; an inline one, see [1]
fail-on="warning"
 min-os=10.0.17763
framework = 'kmdf'   # likewise

[rules] ; with [brackets]
INF206 = off
broad-read-access = error
`)
	s := Effective(filepath.Join(root(), "x.inf"), f, Settings{})
	require.Equal(t, Settings{
		Preset:    Value[rules.Preset]{rules.PresetStrict, Origin{File: Name, Line: 4}},
		FailOn:    Value[rules.Severity]{rules.Warning, Origin{File: Name, Line: 5}},
		MinOS:     Value[inf.OSVersion]{inf.OSVersion{Major: 10, Build: 17763}, Origin{File: Name, Line: 6}},
		Framework: Value[rules.Framework]{rules.KMDF, Origin{File: Name, Line: 7}},

		Suppressions: Value[Suppressions]{Value: SuppressionsOn},
		Rules: map[string]Value[rules.Severity]{
			"INF206": {rules.Off, Origin{File: Name, Line: 10}},
			"INF207": {rules.Error, Origin{File: Name, Line: 11}},
		},
	}, s)
	require.Equal(t, rules.Options{
		Preset: rules.PresetStrict, MinOS: inf.OSVersion{Major: 10, Build: 17763}, Framework: rules.KMDF,
		Severities: map[string]rules.Severity{"INF206": rules.Off, "INF207": rules.Error},
	}, s.Options(time.Time{}))
}

func TestDefaults(t *testing.T) {
	for _, f := range []*File{nil, parse(t, ""), parse(t, "; nothing\n[rules]\n[path \"**\"]")} {
		s := Effective("x.inf", f, Settings{})
		require.Equal(t, Settings{
			Preset: Value[rules.Preset]{Value: rules.PresetDefault},
			FailOn: Value[rules.Severity]{Value: rules.Error},

			Suppressions: Value[Suppressions]{Value: SuppressionsOn},
		}, s)
		require.Equal(t, "default", s.Preset.From.String())
	}
}

// TestPrecedence sets one value at every level: each goes over those before it.
func TestPrecedence(t *testing.T) {
	const text = `preset = strict
[path "lib/**"]
preset = whql
INF206 = warning
[path "lib/*/x.inf"]
INF206 = error
[rules]
INF206 = note
INF207 = off
`
	f := parse(t, text)
	at := func(flags Settings, path ...string) (string, string, string) {
		s := Effective(filepath.Join(append([]string{root()}, path...)...), f, flags)
		return s.Preset.From.String(), s.Rules["INF206"].From.String(), s.Rules["INF207"].From.String()
	}
	for _, tt := range []struct{ path, preset, inf206 string }{
		{"x.inf", ":1", ":8"},
		{"lib/y.inf", ":3", ":4"},
		{"lib/a/x.inf", ":3", ":6"},
		{"lib/a/b/x.inf", ":3", ":4"},
		{"other/lib/x.inf", ":1", ":8"},
		{"../lib/x.inf", ":1", ":8"},
	} {
		preset, inf206, inf207 := at(Settings{}, strings.Split(tt.path, "/")...)
		require.Equal(t, []string{Name + tt.preset, Name + tt.inf206, Name + ":9"}, []string{preset, inf206, inf207}, tt.path)
	}

	var flags Settings
	require.NoError(t, flags.Set("preset", "all", Origin{Flag: "--preset"}))
	preset, inf206, _ := at(flags, "lib", "a", "x.inf")
	require.Equal(t, "flag --preset", preset)
	require.Equal(t, Name+":6", inf206)
}

func TestPatterns(t *testing.T) {
	for _, tt := range []struct {
		pattern, path string
		want          bool
	}{
		{"third_party/**", "third_party/a/b.inf", true},
		{"third_party/**", "a/third_party/b.inf", false},
		{"**/third_party/**", "a/third_party/b.inf", true},
		{"**", "a/b.inf", true},
		{"*.inf", "b.inf", true},
		{"*.inf", "a/b.inf", false},
		{"{a,b}/[x-z].inf", "b/y.inf", true},
		{"a#b;c/**", "a#b;c/x.inf", true},
		{"a.b]/**", "a.b]/x.inf", true},
		{"../other/*.inf", "../other/x.inf", true}, // with --config
	} {
		f := parse(t, "[path \""+tt.pattern+"\"]\npreset = all\n")
		s := Effective(filepath.Join(root(), filepath.FromSlash(tt.path)), f, Settings{})
		require.Equal(t, tt.want, s.Preset.Value == rules.PresetAll, "%s on %s", tt.pattern, tt.path)
	}
}

// TestSectionsAreTheirOwn keeps the library from taking the keys of one section
// for another's, as it does where names are the same or have dots.
func TestSectionsAreTheirOwn(t *testing.T) {
	f := parse(t, "[path \"x.inf\"]\nfail-on = note\n[path \"x\"]\npreset = all\n[path \"DEFAULT\"]\npreset = strict\n")
	s := Effective(filepath.Join(root(), "x.inf"), f, Settings{})
	require.Equal(t, rules.PresetDefault, s.Preset.Value)
	require.Equal(t, rules.Note, s.FailOn.Value)
}

func TestOrigin(t *testing.T) {
	require.Equal(t, "default", Origin{}.String())
	require.Equal(t, "flag --preset", Origin{Flag: "--preset"}.String())
	require.Equal(t, "a.ini:3", Origin{File: "a.ini", Line: 3}.String())
	require.Equal(t, "a.vcxproj", Origin{File: "a.vcxproj"}.String())
}

// TestDefine reads the values of placeholders, in which a descriptor has semicolons.
func TestDefine(t *testing.T) {
	f := parse(t, "[define]\nA = x ; a comment\n_b1=\"D:P(A;;GA;;;SY)\" # one\nEMPTY =\n[path \"**\"]\npreset = all\n")
	s := Effective("x.inf", f, Settings{Define: map[string]Value[string]{"A": {"flag", Origin{Flag: "--define"}}}})
	require.Equal(t, map[string]string{"A": "flag", "_b1": "D:P(A;;GA;;;SY)", "EMPTY": ""}, s.Reading().Define)
	require.Equal(t, Origin{File: Name, Line: 3}, s.Define["_b1"].From)
	without := Effective("x.inf", nil, Settings{})
	require.Nil(t, without.Reading().Define)
	require.Contains(t, Changes(&s, Other{Settings: without}), Change{Key: "define EMPTY"})
	for text, want := range map[string]string{
		"[define]\nA-B = x":      `.inflint.ini:2: A-B: "A-B" is no name; it has letters, digits and _, and begins with no digit`,
		"[define]\nA = 1\nA = 2": ".inflint.ini:3: A is set already in line 2; keep one of the two",
		"[define \"x\"]":         `.inflint.ini:1: the section takes no pattern; expected [rules], [define] or [path "pattern"]`,
	} {
		_, err := Parse(Name, root(), []byte(text))
		require.EqualError(t, err, want)
	}
	require.Error(t, new(Settings).SetDefine("A", "x\ny", Origin{}))
}
