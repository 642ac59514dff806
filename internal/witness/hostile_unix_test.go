//go:build unix

package witness

import (
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestPipe has pipes in the places of files. It waits forever if one is waited for.
func TestPipe(t *testing.T) {
	at(t, map[string]string{"a.inf": plainINF, "acme.vcxproj": driverProject})
	require.NoError(t, syscall.Mkfifo("acme.sys", 0o600))
	require.NoError(t, syscall.Mkfifo("a.c", 0o600))
	require.NoError(t, syscall.Mkfifo("sources", 0o600))
	require.Equal(t, "acme.sys:; acme.vcxproj wdm; a.c is not there; acme.sys is no regular file", said(find(t, New(new(Cache)), "a.inf", ".")))
	require.EqualError(t, New(new(Cache)).Name("acme.sys"), "is no regular file")
}
