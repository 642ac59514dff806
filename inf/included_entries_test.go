package inf

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

const includes = "[Version]\nSignature=\"$Windows NT$\"\n[Manufacturer]\nm=M\n[M]\nd=I,x\n[I]\n[I.HW]\nInclude=other.inf\nNeeds=Other.HW\n"

func including(other *File) *File {
	f := Parse("x.inf", []byte(includes))
	f.Include = func(string) *File { return other }
	return f
}

// TestIncludedEntries has included files at the bound of what is taken in. Beyond it the
// descriptor of the device is not known, as where there is no such file.
func TestIncludedEntries(t *testing.T) {
	for lines, known := range map[int]bool{1: true, 100: true, maxIncludedEntries - 1: true, maxIncludedEntries: false} {
		other := Parse("other.inf", []byte("[Other.HW]\nAddReg=R\n[R]\n"+strings.Repeat("HKR,,v,,1\n", lines)))
		f := including(other)
		in := f.Installs()[0]
		require.Equal(t, !known, f.Objects()[0].External, lines)
		require.Equal(t, !known, f.Unresolved(), lines)
		if known {
			require.Empty(t, in.External)
			continue
		}
		require.Len(t, in.External, 1)
		require.Equal(t, RoleHardware, in.External[0].Role)
		require.Equal(t, "Other.HW", in.External[0].Name.Value)
		require.Nil(t, in.External[0].Section)
	}
}

// TestSharedInclude has files that are looked at at once and include the same one.
func TestSharedInclude(t *testing.T) {
	var text strings.Builder
	text.WriteString("[Other.HW]\nAddReg=R\n[R]\n")
	for i := range 300 {
		fmt.Fprintf(&text, "HKR,,v%d,,%%token%%\nHKLM,a,Security,,\"D:P\"\n", i%7)
	}
	text.WriteString("HKR,,Security,,%token%\n[Strings]\ntoken=\"D:P(A;;GA;;;SY)\"\n")
	other := Parse("other.inf", []byte(text.String()))
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			f := including(other)
			device := f.Objects()[0]
			setting := device.Descriptors[0]
			if setting.Entry.Section.File != other || other.Position(setting.Span().Start).Line != 604 || len(other.Problems()) == 0 {
				t.Error("the shared file reads otherwise")
			}
			other.Comment(3)
		})
	}
	all.Wait()
}
