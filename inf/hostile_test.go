package inf

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestHostileReferences has files whose sections name each other n times n times.
// What is made of them stays proportional to their size.
func TestHostileReferences(t *testing.T) {
	const n = 3000
	var installs, addRegs, securities, needs strings.Builder
	for i := range n {
		fmt.Fprintf(&installs, "d%d=I%d,x\n", i, i)
		fmt.Fprintf(&needs, "[I%d]\nNeeds=Big\n[I%d.HW]\nAddReg=S\n", i, i)
		fmt.Fprintf(&addRegs, "AddReg=S%d\n", i)
		fmt.Fprintf(&securities, "HKR,,Security,,\"D:P\"\n[S%d]\n", i)
	}
	s := "[S]\n" + strings.Repeat("HKR,,Security,,\"D:P\"\n", n)
	for name, text := range map[string]string{
		"models":   "[Manufacturer]\n" + strings.Repeat("m=M\n", n) + "[M]\n" + strings.Repeat("d=I,x\n", n) + "[I]\n",
		"needs":    "[Manufacturer]\nm=M\n[M]\n" + installs.String() + needs.String() + "[Big]\n" + addRegs.String() + securities.String(),
		"settings": "[Manufacturer]\nm=M\n[M]\n" + installs.String() + needs.String() + s,
		"same":     "[DefaultInstall]\n" + strings.Repeat("AddReg=S,S,S\n", n) + s,
	} {
		t.Run(name, func(t *testing.T) {
			f := Parse("x.inf", []byte(text))
			made := 0
			for _, in := range f.Installs() {
				made += len(in.Targets) + len(in.Reaches) + len(in.Dangling)
			}
			for _, o := range f.Objects() {
				made += len(o.Descriptors)
			}
			require.LessOrEqual(t, made, budgetBase+len(text)/bytesPerStep+2*strings.Count(text, "\n"))
		})
	}
}

// TestHostileLines has many lines that name one section. A small section is read for each
// of them; of a large one, what the first line makes is complete, and no object lacks
// settings.
func TestHostileLines(t *testing.T) {
	const lines = 10_000
	for entries, all := range map[int]bool{2: true, 1000: false} {
		text := "[DefaultInstall]\n[DefaultInstall.WMI]\n" + strings.Repeat("WMIInterface={g},,W\n", lines) +
			"[W]\n" + strings.Repeat("Security=\"D:P\"\n", entries) + "[Spare]\n"
		f := Parse("x.inf", []byte(text))
		objects := f.Objects()
		require.Equal(t, !all, f.Exceeded())
		require.Equal(t, all, len(objects) == lines)
		require.Len(t, objects[0].Descriptors, entries)
		require.NotEmpty(t, objects[len(objects)-1].Descriptors)
		require.Len(t, f.Dead(), 1, "what comes once is known")
	}
}

// TestHostileDepth has a chain of sections of which each needs the next.
func TestHostileDepth(t *testing.T) {
	for _, links := range []int{maxDepth, maxDepth + 1} {
		var text strings.Builder
		text.WriteString("[DefaultInstall]\nNeeds=S2\n")
		for i := 2; i < links; i++ {
			fmt.Fprintf(&text, "[S%d]\nNeeds=S%d\n", i, i+1)
		}
		fmt.Fprintf(&text, "[S%d]\na=b\n", links)
		f := Parse("x.inf", []byte(text.String()))
		require.Len(t, f.Installs()[0].Reaches, maxDepth)
		require.Equal(t, links > maxDepth, f.Unresolved())
	}
}

// TestHostileSubstitution has a short token with a long value in many places.
func TestHostileSubstitution(t *testing.T) {
	const n = 10000
	for name, text := range map[string]string{
		"one field":    "[S]\n" + strings.Repeat("%k%", n) + "\n[Strings]\nk=\"" + strings.Repeat("x", n) + "\"",
		"many fields":  "[S]\n" + strings.Repeat("x%k%\n", n) + "[Strings]\nk=\"" + strings.Repeat("x", n) + "\"",
		"whole fields": "[S]\n" + strings.Repeat("%k%\n", n) + "[Strings]\nk=\"" + strings.Repeat("x", n) + "\"",
		"long field":   "[S]\n%k%\n[Strings]\nk=\"" + strings.Repeat("x", 2*maxSubstituted) + "\"",
	} {
		t.Run(name, func(t *testing.T) {
			f := Parse("x.inf", []byte(text))
			size := 0
			for _, e := range f.Section("S").Entries() {
				size += len(e.Value(1))
			}
			require.LessOrEqual(t, size, growthBase+(growthPerSource+1)*len(text))
			last := f.Section("S").Entries()[len(f.Section("S").Entries())-1].Field(1)
			require.False(t, last.Known())
			require.Empty(t, last.Undefined(), "[Strings] does define the token")
		})
	}
}
