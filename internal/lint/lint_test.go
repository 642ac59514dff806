package lint

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// everything are options with all rules and the default policy.
var everything = Options{Rules: rules.All(), Policy: defaults}

func defaults(string) (Policy, error) { return Policy{FailOn: rules.Error}, nil }

func paths(list ...string) []string {
	var found []string
	for in := range Find(list, strings.NewReader(""), "piped.inf", nil) {
		path := filepath.ToSlash(in.Path)
		if in.Err != nil {
			path += ": " + in.Err.Error()
		}
		found = append(found, path)
	}
	return found
}

func TestFind(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"a.inf", "b.txt", "d/c.INX", "d/.git/e.inf", "d/f.inf/g.Inf", "d/h.sys", "odd[1].inf"} {
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
		require.NoError(t, os.WriteFile(name, nil, 0o644))
	}
	all := []string{"a.inf", "d/c.INX", "d/f.inf/g.Inf", "odd[1].inf"}
	require.Equal(t, all, paths("."))
	require.Equal(t, []string{"b.txt"}, paths("b.txt"), "a file is taken whatever its name is")
	require.Equal(t, []string{"d/c.INX", "d/f.inf/g.Inf", "a.inf"}, paths("d", "a.inf", "./a.inf", "d/c.INX"))
	require.Equal(t, []string{"a.inf", "odd[1].inf"}, paths("*.inf"))
	require.Equal(t, []string{"d/c.INX"}, paths("**/*.{inx,INX}"))
	require.Equal(t, []string{"odd[1].inf"}, paths("odd[1].inf"), "a file that is there is no pattern")
	require.Equal(t, []string{"piped.inf"}, paths("-"))
	require.Equal(t, []string{"no.inf: no such file or directory; check the spelling and the working directory"}, paths("no.inf"))
	require.Equal(t, []string{"no*.inf: no file matches the pattern; check the spelling and the working directory"}, paths("no*.inf"))
	require.Equal(t, []string{"[no.inf: not a valid pattern: a [ or { is not closed, or a part is empty"}, paths("[no.inf"))
	require.Equal(t, []string{os.DevNull + ": not a regular file; name a file or a directory, or - for standard input"}, paths(os.DevNull))
}

// TestFindListed tells of a directory before what is found in it.
func TestFindListed(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"a.inf", "d/b.txt", "d/e/c.inf", ".git/g.inf"} {
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
		require.NoError(t, os.WriteFile(name, nil, 0o644))
	}
	var order []string
	listed := func(dir string, entries []fs.DirEntry) {
		order = append(order, fmt.Sprintf("%s has %d", filepath.ToSlash(dir), len(entries)))
	}
	for in := range Find([]string{".", "none"}, nil, "", listed) {
		order = append(order, filepath.ToSlash(in.Path))
	}
	require.Equal(t, []string{". has 3", "a.inf", "d has 2", "d/e has 1", "d/e/c.inf", "none"}, order)
}

func TestFindLinks(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.MkdirAll("d", 0o755))
	require.NoError(t, os.WriteFile("real.txt", nil, 0o644))
	if err := os.Symlink(filepath.Join("..", "real.txt"), filepath.Join("d", "link.inf")); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	require.NoError(t, os.Symlink("nowhere", filepath.Join("d", "dead.inf")))
	require.NoError(t, os.Symlink(filepath.Join("..", "d"), filepath.Join("d", "loop.inf")))
	require.Equal(t, []string{"d/link.inf"}, paths("d"))
}

// TestOrder lints many inputs at once: the results come in the order of the
// inputs, and an error of the callback ends the run.
func TestOrder(t *testing.T) {
	bad := string(rules.Example(rules.Lookup("INF103").Bad))
	var inputs []Input
	for i := range 500 {
		in := Input{Path: fmt.Sprint(i), Reader: strings.NewReader(strings.Repeat("; x\n", i%7*500) + bad)}
		if i%10 == 3 {
			in.Err = fs.ErrPermission
		}
		inputs = append(inputs, in)
	}
	next := 0
	require.NoError(t, Run(inputs, everything, func(r Result) error {
		require.Equal(t, fmt.Sprint(next), r.Path)
		if next%10 == 3 {
			require.ErrorIs(t, r.Err, fs.ErrPermission)
		} else {
			require.Len(t, r.Findings, 1)
		}
		next++
		return nil
	}))
	require.Equal(t, 500, next)

	stop := errors.New("stop")
	calls := 0
	require.ErrorIs(t, Run(inputs, everything, func(Result) error { calls++; return stop }), stop)
	require.Equal(t, 1, calls)
}

// TestPolicy gives each file a policy of its own.
func TestPolicy(t *testing.T) {
	bad := string(rules.Example(rules.Lookup("INF206").Bad))
	var inputs []Input
	for _, name := range []string{"default", "off", "strict", "all"} {
		inputs = append(inputs, Input{Path: name, Reader: strings.NewReader(bad)})
	}
	policies := map[string]Policy{
		"default": {FailOn: rules.Error},
		"off":     {FailOn: rules.Note, Options: rules.Options{Severities: map[string]rules.Severity{"INF206": rules.Off}}},
		"strict":  {FailOn: rules.Warning},
		"all":     {FailOn: rules.Error, Options: rules.Options{Severities: map[string]rules.Severity{"INF206": rules.Error}}},
	}
	options := Options{Rules: rules.All(), Policy: func(path string) (Policy, error) { return policies[path], nil }}
	failed := map[string]bool{}
	require.NoError(t, Run(inputs, options, func(r Result) error {
		require.NoError(t, r.Err)
		require.Equal(t, r.Path == "off", len(r.Findings) == 0)
		failed[r.Path] = r.Failed()
		return nil
	}))
	require.Equal(t, map[string]bool{"default": false, "off": false, "strict": true, "all": true}, failed)

	wrong := errors.New("no such key")
	options.Policy = func(path string) (Policy, error) {
		if path == "off" {
			return Policy{}, wrong
		}
		return policies[path], nil
	}
	var linted []string
	require.ErrorIs(t, Run(inputs, options, func(r Result) error { linted = append(linted, r.Path); return nil }), wrong)
	require.Equal(t, []string{"default"}, linted)
}

// TestFaultyRule lets a rule fail: the file has an error, and the run goes on.
func TestFaultyRule(t *testing.T) {
	faulty := &rules.Rule{Meta: rules.Meta{ID: "INF000", Presets: rules.Presets()}, Check: func(p *rules.Pass) {
		if p.File.Name == "b.inf" {
			panic("oh no")
		}
	}}
	var inputs []Input
	for _, name := range []string{"a.inf", "b.inf", "c.inf"} {
		inputs = append(inputs, Input{Path: name, Reader: strings.NewReader("[Version]\nSignature=\"$Windows NT$\"")})
	}
	var failed []string
	require.NoError(t, Run(inputs, Options{Rules: []*rules.Rule{faulty}, Policy: defaults}, func(r Result) error {
		if r.Err != nil {
			require.ErrorContains(t, r.Err, "oh no")
			failed = append(failed, r.Path)
		}
		return nil
	}))
	require.Equal(t, []string{"b.inf"}, failed)
}

func TestNotDriver(t *testing.T) {
	const signed = "[Version]\nSignature=\"$CHICAGO$\"\n"
	for text, want := range map[string]Kind{
		"":                            "empty",
		"[autorun]\nopen=x":           "an autorun file",
		"[Defines]\nINF_VERSION=1":    "an EDK II build file",
		signed + "[Privilege Rights]": "a security template",
		signed + "[Add.Code]\nx=x":    "an Internet component file",
		"[Unattended]\nx=1":           "an answer file of a setup program",
		"[Setup]\nLang=en":            "an answer file of a setup program",
		signed + "[Registry Keys]\n\"MACHINE\\Software\\X\",0,\"D:PAR(A;CI;KA;;;BU)\"": "a security template",
		signed + "[Registry Keys]\nHKR,,X,,\"D:P\"":                                    "",
		signed + "[File Security]\n%13%\\x,X,\"\"":                                     "",
		signed + "AdvancedINF=2.5\n[DefaultInstall]\nAddReg=X":                         "an AdvancedINF file, which advpack.dll installs",
		signed + "AdvancedINF=2.5\n[DefaultInstall]\n[DefaultInstall.Services]":        "",
		signed + "AdvancedINF=2.5\nClass=System\n[DefaultInstall]":                     "",
		signed + "[DefaultInstall]\nAddReg=X":                                          "",
		"[Version]\nSignature=x":                                                       "no INF file: there is no [Version] section with a Signature that Windows knows",
		signed:                                                                         "",
		"[Manufacturer]\n[Defines]\n":                                                  "",
		"[DefaultInstall.NTamd64]\n":                                                   "",
		signed + "[Manufacturer]\n[X]\n":                                               "",
	} {
		require.Equal(t, want, NotDriver(inf.Parse("x.inf", []byte(text))), text)
	}
}

// TestInclude lints a file whose hardware section takes in a section of a file
// beside it: what that sets counts.
func TestInclude(t *testing.T) {
	t.Chdir(t.TempDir())
	main := string(rules.Example("[Acme.NT.HW]\nInclude=base.inf,../base.inf\nNeeds=Base.HW\nAddReg=Sec\n[Sec]\nHKR,,Security,,\"D:P(A;;GA;;;SY)\"\n"))
	require.NoError(t, os.WriteFile("main.inf", []byte(main), 0o644))
	lintMain := func() (found []string) {
		require.NoError(t, Run(slices.Collect(Find([]string{"main.inf"}, nil, "", nil)), everything, func(r Result) error {
			for _, f := range r.Findings {
				found = append(found, fmt.Sprintf("%s:%d %s", f.File.Name, f.Start().Line, f.Rule.ID))
			}
			return nil
		}))
		return found
	}
	require.Empty(t, lintMain(), "what is not at hand may do anything")
	require.NoError(t, os.WriteFile("base.inf", []byte("[Base.HW]\nAddReg=Other\n[Other]\nHKR,,Exclusive,0x10001,1\n"), 0o644))
	require.Equal(t, []string{"main.inf:43 INF301"}, lintMain(), "now it is known that nothing guards the names below")
	require.NoError(t, os.WriteFile("base.inf", []byte("[Base.HW]\nAddReg=Other\n[Other]\nHKR,,Security,,\"D:P(A;;GA;;;WD)\"\n"), 0o644))
	require.Equal(t, []string{"base.inf:4 INF205", "main.inf:43 INF221"}, lintMain(), "one finding lies in the other file, one is about it")

	for _, name := range []string{"../base.inf", `..\base.inf`, "/etc/passwd", "base.txt", "", ".inf", "a/b.inf"} {
		require.Nil(t, new(Shelf).Includes(Beside("main.inf"), DefaultMaxSize).File(name), name)
	}
}

// TestIncludable has names of files, and whether they are looked for.
func TestIncludable(t *testing.T) {
	for name, want := range map[string]bool{
		"a.inf": true, "A.INX": true, "z.inf": true, "Z.inf": true, "0.inf": true, "9.inf": true, "a_b-c d.e.inf": true,
		"a": false, "a.txt": false, "_a.inf": false, "-a.inf": false, " a.inf": false, ".a.inf": false,
		"a@.inf": false, "a[.inf": false, "a`.inf": false, "a{.inf": false, "a/b.inf": false, "a:b.inf": false, "ä.inf": false,
	} {
		require.Equal(t, want, Includable(name), name)
	}
}
