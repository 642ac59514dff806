package lint

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// project returns a Visual Studio project with DriverType properties.
func project(types ...string) string {
	text := `<?xml version="1.0" encoding="utf-8"?>
<Project DefaultTargets="Build" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
  <PropertyGroup Label="Globals"><RootNamespace>acme</RootNamespace></PropertyGroup>
`
	for _, one := range types {
		text += `<PropertyGroup Condition="'$(Configuration)'=='Debug'"><DriverType>` + one + "</DriverType></PropertyGroup>\n"
	}
	return text + "</Project>\n"
}

func TestProjectFramework(t *testing.T) {
	tests := map[string]struct {
		projects map[string]string
		want     rules.Framework
	}{
		"none":                {nil, ""},
		"KMDF":                {map[string]string{"a.vcxproj": project("KMDF", "KMDF")}, rules.KMDF},
		"in any case":         {map[string]string{"a.VcxProj": strings.ReplaceAll(project(" umdf\n"), "DriverType", "drivertype")}, rules.UMDF},
		"with a mark":         {map[string]string{"a.vcxproj": "\uFEFF" + project("WDM")}, rules.WDM},
		"beside a program":    {map[string]string{"app.vcxproj": project(), "driver.vcxproj": project("KMDF")}, rules.KMDF},
		"two that agree":      {map[string]string{"a.vcxproj": project("KMDF"), "b.vcxproj": project("kmdf")}, rules.KMDF},
		"two that do not":     {map[string]string{"a.vcxproj": project("KMDF"), "b.vcxproj": project("WDM")}, ""},
		"one that is not one": {map[string]string{"a.vcxproj": project("KMDF", "WDM")}, ""},
		"another type":        {map[string]string{"a.vcxproj": project("Miniport")}, ""},
		"and beside it":       {map[string]string{"a.vcxproj": project("KMDF"), "b.vcxproj": project("Miniport")}, ""},
		"a property":          {map[string]string{"a.vcxproj": project("$(AcmeDriverType)")}, ""},
		"in a comment":        {map[string]string{"a.vcxproj": project("<!-- KMDF -->")}, ""},
		"nothing in it":       {map[string]string{"a.vcxproj": project("")}, ""},
		"empty":               {map[string]string{"a.vcxproj": ""}, ""},
		"broken":              {map[string]string{"a.vcxproj": project("KMDF"), "b.vcxproj": "<Project><DriverType>KMDF"}, ""},
		"an entity":           {map[string]string{"a.vcxproj": "<!DOCTYPE p [<!ENTITY k \"KMDF\">]>" + project("&k;")}, ""},
		"a property in it":    {map[string]string{"a.vcxproj": project("<x/>KMDF")}, ""},
		"text of characters":  {map[string]string{"a.vcxproj": project("<![CDATA[ KMDF ]]>")}, rules.KMDF},
		"a character":         {map[string]string{"a.vcxproj": project("KM&#68;F")}, ""},
		"a sign in quotes":    {map[string]string{"a.vcxproj": strings.ReplaceAll(project("KMDF"), "'Debug'", "'a'>'b'")}, rules.KMDF},
		"a comment with tags": {map[string]string{"a.vcxproj": project("KMDF") + "<!-- <DriverType>WDM</DriverType> -->"}, rules.KMDF},
		"another property":    {map[string]string{"a.vcxproj": strings.ReplaceAll(project("KMDF"), "DriverType", "DriverTypes")}, ""},
		"an open comment":     {map[string]string{"a.vcxproj": project("KMDF") + "<!-- "}, ""},
		"an open tag":         {map[string]string{"a.vcxproj": project("KMDF") + "<a b='>"}, ""},
		"UTF-16":              {map[string]string{"a.vcxproj": "\xFF\xFE<\x00D\x00"}, ""},
		"too large":           {map[string]string{"a.vcxproj": project("KMDF") + strings.Repeat(" ", maxProjectSize)}, ""},
		"another file":        {map[string]string{"a.vcxproj.filters": project("KMDF"), "b.props": project("KMDF")}, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for name, text := range tt.projects {
				require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
			}
			got, project := ProjectFramework(dir)
			require.Equal(t, tt.want, got)
			require.Equal(t, tt.want != "", project != "")
		})
	}
}

func TestProjectsOfADirectory(t *testing.T) {
	dir := t.TempDir()
	for i := range maxProjects + 1 {
		got, _ := ProjectFramework(dir)
		require.Equal(t, i > 0, got == rules.KMDF)
		require.NoError(t, os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.vcxproj", i)), []byte(project("KMDF")), 0o644))
	}
	got, _ := ProjectFramework(dir)
	require.Empty(t, got, "too many")

	dir = t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "dir.vcxproj"), 0o755))
	got, _ = ProjectFramework(dir)
	require.Empty(t, got, "a directory")
	outside := filepath.Join(t.TempDir(), "a.vcxproj")
	require.NoError(t, os.WriteFile(outside, []byte(project("KMDF")), 0o644))
	if err := os.Symlink(outside, filepath.Join(dir, "link.vcxproj")); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	got, _ = ProjectFramework(dir)
	require.Empty(t, got, "a link")
}

// TestProjectsRemembered reads the projects of a directory once, until the room for
// directories is used up.
func TestProjectsRemembered(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "a.vcxproj"), []byte(project("KMDF")), 0o644))
	var p projects
	require.Equal(t, rules.KMDF, p.framework(dir))
	require.NoError(t, os.Remove(filepath.Join(dir, "a.vcxproj")))
	for i := range maxKnown - 1 {
		require.Empty(t, p.framework(filepath.Join(dir, fmt.Sprint(i))))
	}
	require.Equal(t, rules.KMDF, p.framework(dir))
	require.Empty(t, p.framework(filepath.Join(dir, "one more")))
	require.Empty(t, p.framework(dir))
}

// TestProjectCounts lints a file beside a project: the project tells the
// framework, unless the policy does, and nothing about standard input.
func TestProjectCounts(t *testing.T) {
	t.Chdir(t.TempDir())
	bad := rules.Example(rules.Lookup("INF301").Bad)
	require.NoError(t, os.WriteFile("a.inf", bad, 0o644))
	require.NoError(t, os.WriteFile("a.vcxproj", []byte(project("KMDF")), 0o644))
	for _, tt := range []struct {
		in     Input
		policy rules.Framework
		want   int
	}{
		{Input{Path: "a.inf"}, "", 0},
		{Input{Path: "a.inf"}, rules.WDM, 1},
		{Input{Path: "a.inf", Reader: strings.NewReader(string(bad))}, "", 1},
	} {
		options := Options{Rules: rules.All(), Policy: func(string) (Policy, error) {
			return Policy{Options: rules.Options{Framework: tt.policy}}, nil
		}}
		require.NoError(t, Run([]Input{tt.in}, options, func(r Result) error {
			require.NoError(t, r.Err)
			require.Len(t, r.Findings, tt.want)
			return nil
		}))
	}
}

// TestParsed lints a file that the caller has parsed: the project counts if the file
// can include what is beside it.
func TestParsed(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("a.vcxproj", []byte(project("KMDF")), 0o644))
	f := inf.Parse("a.inf", rules.Example(rules.Lookup("INF301").Bad))
	r, err := (&Linter{Options: everything}).File(f)
	require.NoError(t, err)
	require.Len(t, r.Findings, 1)

	f = inf.Parse("a.inf", rules.Example(rules.Lookup("INF301").Bad))
	f.Include = new(Shelf).Includes(Beside(f.Name), DefaultMaxSize).File
	r, err = (&Linter{Options: everything}).File(f)
	require.NoError(t, err)
	require.Empty(t, r.Findings)

	_, err = (&Linter{Options: Options{Policy: func(string) (Policy, error) { return Policy{}, os.ErrPermission }}}).File(f)
	require.ErrorIs(t, err, os.ErrPermission)
}
