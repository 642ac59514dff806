package facts

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
)

// TestUnsecuredUnread has devices with a descriptor, in a file whose sections lead to more
// than is followed: that some are without is not known.
func TestUnsecuredUnread(t *testing.T) {
	for _, tt := range []struct {
		devices, want int
		security      string
	}{
		{3, 3, ""},
		{3, 0, "HKR,,Security,,\"D:P(A;;GA;;;SY)(A;;GA;;;BA)\"\n"},
		{300, 0, "HKR,,Security,,\"D:P(A;;GA;;;SY)(A;;GA;;;BA)\"\n"},
	} {
		var models, installs strings.Builder
		for i := range tt.devices {
			fmt.Fprintf(&models, "d%d=I%[1]d,x%[1]d\n", i)
			fmt.Fprintf(&installs, "[I%d]\nAddReg=%s\n[I%[1]d.HW]\nAddReg=S\n[I%[1]d.Services]\nAddService=s,2,V\n", i, strings.Repeat("R,", 40))
		}
		keys := strings.Repeat("HKLM,SYSTEM\\CurrentControlSet\\Control\\WMI\\Security,x,1,1\n", tt.devices)
		f := inf.Parse("x.inf", []byte("[Manufacturer]\nm=M\n[M]\n"+models.String()+installs.String()+"[V]\nServiceType=1\n[S]\n"+tt.security+"[R]\n"+keys))
		require.Equal(t, tt.devices > 3, f.Exceeded())
		require.Len(t, Unsecured(New(f, requirements.Options{}, nil)), tt.want)
	}
}
