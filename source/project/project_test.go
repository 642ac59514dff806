package project

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const lamp = `<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
  <PropertyGroup Condition="'$(Platform)'=='x64'">
    <DriverType>KMDF</DriverType>
    <KMDF_VERSION_MINOR>15</KMDF_VERSION_MINOR>
    <OutName>a</OutName>
  </PropertyGroup>
  <PropertyGroup Condition="'$(Platform)'=='ARM64'">
    <DriverType>KMDF</DriverType>
    <OutName Condition="'$(X)'=='1'">b</OutName>
    <Version>$(SolutionName)</Version>
    <Self>$(MSBuildProjectName)</Self>
  </PropertyGroup>
  <Import Project="..\lamp.props" />
  <ItemGroup Condition="'$(Y)'=='2'">
    <ClCompile Include="a.c;sub\b.c">
      <ExcludedFromBuild Condition="'$(Platform)'=='x64'">true</ExcludedFromBuild>
    </ClCompile>
    <ClCompile Include="*.cpp" />
    <ClInclude Include="a.h" />
    <Inf Include="lamp.inx" />
    <ClCompile Include="c.c"><ExcludedFromBuild>false</ExcludedFromBuild></ClCompile>
  </ItemGroup>
  <ItemDefinitionGroup><ClCompile><WarningLevel>4</WarningLevel><AdditionalIncludeDirectories>..\inc; $(KIT);..\inc;%(AdditionalIncludeDirectories)</AdditionalIncludeDirectories></ClCompile><Link><AdditionalIncludeDirectories>x</AdditionalIncludeDirectories></Link></ItemDefinitionGroup>
</Project>
`

func TestRead(t *testing.T) {
	p, err := Read(`dir\lamp.vcxproj`, []byte("\xEF\xBB\xBF"+lamp))
	require.NoError(t, err)
	for name, want := range map[string]string{
		"DriverType": "KMDF", "kmdf_version_minor": "15", "Self": "lamp",
		"OutName": "? not the same in all configurations", "Version": "? made of other properties",
		"UMDF_VERSION_MAJOR": "? not in the project",
	} {
		require.Equal(t, want, say(p.Value(name)), name)
	}
	require.Equal(t, "lamp", say(p.Target()))
	require.Equal(t, "'$(Platform)'=='ARM64' and '$(X)'=='1'", p.Properties["outname"][1].Condition)
	require.Equal(t, []string{"a.c", "sub/b.c", "*.cpp", "c.c"}, paths(p.Compiled))
	require.Equal(t, []string{"'$(Platform)'=='x64'"}, p.Compiled[1].Excluded)
	require.Equal(t, "'$(Y)'=='2'", p.Compiled[1].Condition)
	require.False(t, p.Compiled[2].Known())
	require.Empty(t, p.Compiled[3].Excluded)
	require.Equal(t, []string{"a.h", "lamp.inx", "../lamp.props"}, paths(append(append(p.Headers, p.Infs...), p.Imports...)))
	require.Equal(t, []string{"../inc", "$(KIT)", "%(AdditionalIncludeDirectories)"}, p.Includes)
	place := p.Compiled[0].Place
	require.Equal(t, []int{16, 5}, []int{place.Line, place.Column})
	require.True(t, strings.HasPrefix(lamp[place.Offset:], `<ClCompile Include="a.c`))

	sheet, err := Read("lamp.props", []byte(`<Project><PropertyGroup><TargetName>bulb</TargetName><DriverType>WDM</DriverType></PropertyGroup></Project>`))
	require.NoError(t, err)
	whole := p.With(sheet)
	require.Equal(t, "bulb", say(whole.Target()))
	require.Equal(t, "? not the same in all configurations", say(whole.Value("DriverType")))
	require.Equal(t, "KMDF", say(p.Value("DriverType")))

	named, err := Read("lamp.vcxproj", []byte(`<Project><PropertyGroup><ProjectName>bulb</ProjectName></PropertyGroup><ItemGroup><ProjectReference Include="..\lib\lib.vcxproj"/></ItemGroup></Project>`))
	require.NoError(t, err)
	require.Equal(t, "bulb", say(named.With(sheet, named).Target()))
	require.Equal(t, "bulb", say(named.Target()))
	require.Equal(t, []string{"../lib/lib.vcxproj"}, paths(named.With(sheet).References))
}

func TestSources(t *testing.T) {
	p, err := Read("drv/SOURCES", []byte("TARGETNAME=lamp # the driver\r\nTARGETTYPE=DRIVER\r\n\r\nSOURCES= a.c \\\r\n  sub\\b.c \\\r\n  lamp.rc\r\n!IF \"$(X)\" != \"\"\r\nKMDF_VERSION_MAJOR=1\r\n!ELSE\r\nSOURCES=c.c\r\n!ENDIF\r\n"))
	require.NoError(t, err)
	require.Equal(t, "lamp", say(p.Target()))
	require.Equal(t, []string{"a.c", "sub/b.c", "lamp.rc", "c.c"}, paths(p.Compiled))
	require.Equal(t, 4, p.Compiled[1].Place.Line)
	require.Equal(t, `!ELSE of !IF "$(X)" != ""`, p.Compiled[3].Condition)
	require.Equal(t, `!IF "$(X)" != ""`, p.Properties["kmdf_version_major"][0].Condition)
}

func TestHostile(t *testing.T) {
	for _, c := range []struct {
		text string
		want error
	}{
		{strings.Repeat(" ", MaxFile+1), ErrTooLong},
		{"<Project>" + strings.Repeat("<a>", 100), ErrTooDeep},
		{"<Project><PropertyGroup>" + strings.Repeat("<a/>", maxFacts+1), ErrTooMany},
		{"<html></html>", ErrKind},
	} {
		_, err := Read("a.vcxproj", []byte(c.text))
		require.ErrorIs(t, err, c.want)
	}
	for _, text := range []string{
		"", "<Project>", "version https://git-lfs", "\x00", `<!DOCTYPE a [<!ENTITY b "c">]><Project><PropertyGroup><a>&b;</a></PropertyGroup></Project>`,
	} {
		_, err := Read("a.vcxproj", []byte(text))
		require.Error(t, err, "%q", text)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a.vcxproj", lamp)
	f.Fuzz(func(t *testing.T, name, text string) {
		p, err := Read(name, []byte(text))
		if err != nil {
			return
		}
		for _, i := range p.With(p).Compiled {
			if i.Place.Offset > len(text)*3 || i.Place.Line < 1 {
				t.Fatalf("place %+v", i.Place)
			}
		}
		p.Target()
		p.Value("DriverType")
	})
}

func say(v Value) string {
	if text, found := v.Get(); found {
		return text
	}
	return fmt.Sprint("? ", v.Why())
}

func paths(items []Item) (found []string) {
	for _, i := range items {
		found = append(found, i.Path)
	}
	return found
}
