package witness

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/lint"
)

// plainINF installs the driver acme.sys and says nothing of where it lies.
const plainINF = `[Version]
Signature="$WINDOWS NT$"
[Manufacturer]
Acme=M,NTamd64
[M.NTamd64]
Acme=I,ROOT\Acme
[I.NT]
FeatureScore=0x80
[I.NT.Services]
AddService=acme,2,S
[S]
ServiceType=1
ServiceBinary=%12%\acme.sys
`

// withFiles has that the driver is copied, from folders of the package.
const withFiles = plainINF + `[I.NT]
CopyFiles=F
[F]
acme.sys,acme64.sys
[SourceDisksNames]
1=disk
[SourceDisksNames.amd64]
2=disk,,,\drivers
[SourceDisksFiles.amd64]
acme64.sys=2,bin
[SourceDisksFiles.x86]
acme64.sys=1,..\up
`

const driverProject = `<Project><PropertyGroup><ConfigurationType>Driver</ConfigurationType><DriverType>WDM</DriverType></PropertyGroup>
<ItemGroup><ClCompile Include="a.c"/></ItemGroup></Project>`

// at makes files, and goes to their folder. A text that begins with @ names a driver of
// package driver; one that begins with > is a link.
func at(t *testing.T, files map[string]string) {
	t.Helper()
	drivers, err := filepath.Abs(filepath.Join("..", "..", "driver", "testdata"))
	require.NoError(t, err)
	dir, err := filepath.EvalSymlinks(t.TempDir())
	require.NoError(t, err)
	t.Chdir(dir)
	for name, text := range files {
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
		if to, link := strings.CutPrefix(text, ">"); link {
			if err := os.Symlink(to, name); err != nil {
				t.Skipf("no symbolic links here: %v", err)
			}
			continue
		}
		data := []byte(text)
		if driver, is := strings.CutPrefix(text, "@"); is {
			data, err = os.ReadFile(filepath.Join(drivers, driver))
			require.NoError(t, err)
		}
		require.NoError(t, os.WriteFile(name, data, 0o600))
	}
}

// find searches for the evidence of an INF file, as it is found below a folder.
func find(t *testing.T, f *Finder, path, below string) *evidence.Set {
	t.Helper()
	in := lint.Input{Path: filepath.FromSlash(path), Below: below}
	file, _, err := new(lint.Shelf).Parse(in)
	require.NoError(t, err)
	return f.Find(in, file)
}

// said has what a set has, in one line.
func said(set *evidence.Set) string {
	if set == nil {
		return "nil"
	}
	var words []string
	local := func(o evidence.Origin) string { return map[bool]string{true: " (local)"}[o.Local] }
	for _, d := range set.Drivers {
		words = append(words, d.Name+":")
		for _, b := range d.Binaries {
			words = append(words, b.Path+local(b.Origin))
		}
		if d.Source != nil {
			words = append(words, d.Source.Path+local(d.Source.Origin)+" "+d.Source.DriverType)
			for _, c := range d.Source.Calls {
				words = append(words, c.Name+" in "+c.Place.File)
			}
			for _, u := range d.Source.Unread {
				words = append(words, u.Name+" is "+u.Why)
			}
		}
		for _, u := range d.Unread {
			words = append(words, u.Path+" "+u.Why)
		}
	}
	return strings.Join(words, "; ")
}

const call = "void F(void) { IoCreateDevice(d, 0, NULL, 34, 0, FALSE, &o); }\n"

func TestFind(t *testing.T) {
	for name, tt := range map[string]struct {
		files map[string]string
		want  string
	}{
		"nothing":                      {map[string]string{"p/a.inf": plainINF}, "acme.sys:"},
		"no service":                   {map[string]string{"p/a.inf": "[Version]\nSignature=\"$CHICAGO$\"\n"}, "nil"},
		"a program":                    {map[string]string{"p/a.inf": strings.Replace(plainINF, "ServiceType=1", "ServiceType=0x10", 1)}, "nil"},
		"a service of unknown type":    {map[string]string{"p/a.inf": strings.Replace(plainINF, "ServiceType=1", "ServiceType=%T%", 1)}, "acme.sys:"},
		"beside":                       {map[string]string{"p/a.inf": plainINF, "p/Acme.SYS": "@plain.sys", "p/x64/acme.sys": "@plain.sys"}, "acme.sys:; p/Acme.SYS"},
		"above":                        {map[string]string{"p/a.inf": plainINF, "acme.sys": "@plain.sys"}, "acme.sys:"},
		"several architectures":        {map[string]string{"p/a.inf": plainINF, "p/x64/acme.sys": "@plain.sys", "p/ARM64/Debug/acme.sys": "@plain.sys", "p/Release/x86/acme.sys": "@plain.sys", "p/Release/acme.sys": "@plain.sys", "p/x64/arm/acme.sys": "@plain.sys", "p/old/acme.sys": "@plain.sys"}, "acme.sys:; p/ARM64/Debug/acme.sys; p/Release/acme.sys; p/Release/x86/acme.sys; p/x64/acme.sys"},
		"listed":                       {map[string]string{"p/a.inf": withFiles, "p/acme.sys": "@plain.sys", "p/acme64.sys": "@plain.sys", "up/acme64.sys": "@plain.sys", "p/Drivers/BIN/Acme64.sys": "@plain.sys"}, "acme.sys:; p/Drivers/BIN/Acme64.sys"},
		"not where it is listed":       {map[string]string{"p/a.inf": withFiles, "p/acme.sys": "@plain.sys", "p/acme64.sys": "@plain.sys"}, "acme.sys:; p/acme64.sys"},
		"a pointer of Git LFS":         {map[string]string{"p/a.inf": plainINF, "p/acme.sys": "version https://git-lfs.github.com/spec/v1\n"}, "acme.sys:; p/acme.sys is a pointer of Git LFS, and not the file"},
		"cut short":                    {map[string]string{"p/a.inf": plainINF, "p/acme.sys": "MZ"}, "acme.sys:; p/acme.sys is no driver that can be read: no MZ header"},
		"a folder":                     {map[string]string{"p/a.inf": plainINF, "p/acme.sys/x": ""}, "acme.sys:; p/acme.sys is no regular file"},
		"a link out":                   {map[string]string{"p/a.inf": plainINF, "p/acme.sys": ">../q/acme.sys", "q/acme.sys": "@plain.sys"}, "acme.sys:; p/acme.sys is a symbolic link"},
		"a linked folder":              {map[string]string{"p/a.inf": plainINF, "p/x64": ">../q", "q/acme.sys": "@plain.sys"}, "acme.sys:"},
		"project":                      {map[string]string{"p/a.inf": plainINF, "p/Acme.vcxproj": driverProject, "p/A.c": "#include \"b.h\"\n" + call, "p/inc/b.h": "#include \"..\\up.h\"\n", "p/up.h": call}, "acme.sys:; p/Acme.vcxproj wdm; IoCreateDevice in p/A.c; IoCreateDevice in p/up.h"},
		"folders of headers":           {map[string]string{"p/a.inf": plainINF, "p/Acme.vcxproj": strings.Replace(driverProject, "<Item", `<ItemDefinitionGroup><ClCompile><AdditionalIncludeDirectories>..\h;$(ProjectDir)own;$(KIT)\h;C:\h;/h</AdditionalIncludeDirectories></ClCompile></ItemDefinitionGroup><Item`, 1), "p/A.c": "#include \"b.h\"\n#include \"c.h\"\n", "h/b.h": call, "inc/b.h": call, "p/own/c.h": call}, "acme.sys:; p/Acme.vcxproj wdm; IoCreateDevice in h/b.h; IoCreateDevice in p/own/c.h"},
		"project one level below":      {map[string]string{"p/a.inf": plainINF, "p/src/acme.vcxproj": driverProject, "p/src/a.c": call}, "acme.sys:; p/src/acme.vcxproj wdm; IoCreateDevice in p/src/a.c"},
		"project in a sister folder":   {map[string]string{"p/a.inf": plainINF, "src/acme.vcxproj": driverProject, "src/a.c": call}, "acme.sys:; src/acme.vcxproj wdm; IoCreateDevice in src/a.c"},
		"project two levels below":     {map[string]string{"p/a.inf": plainINF, "p/src/x/acme.vcxproj": driverProject, "p/src/x/a.c": call}, "acme.sys:"},
		"project of another driver":    {map[string]string{"p/a.inf": plainINF, "p/other.vcxproj": driverProject, "p/a.c": call}, "acme.sys:"},
		"project of a program":         {map[string]string{"p/a.inf": plainINF, "p/acme.vcxproj": strings.Replace(driverProject, ">Driver<", ">Application<", 1), "p/a.c": call}, "acme.sys:"},
		"project of a UMDF driver":     {map[string]string{"p/a.inf": plainINF, "p/acme.vcxproj": strings.Replace(driverProject, "<DriverType>", "<PlatformToolset>WindowsUserModeDriver10.0</PlatformToolset><DriverType>", 1)}, "acme.sys:"},
		"two projects":                 {map[string]string{"p/a.inf": plainINF, "p/acme.vcxproj": driverProject, "p/src/acme.vcxproj": driverProject, "p/a.c": call}, "acme.sys:"},
		"a project and one of no kind": {map[string]string{"p/a.inf": plainINF, "p/acme.vcxproj": driverProject, "p/src/acme.vcxproj": "<Project/>", "p/a.c": call}, "acme.sys:; p/acme.vcxproj wdm; IoCreateDevice in p/a.c"},
		"a source that is not there":   {map[string]string{"p/a.inf": plainINF, "p/acme.vcxproj": driverProject}, "acme.sys:; p/acme.vcxproj wdm; a.c is not there"},
		"a source under a condition":   {map[string]string{"p/a.inf": plainINF, "p/acme.vcxproj": strings.Replace(driverProject, "<ClCompile", `<ClCompile Condition="x"`, 1), "p/a.c": call}, "acme.sys:; p/acme.vcxproj wdm; a.c is compiled under a condition alone"},
		"a source that is excluded":    {map[string]string{"p/a.inf": plainINF, "p/acme.vcxproj": strings.Replace(driverProject, `"/>`, `"><ExcludedFromBuild>true</ExcludedFromBuild></ClCompile>`, 1), "p/a.c": call}, "acme.sys:; p/acme.vcxproj wdm"},
		"a source that is made":        {map[string]string{"p/a.inf": plainINF, "p/acme.vcxproj": strings.Replace(driverProject, `"a.c"`, `"$(IntDir)a.c"`, 1)}, "acme.sys:; p/acme.vcxproj wdm; $(IntDir)a.c is a name that is made of properties"},
		"a linked library":             {map[string]string{"p/a.inf": plainINF, "p/acme.vcxproj": strings.Replace(driverProject, "<ClCompile", `<ProjectReference Include="..\lib.vcxproj"/><ClCompile`, 1), "p/a.c": call}, "acme.sys:; p/acme.vcxproj wdm; IoCreateDevice in p/a.c; ../lib.vcxproj is another project, which this one may link"},
		"a source outside":             {map[string]string{"p/a.inf": plainINF, "p/acme.vcxproj": strings.Replace(driverProject, `"a.c"`, `"..\..\..\..\a.c"`, 1)}, "acme.sys:; p/acme.vcxproj wdm; ../../../../a.c is not there"},
		"sheets": {map[string]string{
			"p/a.inf": plainINF, "p/a.c": call, "p/b.vcxproj": `<Project><Import Project="$(VCTargetsPath)\x.props"/><Import Project="..\all.props"/><Import Project="packages\x.props" Condition="Exists('packages\x.props')"/></Project>`,
			"ALL.props":     `<Project><PropertyGroup><TargetName>acme</TargetName></PropertyGroup><Import Project="$(MSBuildThisFileDirectory)sub/one.props"/></Project>`,
			"sub/one.props": driverProject,
		}, "acme.sys:; p/b.vcxproj wdm; IoCreateDevice in p/a.c"},
		"a sheet of a folder": {map[string]string{"p/a.inf": plainINF, "p/src/b.vcxproj": driverProject, "p/src/a.c": call, "Directory.Build.props": `<Project><PropertyGroup><TargetName>acme</TargetName></PropertyGroup></Project>`},
			"acme.sys:; p/src/b.vcxproj wdm; IoCreateDevice in p/src/a.c"},
		"a sheet that is not there": {map[string]string{"p/a.inf": plainINF, "p/a.c": call, "p/acme.vcxproj": strings.Replace(driverProject, "<PropertyGroup>", `<Import Project="x.props"/><Import Project="$(X)y.props"/><PropertyGroup>`, 1)},
			"acme.sys:; p/acme.vcxproj wdm; IoCreateDevice in p/a.c; x.props is a part of the project that is not there; $(X)y.props is a part of the project whose place is made of properties"},
		"sources": {map[string]string{"p/a.inf": plainINF, "src/SOURCES": "TARGETNAME=acme\nTARGETTYPE=DRIVER\nSOURCES=a.c a.rc\n", "src/a.c": call}, "acme.sys:; src/SOURCES ; IoCreateDevice in src/a.c"},
	} {
		t.Run(name, func(t *testing.T) {
			if runtime.GOOS == "windows" && strings.Contains(name, "link") {
				t.Skip("not everybody may make links there")
			}
			at(t, tt.files)
			require.Equal(t, tt.want, said(find(t, New(new(Cache)), "p/a.inf", ".")))
			walked := New(new(Cache))
			for range lint.Find([]string{"."}, nil, "", walked.Listed) {
			}
			require.Equal(t, tt.want, said(find(t, walked, "p/a.inf", ".")), "after a walk")
			if strings.Contains(tt.want, " p/") && !strings.Contains(tt.want, " src") {
				return
			}
			require.NotContains(t, said(find(t, New(new(Cache)), "p/a.inf", "p")), " src", "outside of the folder")
		})
	}
}

// TestTooManyCopies has more copies than anybody needs: which of them counts is not known.
func TestTooManyCopies(t *testing.T) {
	files := map[string]string{"a.inf": plainINF}
	for i := range maxCopies + 1 {
		files[fmt.Sprintf("x64/release%d/acme.sys", i)] = "@plain.sys"
	}
	at(t, files)
	set := find(t, New(new(Cache)), "a.inf", ".")
	require.Empty(t, set.Drivers[0].Binaries)
	require.Len(t, set.Drivers[0].Unread, maxCopies)
}

// TestStandsNowhere has a file from standard input.
func TestStandsNowhere(t *testing.T) {
	at(t, map[string]string{"acme.sys": "@plain.sys", "x/acme.sys": "@secure.sys"})
	file := inf.Parse("a.inf", []byte(plainINF))
	f := New(new(Cache))
	require.Nil(t, f.Find(lint.Input{Path: "a.inf"}, file))
	require.NoError(t, f.Name("x/acme.sys"))
	require.Equal(t, []string{"x/acme.sys"}, f.Unpaired())
	require.Equal(t, "acme.sys:; x/acme.sys", said(f.Find(lint.Input{Path: "a.inf"}, file)))
	require.Empty(t, f.Unpaired())
	var none *Finder
	require.Nil(t, none.Find(lint.Input{Path: "a.inf"}, file))
	require.Empty(t, none.Unpaired())
}

// TestNamed has that a driver which the user named stands for those that are found.
func TestNamed(t *testing.T) {
	at(t, map[string]string{"a.inf": withFiles, "acme.sys": "@plain.sys", "x/ACME64.sys": "@secure.sys", "y/acme.sys": "@secure.sys", "z/other.sys": "@plain.sys"})
	f := New(new(Cache))
	for _, name := range []string{"x/ACME64.sys", "y/acme.sys", "z/other.sys"} {
		require.NoError(t, f.Name(name))
	}
	require.Equal(t, "acme.sys:; x/ACME64.sys; y/acme.sys", said(find(t, f, "a.inf", ".")))
	require.Equal(t, []string{"z/other.sys"}, f.Unpaired())
	require.ErrorContains(t, f.Name("none.sys"), "cannot be read: ")
	require.EqualError(t, f.Name("a.inf"), "is no driver that can be read: no MZ header")
	require.EqualError(t, f.Name("x"), "is no regular file")
}
