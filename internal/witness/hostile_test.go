package witness

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/inflint/inflint/driver"
	"github.com/inflint/inflint/internal/lint"
)

// TestTooLarge has a driver of 64 MiB and a byte, and a file that cannot be as large as that.
func TestTooLarge(t *testing.T) {
	at(t, map[string]string{"a.inf": plainINF, "acme.sys": "MZ", "acme.vcxproj": driverProject, "a.c": call})
	if err := os.Truncate("acme.sys", driver.MaxSize+1); err != nil {
		t.Skipf("no such file can be made here: %v", err)
	}
	require.NoError(t, os.Truncate("a.c", 1<<40))
	start := time.Now()
	require.Equal(t, "acme.sys:; acme.vcxproj wdm; a.c is larger than 8 MiB; acme.sys is larger than 64 MiB", said(find(t, New(new(Cache)), "a.inf", ".")))
	require.Less(t, time.Since(start), 5*time.Second)
}

// TestManyNames has names that differ in nothing but their case, in the folders as well.
func TestManyNames(t *testing.T) {
	files := map[string]string{"a.inf": withFiles}
	for i := range 64 {
		name := []byte("acme64.sys")
		for bit := range 6 {
			if i>>bit&1 == 1 && name[bit] >= 'a' {
				name[bit] -= 'a' - 'A'
			}
		}
		files["drivers/bin/"+string(name)] = "@plain.sys"
	}
	at(t, files)
	if entries, err := os.ReadDir("drivers/bin"); err != nil || len(entries) < 16 {
		t.Skip("case does not matter here")
	}
	require.Equal(t, "acme.sys:; drivers/bin/acme64.sys", said(find(t, New(new(Cache)), "a.inf", ".")))
	require.NoError(t, os.Remove("drivers/bin/acme64.sys"))
	require.Equal(t, "acme.sys:", said(find(t, New(new(Cache)), "a.inf", ".")))
}

// TestIncludesEachOther has headers in a circle, and more of them than are read.
func TestIncludesEachOther(t *testing.T) {
	files := map[string]string{"a.inf": plainINF, "acme.vcxproj": driverProject, "a.c": `#include "0.h"`, "x.props": `<Project><Import Project="x.props"/></Project>`}
	files["acme.vcxproj"] = strings.Replace(driverProject, "<Item", `<Import Project="x.props"/><Item`, 1)
	const many = maxFiles + 100
	for i := range many {
		files[fmt.Sprint(i, ".h")] = fmt.Sprintf("#include \"%d.h\"\n#include \"0.h\"\n#include \"a.c\"\n#include \"/etc/passwd\"\n#include \"C:\\x.h\"\n", (i+1)%many)
	}
	at(t, files)
	require.Equal(t, fmt.Sprintf("acme.sys:; acme.vcxproj wdm; %d.h is more of the project than is read", maxFiles-1), said(find(t, New(new(Cache)), "a.inf", ".")))
}

// TestLinear has more and more files beside many INF files, each of which is looked at from
// all of them.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long where files are slow")
	}
	measure := func(files, folders int) time.Duration {
		many := map[string]string{}
		for i := range files {
			many[fmt.Sprintf("x%d.txt", i)] = ""
		}
		for i := range folders {
			many[fmt.Sprintf("f%d/a.inf", i)] = plainINF
		}
		at(t, many)
		f := New(new(Cache))
		start := time.Now()
		for i := range folders {
			find(t, f, fmt.Sprintf("f%d/a.inf", i), ".")
		}
		return time.Since(start)
	}
	// Each folder listed for each other would be four million listings.
	require.Less(t, measure(2000, 2000), 10*time.Second)
}

// TestAtOnce asks from several goroutines at once.
func TestAtOnce(t *testing.T) {
	at(t, map[string]string{"p/a.inf": plainINF, "p/acme.sys": "@plain.sys", "src/acme.vcxproj": driverProject, "src/a.c": call, "q/a.inf": withFiles, "q/drivers/bin/acme64.sys": "@framework.sys"})
	f := New(new(Cache))
	for range lint.Find([]string{"."}, nil, "", f.Listed) {
	}
	require.NoError(t, f.Name("p/acme.sys"))
	f.named[0].path = "none.sys"
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 20 {
				if got := said(find(t, f, "p/a.inf", ".")); got != "acme.sys:; p/acme.sys; src/acme.vcxproj wdm; IoCreateDevice in src/a.c" {
					t.Error(got)
				}
				if got := said(find(t, f, "q/a.inf", ".")); got != "acme.sys:; q/drivers/bin/acme64.sys; src/acme.vcxproj wdm; IoCreateDevice in src/a.c" {
					t.Error(got)
				}
			}
		})
	}
	all.Wait()
}
