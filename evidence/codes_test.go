package evidence_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/evidence"
)

func TestCodes(t *testing.T) {
	const (
		defined = `#define IOCTL_RESET CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_NEITHER, FILE_ANY_ACCESS)
#define IOCTL_READ CTL_CODE(FILE_DEVICE_UNKNOWN, 0x802, METHOD_BUFFERED, FILE_READ_DATA)
#define IOCTL_WRITE CTL_CODE(FILE_DEVICE_UNKNOWN, 0x803, METHOD_BUFFERED, FILE_WRITE_ACCESS)
#define IOCTL_BOTH CTL_CODE(FILE_DEVICE_UNKNOWN, 0x804, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS)
#define IOCTL_OVER CTL_CODE(FILE_DEVICE_UNKNOWN, 0x1805, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_UNUSED CTL_CODE(FILE_DEVICE_UNKNOWN, 0x806, METHOD_BUFFERED, FILE_ANY_ACCESS)
`
		handler = `void F(ULONG code) { switch (code) {
case IOCTL_WRITE: break;
case IOCTL_RESET: break;
case IOCTL_READ: case IOCTL_BOTH: break;
case IOCTL_OVER: case IOCTL_ELSEWHERE: break; }
if (code == IOCTL_RESET) return; }
`
	)
	for _, tt := range []struct{ name, text, want string }{
		{"none", "int x;", ""},
		{"defined only", defined, ""},
		{"handled", defined + handler, "6 handled, 1 any, 1 read, 1 write, 1 read and write, 2 not known; validated false"},
		{"validated", defined + handler + "void G(void) { IoValidateDeviceIoControlAccess(irp, 1); }",
			"6 handled, 1 any, 1 read, 1 write, 1 read and write, 2 not known; validated true"},
		{"twice alike", defined + defined + "void F(ULONG c) { if (c == IOCTL_RESET) return; }",
			"1 handled, 1 any, 0 read, 0 write, 0 read and write, 0 not known; validated false"},
		{"other than one", defined + "void F(ULONG c) { if (c != IOCTL_WRITE) return; if (IOCTL_READ != c) return; }",
			"2 handled, 0 any, 1 read, 1 write, 0 read and write, 0 not known; validated false"},
		{"in a table", defined + "static const T table[] = { { IOCTL_RESET, Reset }, { IOCTL_ELSEWHERE, Other }, { .Code = IOCTL_WRITE, .Call = Write } };\nvoid F(ULONG c) { if (c == IOCTL_WRITE) return; }",
			"1 handled, 0 any, 0 read, 1 write, 0 read and write, 0 not known; 2 listed; validated false"},
		{"sent", defined + "enum { IOCTL_LATE = CTL_CODE(1, 2, 0, 0), LAST };\nvoid F(ULONG c) { if (c == IOCTL_WRITE) Send(target, IOCTL_RESET, 0); stack->Code = IOCTL_READ; }",
			"1 handled, 0 any, 0 read, 1 write, 0 read and write, 0 not known; validated false"},
		{"with two meanings", defined + "#define IOCTL_RESET CTL_CODE(1, 0x801, METHOD_NEITHER, FILE_READ_ACCESS)\nvoid F(ULONG c) { if (c == IOCTL_RESET) return; }",
			"1 handled, 0 any, 0 read, 0 write, 0 read and write, 1 not known; validated false"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := &evidence.Driver{Name: "acme.sys", Source: code("wdm", tt.text)}
			got := ""
			if c := d.Codes(); c != nil {
				got = fmt.Sprintf("%d handled", len(c.Handled))
				for _, a := range []evidence.CodeAccess{evidence.AnyAccess, evidence.ReadAccess, evidence.WriteAccess, evidence.ReadWriteAccess, evidence.UnknownAccess} {
					got += fmt.Sprintf(", %d %v", c.Count(a), a)
				}
				if c.Listed > 0 {
					got += fmt.Sprintf("; %d listed", c.Listed)
				}
				got += fmt.Sprintf("; validated %v", c.Validated)
			}
			require.Equal(t, tt.want, got)
		})
	}
	c := (&evidence.Driver{Source: code("wdm", defined+handler)}).Codes()
	reset := c.Handled[4]
	require.Equal(t, "IOCTL_RESET", reset.Name)
	require.True(t, reset.Neither)
	require.EqualValues(t, 0x222007, *reset.Value)
	require.Equal(t, []int{1, 9}, []int{reset.Place.Line, reset.Place.Column})
	require.Len(t, reset.Handled, 2)
	require.True(t, reset.Defined)
	require.False(t, c.Handled[1].Defined, c.Handled[1].Name)
	require.True(t, c.Whole)
	require.Nil(t, (*evidence.Driver)(nil).Codes())
	require.Nil(t, witnesses(t, "plain", nil).Codes(), "a binary does not tell")
}
