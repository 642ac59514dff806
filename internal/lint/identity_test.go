package lint

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// TestIdentityOfLongLines has lines and names that differ in their last letter alone.
func TestIdentityOfLongLines(t *testing.T) {
	long := strings.Repeat("é", 10*maxIdentity)
	f := inf.Parse("x.inf", []byte("\uFEFF["+long+"1]\nk="+long+"1\nk="+long+"2\nk="+long+"1\n["+long+"2]\nk="+long+"1\n"))
	x := identifier{sections: true}
	var directives []string
	for _, s := range f.Sections {
		for _, e := range s.Entries() {
			directives = append(directives, x.line(e))
			require.Greater(t, len(x.line(e)), maxIdentity, "no short text is the same")
			require.Less(t, len(x.line(e)), 2*maxIdentity)
			require.Equal(t, "["+strings.ToLower(s.Name)+"] "+reading(e), x.long(x.line(e)), "baselines have all of it")
		}
	}
	require.Len(t, directives, 4)
	require.Equal(t, directives[0], directives[2])
	require.NotEqual(t, directives[0], directives[1])
	require.NotEqual(t, directives[0], directives[3])
	object := func(name string) string {
		return x.identify(&rules.Finding{Rule: &rules.Meta{}, File: f, Object: &inf.Object{Name: name}}).Object
	}
	require.NotEqual(t, object(long+"1"), object(long+"2"))
	require.Equal(t, object(long+"1"), object(long+"1"))
}
