package witness

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestCacheLooksAgain has an editor, whose server looks at the same files for days.
func TestCacheLooksAgain(t *testing.T) {
	at(t, map[string]string{"a.inf": plainINF, "acme.sys": "@plain.sys", "other.sys": "@secure.sys", "acme.vcxproj": driverProject, "a.c": call})
	cache := new(Cache)
	look := func() string { return said(find(t, New(cache), "a.inf", ".")) }
	model := func() string { return find(t, New(cache), "a.inf", ".").Drivers[0].Binaries[0].SHA256[:8] }
	const once, twice = "acme.sys:; acme.sys; acme.vcxproj wdm; IoCreateDevice in a.c", "acme.sys:; acme.sys; acme.vcxproj wdm; IoCreateDevice in a.c; IoCreateDevice in a.c"
	require.Equal(t, once, look())
	first := model()
	require.Equal(t, first, model())

	// A file of the same size and time that is another.
	later := time.Now().Add(time.Hour)
	require.NoError(t, os.WriteFile("a.c", []byte(call+call), 0o600))
	require.NoError(t, os.Chtimes("a.c", later, later))
	require.Equal(t, twice, look())
	require.NoError(t, os.WriteFile("new.c", []byte(strings.Repeat(" ", len(call))+call), 0o600))
	require.NoError(t, os.Chtimes("new.c", later, later))
	require.NoError(t, os.Rename("new.c", "a.c"))
	require.Equal(t, once, look())

	// One that comes, and one that goes.
	require.NoError(t, os.WriteFile("a.c", []byte(`#include "b.h"`), 0o600))
	require.Equal(t, "acme.sys:; acme.sys; acme.vcxproj wdm", look())
	require.NoError(t, os.WriteFile("b.h", []byte(call), 0o600))
	require.Equal(t, "acme.sys:; acme.sys; acme.vcxproj wdm; IoCreateDevice in b.h", look())
	require.NoError(t, os.Rename("other.sys", "acme.sys"))
	require.NotEqual(t, first, model())
	require.NoError(t, os.Remove("acme.sys"))
	require.Equal(t, "acme.sys:; acme.vcxproj wdm; IoCreateDevice in b.h", look())
	require.NoError(t, os.WriteFile("acme.vcxproj", []byte(strings.Replace(driverProject, "WDM", "KMDF", 1)), 0o600))
	require.Equal(t, "acme.sys:; acme.vcxproj kmdf; IoCreateDevice in b.h", look())
	require.NoError(t, os.Remove("b.h"))
	require.Equal(t, "acme.sys:; acme.vcxproj kmdf", look())
}

// TestCacheBounded has more drivers than are kept.
func TestCacheBounded(t *testing.T) {
	at(t, map[string]string{"a.sys": "@plain.sys", "b.sys": "@secure.sys"})
	info, err := os.Stat("a.sys")
	require.NoError(t, err)
	cache := new(Cache)
	read := 0
	load := func() ([]byte, error) { read++; return os.ReadFile("a.sys") }
	for range 2 {
		for i := range maxKept {
			require.NoError(t, cache.get(string(rune(i)), info, load).err)
		}
	}
	require.Equal(t, maxKept, read)
	cache.get("more", info, load)
	cache.get(string(rune(1)), info, load)
	require.Equal(t, maxKept+1, read)
	cache.get(string(rune(0)), info, load)
	require.Equal(t, maxKept+2, read)
	require.Equal(t, maxKept, cache.kept.Len())
	require.Len(t, cache.known, maxKept)
}

// TestTrackedAgain adds a file to what git tracks.
func TestTrackedAgain(t *testing.T) {
	at(t, map[string]string{"a.inf": plainINF, "acme.sys": "@plain.sys"})
	repository(t, "a.inf")
	cache := new(Cache)
	for range 2 {
		require.Equal(t, "acme.sys:; acme.sys (local)", said(find(t, New(cache), "a.inf", ".")))
	}
	run(t, "add", "acme.sys")
	require.Equal(t, "acme.sys:; acme.sys", said(find(t, New(cache), "a.inf", ".")))
}
