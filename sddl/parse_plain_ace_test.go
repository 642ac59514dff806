package sddl

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestPlainACE reads entries both ways. What plainACE takes must come out the same
// as when it is read field by field.
func TestPlainACE(t *testing.T) {
	domain := MustSID("S-1-5-21-1-2-3")
	options := ParseOptions{Domain: &domain}
	for _, a := range Aliases() {
		for _, rights := range []string{"", "GA", "GRGWGX", "FAKAKX", "CCDCLCSWRPWPDTLOCRSDRCWDWO"} {
			for _, head := range []string{"(A;;", "(D;;"} {
				src := head + rights + ";;;" + a.Code + ")"
				plain, full := ACE{}, ACE{}
				p, q := parser{src: src, opts: options}, parser{src: src, opts: options}
				require.True(t, p.plainACE(&plain), src)
				require.True(t, q.ace(&full, false), src)
				require.Equal(t, full, plain, src)
				require.Equal(t, q.pos, p.pos)
			}
		}
	}
	for _, src := range []string{
		"", "(A;;GA;;;SY", "(A;;GA;;;S)", "(a;;GA;;;SY)", "(A;;ga;;;SY)", "(A;;GA;;;sy)", "(A;;NW;;;SY)", "(A;;G;;;SY)", "(A;;ZZ;;;SY)",
		"(A;CI;GA;;;SY)", "(A;;0x1;;;SY)", "(A;;GA;;;SY )", "(A;;GA ;;;SY)", "(A;;GA;;;ZZ)", "(A;;GA;;;S-1-1-0)", "(AU;;GA;;;SY)",
		"(A;;;;;;SY)", "(A;;GAGA", "(A;;;", "(A;;;;;\xc1\xc1)", "(A;;\x80\x80;;;SY)",
	} {
		p := parser{src: src}
		require.False(t, p.plainACE(new(ACE)), src)
		require.Zero(t, p.pos)
	}
}
