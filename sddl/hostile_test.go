package sddl

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestHostileText parses texts of a megabyte that aim at every loop. They must
// come to an end, most with an error.
func TestHostileText(t *testing.T) {
	const n = 1 << 20
	for _, text := range []string{
		strings.Repeat(" ", n),
		strings.Repeat("O", n),
		strings.Repeat("D:", n/2),
		"D:" + strings.Repeat("P", n),
		"D:" + strings.Repeat("P ", n/2),
		"D:" + strings.Repeat("(", n),
		"D:" + strings.Repeat("(A;;;;;WD)", n/10),
		"D:" + strings.Repeat("(a;;;;;wd) ", n/11),
		"D:(A;" + strings.Repeat("oi", n/2) + ";;;;WD)",
		"D:(A;;" + strings.Repeat("ga ", n/3) + ";;;WD)",
		"D:(A;;" + strings.Repeat("9", n) + ";;;WD)",
		"D:(A;;;" + strings.Repeat("f", n) + ";;WD)",
		"O:S-1-5" + strings.Repeat("-1", n/2),
		"O:S-1-" + strings.Repeat("9", n),
		"O:S-" + strings.Repeat(" ", n),
		"D:(XA;;;;;WD;(" + strings.Repeat("a", n) + "))",
		"D:(XA;;;;;WD;(@User." + strings.Repeat("%0020", n/5) + "))",
		"D:(XA;;;;;WD;(a == " + strings.Repeat("{", n) + "))",
		"D:(XA;;;;;WD;(a == {" + strings.Repeat("1,", n/2) + "1}))",
		"D:(XA;;;;;WD;(a == #" + strings.Repeat("f", n) + "))",
		"D:(XA;;;;;WD;(" + strings.Repeat("!", n) + "a))",
		"D:(XA;;;;;WD;(" + strings.Repeat("!(", n/2) + "a))",
		"S:(RA;;;;;WD;(\"a\",TI,0" + strings.Repeat(",1", n/2) + "))",
		"S:(RA;;;;;WD;(\"" + strings.Repeat("a", n) + "\",TI,0,1))",
	} {
		sd, err := Parse(text)
		if err != nil {
			parseError := err.(*ParseError)
			require.LessOrEqual(t, parseError.Offset+parseError.Len, len(text))
			continue
		}
		again, err := Parse(sd.String())
		require.NoError(t, err)
		require.Equal(t, sd.String(), again.String())
	}
}

// TestHostileComparison compares the longest lists that fit a descriptor.
func TestHostileComparison(t *testing.T) {
	const n = 5000
	var attribute, list strings.Builder
	for i := range n {
		fmt.Fprintf(&attribute, ",%d", i)
		fmt.Fprintf(&list, ",%d", n-1-i)
	}
	sd, err := Parse("D:(XA;;GA;;;WD;(@Resource.a == {" + list.String()[1:] + "}))S:(RA;;;;;WD;(\"a\",TI,0" + attribute.String() + "))")
	require.NoError(t, err)
	require.True(t, AccessCheck(sd, user("WD"), 1, KindDevice.Mapping()).Allowed)
}
