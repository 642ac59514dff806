package lint

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSplitPattern(t *testing.T) {
	for _, tt := range []struct {
		rest       string // behind C: or \\server\share
		windows    bool
		dir, below string
	}{
		{`*.inf`, true, ".", "*.inf"},
		{`.\*.inf`, true, ".", "*.inf"},
		{`drivers\**\*.inf`, true, "drivers", "**/*.inf"},
		{`drivers/acme\*.inf`, true, "drivers/acme", "*.inf"},
		{`..\x\*.in[fx]`, true, "../x", "*.in[fx]"},
		{`\*.inf`, true, "/", "*.inf"},
		{`\a b\\*.inf`, true, "/a b", "*.inf"},
		{`drivers/**/*.inf`, false, "drivers", "**/*.inf"},
		{`/srv/*.inf`, false, "/srv", "*.inf"},
		{`odd\[1\]/*.inf`, false, "odd[1]", "*.inf"},
		{`odd\[1\]*.inf`, false, ".", `odd\[1\]*.inf`},
	} {
		dir, below := splitPattern(tt.rest, tt.windows)
		require.Equal(t, []string{tt.dir, tt.below}, []string{dir, below}, tt.rest)
	}
}

func TestFileKey(t *testing.T) {
	require.Equal(t, fileKey(`C:\Drivers\A.inf`, true), fileKey(`c:/drivers/a.INF`, true))
	require.NotEqual(t, fileKey("a.inf", false), fileKey("A.inf", false))
	require.Equal(t, fileKey("a.inf", false), fileKey("./a.inf", false))
}

func TestNotFound(t *testing.T) {
	const spelling = "no such file or directory; check the spelling and the working directory"
	require.Contains(t, notFound(`C:\my drivers"`, true), `leave that \ out`)
	require.Equal(t, spelling, notFound(`C:\my drivers`, true))
	require.Equal(t, spelling, notFound(`my "drivers"`, false))
}
