package requirements

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
)

// TestServed has lines of [Manufacturer], and for each decoration on them the
// versions that it serves and the ruleset that InfVerif judges it by.
func TestServed(t *testing.T) {
	newest := inf.OSVersion{Major: 10, Minor: 0, Build: 26100}
	tests := []struct {
		decorations string // with sections; those in parentheses have none
		arch        string
		want        string
	}{
		{"", "amd64", "0.0- by 10.0.26100"},
		{"NTamd64", "amd64", "none, 0.0- by 10.0.26100"},
		{"NTamd64", "arm64", "0.0- by 10.0.26100, none"},
		// the example of the page "InfVerif /h"
		{"NTamd64,NTamd64.10.0...22000", "amd64", "none, 0.0-10.0.22000 by 10.0.21999, 10.0.22000- by 10.0.26100"},
		{"NTamd64.10.0...22000,NTamd64", "amd64", "none, 10.0.22000- by 10.0.26100, 0.0-10.0.22000 by 10.0.21999"},
		{"NTamd64,(NTamd64.10.0...22000)", "amd64", "none, 0.0- by 10.0.26100, none"},
		{"NTamd64.6.1,NTamd64.10.0", "amd64", "0.0-6.1 by 6.0.6003, 6.1-10.0 by 6.3.9600, 10.0- by 10.0.26100"},
		{"NTamd64.10.0...17763,NTamd64.10.0...22000,NTarm64.10.0...19041", "amd64",
			"0.0-10.0.17763 by 10.0.17762, 10.0.17763-10.0.22000 by 10.0.21999, 10.0.22000- by 10.0.26100, none"},
		// a section for servers leaves the others to its sibling
		{"NTamd64.10.0,NTamd64.10.0.3", "amd64", "0.0-10.0 by 6.3.9600, 10.0- by 10.0.26100, 10.0- by 10.0.26100"},
		{"NTamd64.10.0.3,NTamd64.10.0.3..20348", "amd64", "0.0- by 10.0.26100, 10.0-10.0.20348 by 10.0.20347, 10.0.20348- by 10.0.26100"},
		{"NTamd64.6.0,NTamd64.10.0.1,NTamd64.10.0.2,NTamd64.10.0.3", "amd64",
			"0.0-6.0 by 5.2.3790, 6.0-10.0 by 6.3.9600, 10.0- by 10.0.26100, 10.0- by 10.0.26100, 10.0- by 10.0.26100"},
		{"NTamd64....0x80,NTamd64.10.0", "amd64", "0.0-10.0 by 6.3.9600, 0.0-10.0 by 6.3.9600, 10.0- by 10.0.26100"},
		// of two for the same version the one that says more
		{"NT.10.0,NTamd64.10.0", "amd64", "0.0-10.0 by 6.3.9600, none, 10.0- by 10.0.26100"},
		// a build counts only for its version
		{"NTamd64.6.1...99999,NTamd64.10.0", "amd64", "0.0-6.1.99999 by 6.1.99998, 6.1.99999-10.0 by 6.3.9600, 10.0- by 10.0.26100"},
		{"NTamd64,NTamd64.10.0...28000", "amd64", "none, 0.0-10.0.28000 by 10.0.26100, 10.0.28000- not judged"},
		{"NT$ARCH$.10.0...22000", "arm64", "0.0-10.0.22000 by 10.0.21999, 10.0.22000- by 10.0.26100"},
	}
	for _, tt := range tests {
		t.Run(tt.decorations+" on "+tt.arch, func(t *testing.T) {
			f, decorations := models(tt.decorations)
			var got []string
			for _, d := range decorations {
				served, ok := Served(f, f.Section("Manufacturer").Entries()[0], d, tt.arch)
				got = append(got, describe(served, ok, newest))
			}
			require.Equal(t, tt.want, strings.Join(got, ", "))
		})
	}
}

// models returns a file with the decorations on a line of [Manufacturer], and these,
// the empty one of the first section included unless the line says that it has none.
func models(list string) (*inf.File, []inf.Decoration) {
	line, sections := "[Manufacturer]\nm=M", "[M]\nd=I,x\n"
	undecorated, _ := inf.ParseDecoration("")
	decorations := []inf.Decoration{undecorated}
	for _, text := range strings.Split(list, ",") {
		name := strings.Trim(text, "()")
		if name == "" {
			continue
		}
		line += "," + name
		if name == text {
			sections += "[M." + name + "]\nd=I,x\n"
		}
		d, _ := inf.ParseDecoration(name)
		decorations = append(decorations, d)
	}
	return inf.Parse("x.inf", []byte(line+"\n"+sections)), decorations
}

func describe(served Range, ok bool, newest inf.OSVersion) string {
	if !ok {
		return "none"
	}
	text := served.From.String() + "-"
	if served.Before != (inf.OSVersion{}) {
		text += served.Before.String()
	}
	if by, judged := Ruleset(served, newest); judged {
		return text + " by " + by.String()
	}
	return text + " not judged"
}

// TestRulesetOfOlder is /rulever with the example of the page.
func TestRulesetOfOlder(t *testing.T) {
	f, decorations := models("NTamd64,NTamd64.10.0...22000")
	older := inf.OSVersion{Major: 10, Minor: 0, Build: 17763}
	var got []string
	for _, d := range decorations[1:] {
		served, ok := Served(f, f.Section("Manufacturer").Entries()[0], d, "amd64")
		got = append(got, describe(served, ok, older))
	}
	require.Equal(t, []string{"0.0-10.0.22000 by 10.0.17763", "10.0.22000- not judged"}, got)
}

// TestServedDefault has the [DefaultInstall] sections of a file, and for each the
// ruleset that it is judged by.
func TestServedDefault(t *testing.T) {
	newest := inf.OSVersion{Major: 10, Build: 26100}
	tests := []struct{ decorations, want string }{
		{"NTamd64", "0.0- by 10.0.26100"},
		{"NTamd64,NTamd64.10.0...25952", "0.0-10.0.25952 by 10.0.25951, 10.0.25952- by 10.0.26100"},
		{"NT$ARCH$,NT$ARCH$.10.0...25952", "0.0-10.0.25952 by 10.0.25951, 10.0.25952- by 10.0.26100"},
		{"NTamd64,NT$ARCH$.10.0...25952", "0.0-10.0.25952 by 10.0.25951, 10.0.25952- by 10.0.26100"},
		{"NTx86,NTamd64.10.0...25952", "0.0- by 10.0.26100, 10.0.25952- by 10.0.26100"},
		{"NTx86,NT.10.0...22000,NT.10.0", "0.0-10.0 by 6.3.9600, 10.0.22000- by 10.0.26100, 10.0-10.0.22000 by 10.0.21999"},
		{"NTamd64.10.0...28000", "10.0.28000- not judged"},
	}
	for _, tt := range tests {
		var all []inf.Decoration
		for _, text := range strings.Split(tt.decorations, ",") {
			d, _ := inf.ParseDecoration(text)
			all = append(all, d)
		}
		var got []string
		for _, d := range all {
			got = append(got, describe(ServedDefault(d, all), true, newest))
		}
		require.Equal(t, tt.want, strings.Join(got, ", "), tt.decorations)
	}
}
