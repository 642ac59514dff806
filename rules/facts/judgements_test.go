package facts

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
)

// TestJudgements has the decorations of a file, each with an install section of its
// own, and for each what it is judged by: "/h 10.0.26100", or "-" for nothing.
func TestJudgements(t *testing.T) {
	v := func(text string) inf.OSVersion {
		version, err := inf.ParseOSVersion(text)
		require.NoError(t, err)
		return version
	}
	const newest = "10.0.26200" // of the versions that are known
	tests := []struct {
		name, decorations string
		requirements      requirements.Options
		want              string
	}{
		// the example of the page "InfVerif /h"
		{"newest", "NTamd64,NTamd64.10.0...22000", requirements.Options{}, "/h 10.0.21999 | /h " + newest},
		{"rulever", "NTamd64,NTamd64.10.0...22000", requirements.Options{Newest: v("10.0.17763")}, "/h 10.0.17763 | -"},
		{"rulever below the end of a section", "NTamd64,NTamd64.10.0...22000", requirements.Options{Newest: v("10.0.21998")}, "/h 10.0.21998 | -"},
		{"rulever at the end of a section", "NTamd64,NTamd64.10.0...22000", requirements.Options{Newest: v("10.0.21999")}, "/h 10.0.21999 | -"},
		{"rulever at the beginning of a section", "NTamd64,NTamd64.10.0...22000", requirements.Options{Newest: v("10.0.22000")}, "/h 10.0.21999 | /h 10.0.22000"},
		{"rulever above the beginning of a section", "NTamd64,NTamd64.10.0...22000", requirements.Options{Newest: v("10.0.22001")}, "/h 10.0.21999 | /h 10.0.22001"},
		{"vnext", "NTamd64,NTamd64.10.0...22000", requirements.Options{Next: true}, "/h 10.0.21999 | /h " + newest},
		{"INX", "NT$ARCH$,NT$ARCH$.10.0...22000", requirements.Options{}, "/h 10.0.21999 | /h " + newest},
		{"INX and rulever", "NT$ARCH$,NT$ARCH$.10.0...22000", requirements.Options{Newest: v("10.0.17763")}, "/h 10.0.17763 | -"},
		{"another architecture", "NTamd64,NTarm64.10.0...22000", requirements.Options{}, "/h " + newest + " | /h " + newest},
		{"two architectures", "NTamd64,NTarm64,NTamd64.10.0...22000", requirements.Options{}, "/h 10.0.21999 | /h " + newest + " | /h " + newest},
		{"later than the newest", "NTamd64,NTamd64.10.0...99999", requirements.Options{}, "/h " + newest + " | -"},
		{"w", "NTamd64.10.0...17763,NTamd64.10.0...22000", requirements.Options{Mode: requirements.Windows}, "/w 10.0.21999 | /w " + newest},
		{"w below the default of wbuild", "NTamd64,NTamd64.10.0...17763", requirements.Options{Mode: requirements.Windows}, "/u 10.0.17762 | /w " + newest},
		{"w at the default of wbuild", "NTamd64,NTamd64.10.0...17764", requirements.Options{Mode: requirements.Windows}, "/w 10.0.17763 | /w " + newest},
		{"wbuild above a section", "NTamd64,NTamd64.10.0...22000", requirements.Options{Mode: requirements.Windows, WindowsFrom: v("10.0.22000")}, "/u 10.0.21999 | /w " + newest},
		{"wbuild at a section", "NTamd64,NTamd64.10.0...22000", requirements.Options{Mode: requirements.Windows, WindowsFrom: v("10.0.21999")}, "/w 10.0.21999 | /w " + newest},
		{"wbuild above all", "NTamd64,NTamd64.10.0...22000", requirements.Options{Mode: requirements.Windows, WindowsFrom: v("10.0.26201")}, "/u 10.0.21999 | /u " + newest},
		{"wbuild is for w alone", "NTamd64,NTamd64.10.0...22000", requirements.Options{WindowsFrom: v("10.0.26201")}, "/h 10.0.21999 | /h " + newest},
		{"INX and wbuild", "NT$ARCH$,NT$ARCH$.10.0...22000", requirements.Options{Mode: requirements.Windows, WindowsFrom: v("10.0.22000")}, "/u 10.0.21999 | /w " + newest},
		{"u", "NTamd64,NTamd64.10.0...22000", requirements.Options{Mode: requirements.Universal}, "/u 10.0.21999 | /u " + newest},
		{"k", "NTamd64,NTamd64.10.0...22000", requirements.Options{Mode: requirements.Declarative}, "/k 10.0.21999 | /k " + newest},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := factsOf(modelsOf(tt.decorations), tt.requirements)
			var got []string
			for _, in := range f.File.Installs() {
				got = append(got, describeJudgements(judgements(f, in)))
			}
			require.Equal(t, tt.want, strings.Join(got, " | "))
		})
	}
}

// modelsOf returns a file with a Models section for each decoration, and an install
// section for each of these.
func modelsOf(decorations string) string {
	manufacturer, sections := "[Manufacturer]\nm=M", ""
	for i, d := range strings.Split(decorations, ",") {
		manufacturer += "," + d
		sections += fmt.Sprintf("[M.%s]\nd=I%d,x\n[I%d]\nk=v\n", d, i, i)
	}
	return manufacturer + "\n" + sections
}

func factsOf(text string, requirements requirements.Options) *Facts {
	return New(inf.Parse("x.inx", []byte(text)), requirements, nil)
}

func describeJudgements(all []requirements.Judgement) string {
	if len(all) == 0 {
		return "-"
	}
	var words []string
	for _, j := range all {
		words = append(words, string(j.Mode)+" "+j.Ruleset.String())
	}
	return strings.Join(words, ", ")
}

// TestJudgementsOfOneSection has an install section that several Models sections lead
// to, and sections that none does.
func TestJudgementsOfOneSection(t *testing.T) {
	older := inf.OSVersion{Major: 10, Build: 17763}
	tests := []struct {
		name, text string
		newest     inf.OSVersion
		want       string
	}{
		{"two versions", "[Manufacturer]\nm=M,NTamd64,NTamd64.10.0...22000\n[M.NTamd64]\nd=I,x\n[M.NTamd64.10.0...22000]\nd=I,x\n[I]\nk=v", inf.OSVersion{}, "/h 10.0.26200, /h 10.0.21999"},
		{"two versions, by the older rules", "[Manufacturer]\nm=M,NTamd64,NTamd64.10.0...22000\n[M.NTamd64]\nd=I,x\n[M.NTamd64.10.0...22000]\nd=I,x\n[I]\nk=v", older, "/h 10.0.17763"},
		{"two devices of one version", "[Manufacturer]\nm=M,NTamd64\n[M.NTamd64]\nd=I,x\ne=I,y\n[I]\nk=v", inf.OSVersion{}, "/h 10.0.26200"},
		{"setup class", "[ClassInstall32]\nk=v", older, "/h 10.0.17763"},
		{"default install", "[DefaultInstall.NTamd64]\nk=v", inf.OSVersion{}, "/h 10.0.26200"},
		{"default install for earlier versions", "[DefaultInstall.NTamd64]\nk=v\n[DefaultInstall.NTamd64.10.0...25952]\nk=v", inf.OSVersion{}, "/h 10.0.25951"},
		{"default install for later versions", "[DefaultInstall.NT$ARCH$.10.0...25952]\nk=v", older, "-"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := factsOf(tt.text, requirements.Options{Newest: tt.newest})
			require.Equal(t, tt.want, describeJudgements(judgements(f, f.File.Installs()[0])))
		})
	}
}

// TestJudged keeps, of the versions with the same rules, the newest.
func TestJudged(t *testing.T) {
	f := factsOf(modelsOf("NTamd64,NTamd64.10.0...22000,NTamd64.10.0...26100"), requirements.Options{})
	require.Equal(t, "/h 10.0.26099, /h 10.0.26200", describeJudgements(Judged(f, f.File.Installs()...)))
}
