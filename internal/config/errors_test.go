package config

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestErrors reads files with one mistake each: the message names the line and
// the remedy.
func TestErrors(t *testing.T) {
	tests := map[string]struct{ text, want string }{
		"unknown key":        {"; x\n\nmin-version = 10.0", `3: unknown key "min-version"; expected preset, fail-on, min-os, framework, suppressions, codepage, or a rule in the section [rules]`},
		"misspelt key":       {"failon = note", `1: unknown key "failon"; expected preset, fail-on, min-os, framework, suppressions, codepage, or a rule in the section [rules]; did you mean fail-on?`},
		"key in capitals":    {"Preset = all", `1: unknown key "Preset"; expected preset, fail-on, min-os, framework, suppressions, codepage, or a rule in the section [rules]; did you mean preset?`},
		"rule at the top":    {"INF206 = off", `1: INF206 is a rule; put it into the section [rules]`},
		"key among rules":    {"[rules]\npreset = all", `2: preset is no rule; put it at the top, before the first section`},
		"unknown rule":       {"[rules]\nINF000 = off", `2: there is no rule "INF000"; expected the ID or name of one that "inflint rules" lists`},
		"misspelt rule":      {"[rules]\nbroad-write-acess = off", `2: there is no rule "broad-write-acess"; expected the ID or name of one that "inflint rules" lists; did you mean broad-write-access?`},
		"rule in lower case": {"[rules]\ninf206 = off", `2: there is no rule "inf206"; expected the ID or name of one that "inflint rules" lists; did you mean INF206?`},
		"unknown path key":   {"[path \"x\"]\nINF000 = off", `2: unknown key "INF000"; expected preset, fail-on, min-os, framework, suppressions, codepage, or a rule that "inflint rules" lists`},
		"misspelt path key":  {"[path \"x\"]\nmin_os = 10.0", `2: unknown key "min_os"; expected preset, fail-on, min-os, framework, suppressions, codepage, or a rule that "inflint rules" lists; did you mean min-os?`},

		"unknown preset":    {"preset = loud", `1: preset: unknown preset "loud"; expected default, strict, whql or all`},
		"misspelt preset":   {"preset = strickt", `1: preset: unknown preset "strickt"; expected default, strict, whql or all; did you mean strict?`},
		"no value":          {"preset =", `1: preset: unknown preset ""; expected default, strict, whql or all`},
		"unknown severity":  {"fail-on = fatal", `1: fail-on: unknown severity "fatal"; expected note, warning or error`},
		"fail-on off":       {"fail-on = off", `1: fail-on: unknown severity "off"; expected note, warning or error`},
		"misspelt severity": {"fail-on = warn1ng", `1: fail-on: unknown severity "warn1ng"; expected note, warning or error; did you mean warning?`},
		"no suppressions":   {"suppressions = none", `1: suppressions: unknown value "none"; expected on, reason or off`},
		"no version":        {"min-os = 1809", `1: min-os: "1809" is no version of Windows; expected one such as 10.0 or 10.0.17763`},
		"unknown framework": {"framework = wdf2", `1: framework: unknown framework "wdf2"; expected kmdf, umdf or wdm`},
		"misspelt framework": {
			"framework = kdmf", `1: framework: unknown framework "kdmf"; expected kmdf, umdf or wdm`,
		},
		"framework in capitals": {"framework = KMDF", `1: framework: unknown framework "KMDF"; expected kmdf, umdf or wdm; did you mean kmdf?`},
		"rule on":               {"[rules]\nINF206 = on", `2: INF206: unknown severity "on"; expected note, warning, error or off`},
		"rule wrong in a path":  {"[path \"x\"]\nINF206 = of", `2: INF206: unknown severity "of"; expected note, warning, error or off`},

		"key twice":          {"preset = all\nfail-on = note\npreset = all", `3: preset is set already in line 1; keep one of the two`},
		"rule twice":         {"[rules]\nINF206 = off\nbroad-write-access = off", `3: broad-write-access is set already in line 2; keep one of the two`},
		"rules twice":        {"[rules]\nINF206 = off\n[path \"x\"]\n[rules]\nINF207 = off", `4: section [rules] begins already in line 1; put these keys there`},
		"path twice":         {"[path \"x\"]\n[path \"x\"]", `2: section [path "x"] begins already in line 1; put these keys there`},
		"unknown section":    {"[general]\npreset = all", `1: unknown section "general"; expected [rules], [define] or [path "pattern"]`},
		"default section":    {"[DEFAULT]\npreset = all", `1: unknown section "DEFAULT"; expected [rules], [define] or [path "pattern"]`},
		"misspelt section":   {"[rule]", `1: unknown section "rule"; expected [rules], [define] or [path "pattern"]; did you mean rules?`},
		"section unclosed":   {"[rules\nINF206 = off", `1: not the header of a section; expected [rules], [define] or [path "pattern"]`},
		"section without":    {"[]", `1: not the header of a section; expected [rules], [define] or [path "pattern"]`},
		"text after":         {"[rules] INF206 = off", `1: not the header of a section; expected [rules], [define] or [path "pattern"]`},
		"rules of a pattern": {"[rules \"x\"]", `1: the section takes no pattern; expected [rules], [define] or [path "pattern"]`},
		"path without":       {"[path]", `1: the section has no pattern; write one, as in [path "third_party/**"]`},
		"path unquoted":      {"[path lib/**]", `1: the pattern of a section stands in quotes; write [path "lib/**"]`},
		"path empty":         {"[path \"\"]", `1: the pattern is empty; write one, as in [path "third_party/**"]`},
		"path of Windows":    {`[path "lib\**"]`, `1: pattern "lib\\**" has a \; write / between directories, on every system`},
		"path from the root": {`[path "/lib/**"]`, `1: pattern "/lib/**" matches nothing: patterns start in the directory of this file; leave out the / in front`},
		"path of directory":  {`[path "lib/"]`, `1: pattern "lib/" matches nothing: patterns match files; write "lib/**" for all files below a directory`},
		"path with a dot":    {`[path "./lib/**"]`, `1: pattern "./lib/**" matches nothing: paths have no . or empty parts; write "lib/**"`},
		"path malformed":     {`[path "lib/[a"]`, `1: pattern "lib/[a" is not taken: a [ or { is not closed, or a part is empty; see docs/configuration.md`},

		"no key":            {"preset = all\nstrict", `2: expected key = value, a section or a comment; a comment begins with ; or #`},
		"a colon":           {"preset: all", `1: expected key = value, a section or a comment; a comment begins with ; or #`},
		"an empty key":      {"= all", `1: expected key = value, a section or a comment; a comment begins with ; or #`},
		"a numbered key":    {"- = all", `1: expected key = value, a section or a comment; a comment begins with ; or #`},
		"a continued line":  {"preset = \\\nall", `2: expected key = value, a section or a comment; a comment begins with ; or #`},
		"a text of lines":   {"preset = `strict\nx`", "1: the value of preset begins a text of several lines; write it without ` and \"\"\"\n.inflint.ini:2: expected key = value, a section or a comment; a comment begins with ; or #"},
		"a reference":       {"fail-on = note\npreset = %(fail-on)s", `2: preset: unknown preset "%(fail-on)s"; expected default, strict, whql or all`},
		"path alternatives": {"[path \"" + strings.Repeat("{a,b}", 7) + "\"]", `1: pattern "` + strings.Repeat("{a,b}", 7) + `" is not taken: its { } stand for more than 64 patterns; write several patterns; see docs/configuration.md`},
		"path too long":     {"[path \"" + strings.Repeat("a", 1025) + "\"]", `1: pattern "` + strings.Repeat("a", 60) + `…" is not taken: it has more than 1024 characters; write several patterns; see docs/configuration.md`},
		"many paths":        {manyPaths(maxHeld+1, "*%d*"), `401: this is the section [path] number 201 without a name of a file or directory that the others do not have; name directories, or write several patterns as one, as in "{a,b}/**"`},
		"many definitions":  {"[define]\n" + manyDefinitions(maxDefine+1), "258: N256: 256 other names are defined already, and more are not taken; leave out those that no file has"},
		"more than one":     {"[rules]\nINF000 = off\nINF206\n[x]", "2: there is no rule \"INF000\"; expected the ID or name of one that \"inflint rules\" lists\n.inflint.ini:3: expected key = value, a section or a comment; a comment begins with ; or #\n.inflint.ini:4: unknown section \"x\"; expected [rules], [define] or [path \"pattern\"]"},
		"more than a value": {"preset = x\nfail-on = y", "1: preset: unknown preset \"x\"; expected default, strict, whql or all\n.inflint.ini:2: fail-on: unknown severity \"y\"; expected note, warning or error"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			f, err := Parse(Name, root(), []byte(tt.text))
			require.EqualError(t, err, ".inflint.ini:"+tt.want)
			require.Nil(t, f)
		})
	}
}

func TestEncodings(t *testing.T) {
	for name, text := range map[string]string{"UTF-16": "\xFF\xFEp\x00r\x00", "Latin-1": "; \xE9", "NUL": "\x00"} {
		_, err := Parse(Name, root(), []byte(text))
		require.EqualError(t, err, ".inflint.ini: not a text in UTF-8; save it as UTF-8", name)
	}
}

// FuzzParse reads anything: it never fails otherwise than with lines, and what
// the library reads are the keys that the scan found.
func FuzzParse(f *testing.F) {
	f.Add("preset = all ; x\n[rules]\nINF206=off\n[path \"a/**\"]\nframework = kmdf")
	f.Add("a = `\n`")
	f.Add("[rules] ; ]\n\xC2\xA0INF206 = off")
	f.Fuzz(func(t *testing.T, text string) {
		file, err := Parse(Name, root(), []byte(text))
		if err != nil {
			require.Nil(t, file)
			var first *Error
			require.ErrorAs(t, err, &first)
			return
		}
		Effective("x.inf", file, Settings{})
		keys := 0
		for _, s := range append(file.paths.list, &pathSettings{Settings: file.top}) {
			keys += len(s.Rules)
			for _, from := range []Origin{s.Preset.From, s.FailOn.From, s.MinOS.From, s.Framework.From} {
				if from != (Origin{}) {
					keys++
				}
			}
		}
		scanned := 0
		for _, s := range scan(strings.TrimPrefix(text, "\uFEFF"), func(int, string, ...any) {}) {
			scanned += len(s.keys)
		}
		require.Equal(t, scanned, keys)
	})
}

// manyPaths has sections for numbered patterns.
func manyPaths(n int, pattern string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "[path \""+pattern+"\"]\npreset = all\n", i)
	}
	return b.String()
}

func manyDefinitions(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "N%d = v\n", i)
	}
	return b.String()
}

// TestManyPaths has more sections than a file is held against: each is found by a name.
func TestManyPaths(t *testing.T) {
	for _, pattern := range []string{"d%d/**", "**/d%d/*.inf", "src/d%d/**", "{a,d%[1]d}/d%[1]d/*"} {
		f, err := Parse(Name, root(), []byte(manyPaths(5000, pattern)))
		require.NoError(t, err)
		path := strings.NewReplacer("**/", "", "**", "x.inf", "*", "x", "{a,d%[1]d}", "a", "%d", "4999", "%[1]d", "4999").Replace(pattern)
		s := Effective(filepath.Join(root(), filepath.FromSlash(path)), f, Settings{})
		require.Equal(t, Name+":10000", s.Preset.From.String(), pattern)
		require.Len(t, f.paths.of(path), 1)
	}
}
