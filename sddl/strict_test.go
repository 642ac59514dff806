package sddl

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestStrict lists what only Windows' leniency takes: it is noted, or refused at the
// same place.
func TestStrict(t *testing.T) {
	tests := []struct {
		in, at, msg string
	}{
		{" O:BA", " ", "space between the parts of the descriptor"},
		{"D: P(A;;GA;;;SY)", " ", "space in an access control list"},
		{"D:p(A;;GA;;;SY)", "p", "ACL flag in lower case"},
		{"D:(A;;GA;;;SY) (A;;GA;;;BA)", " ", "space between two ACEs"},
		{"D:( A;;GA;;;SY)", " ", "space before the ACE type"},
		{"D:(a;;GA;;;SY)", "a", "ACE type in lower case"},
		{"D:(zA;;CC;;;SY;(a))", "zA", "ACE type in lower case"},
		{"D:(A; CI;GA;;;SY)", " ", "space in the ACE flags"},
		{"D:(A;ci;GA;;;SY)", "ci", "ACE flags in lower case"},
		{"D:(A;;Ga;;;SY)", "Ga", "rights in lower case"},
		{"D:(A;; ;;;SY)", " ", "space in an empty rights field"},
		{"D:(A;;NW;;;SY)", "NW", "rights of a mandatory label (NW, NR, NX) in another ACE"},
		{"D:(A;;0x123456789;;;SY)", "0x123456789", "number above 0xffffffff; Windows reads it as 0xffffffff"},
		{"D:(A;;-99;;;SY)", "-99", "number with a sign; Windows reads it as 0xffffff9d"},
		{"D:(A;;+2;;;SY)", "+2", "number with a sign; Windows reads it as 0x2"},
		{"D:(A;;GA; ;;SY)", " ", "space in a GUID field"},
		{"D:(A;;GA;;; SY)", " ", "space before a SID"},
		{"D:(A;;GA;;;SY )", " ", "space after a SID alias"},
		{"D:(A;;GA;;;sY)", "sY", "SID alias in lower case"},
		{"D:(A;;GA;;;s-1-5-18)", "s", "SID in lower case"},
		{"D:(A;;GA;;;S- 1-5-18)", " ", "space inside a SID"},
		{"D:(A;;GA;;;S-0x1-5-18)", "0x1", "SID revision in hexadecimal; Windows reads all numbers of the SID as hexadecimal"},
		{"D:(A;;GA;;;S-1-5-4294967296)", "4294967296", "sub-authority above 4294967295; Windows reads it as 4294967295"},
		{"D:(XA;;GA;;;SY; (a))", " ", "space before the condition"},
		{"D:(XA;;GA;;;SY;(a) )", " ", "space after the condition"},
	}
	for _, test := range tests {
		sd, err := Parse(test.in)
		require.NoError(t, err, test.in)
		require.Len(t, sd.Leniencies, 1, test.in)
		d := sd.Leniencies[0]
		require.Equal(t, test.at, test.in[d.Span.Start:d.Span.End], test.in)
		require.Equal(t, test.msg, d.Msg, test.in)
		require.NotEmpty(t, d.Code, test.in)

		_, err = ParseOptions{Strict: true}.Parse(test.in)
		requireParseError(t, err, int(d.Span.Start), d.Span.Len(), d.Msg)
	}
}
