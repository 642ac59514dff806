package archivename_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/internal/archivename"
)

func TestPath(t *testing.T) {
	for _, test := range []struct {
		name, path string
		fault      archivename.Fault
	}{
		{`acme.inf`, "acme.inf", archivename.None},
		{`Acme\x64\acme.sys`, "Acme/x64/acme.sys", archivename.None},
		{`Acme/x64\acme.sys`, "Acme/x64/acme.sys", archivename.None},
		{`Acme (final) #2\ärger.inf`, "Acme (final) #2/ärger.inf", archivename.None},
		{"\xe4rger.inf", "\xe4rger.inf", archivename.None},
		{`..acme\a..b`, "..acme/a..b", archivename.None},
		{`[Content_Types].xml`, "[Content_Types].xml", archivename.None},
		{`console.txt`, "console.txt", archivename.None},
		{`com10`, "com10", archivename.None},
		{`com`, "com", archivename.None},
		{`1`, "1", archivename.None},
		{``, "", archivename.Empty},
		{`a\\b`, "", archivename.Empty},
		{`a\`, "", archivename.Empty},
		{"a\x00.inf", "", archivename.Control},
		{"a\n.inf", "", archivename.Control},
		{"a\x7f", "", archivename.Control},
		{`C:\a`, "", archivename.Drive},
		{`c:a`, "", archivename.Drive},
		{`\a`, "", archivename.Absolute},
		{`/etc/passwd`, "", archivename.Absolute},
		{`\\server\share\a`, "", archivename.Absolute},
		{`\\?\C:\a`, "", archivename.Absolute},
		{`..\a`, "", archivename.Upwards},
		{`a/../../b`, "", archivename.Upwards},
		{`a\..`, "", archivename.Upwards},
		{`.\a`, "", archivename.Dot},
		{`a:b`, "", archivename.Drive},
		{`a.inf:b`, "", archivename.Reserved},
		{`a*b`, "", archivename.Reserved},
		{`a<b`, "", archivename.Reserved},
		{`acme.sys.`, "", archivename.Ending},
		{`acme \acme.sys`, "", archivename.Ending},
		{`CON`, "", archivename.Device},
		{`a\nul.txt`, "", archivename.Device},
		{`Aux .tar.gz`, "", archivename.Device},
		{`com1`, "", archivename.Device},
		{`LPT³.inf`, "", archivename.Device},
		{`conin$`, "", archivename.Device},
		{`con\..\..`, "", archivename.Upwards},
	} {
		path, fault := archivename.Path(test.name)
		require.Equal(t, test.fault, fault, "%q is %v", test.name, fault)
		require.Equal(t, test.path, path)
	}
}

func TestFaultString(t *testing.T) {
	for f := archivename.None; f <= archivename.Device; f++ {
		require.NotEmpty(t, f.String())
	}
}

// TestLong has names that no archive can have in good faith.
func TestLong(t *testing.T) {
	_, fault := archivename.Path(strings.Repeat(`a\`, 1<<20) + "b")
	require.Equal(t, archivename.None, fault)
	_, fault = archivename.Path(strings.Repeat(`a\`, 1<<20) + "..")
	require.Equal(t, archivename.Upwards, fault)
}
