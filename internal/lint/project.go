package lint

import (
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/inflint/inflint/internal/bounded"
	"github.com/inflint/inflint/rules"
)

// projectExt is how the names of Visual Studio projects end, in any case.
const projectExt = ".vcxproj"

const (
	maxProjectSize = 1 << 20 // real ones have some ten kilobytes
	maxProjects    = 32      // in one directory; more of them tell nothing about one INF file
	maxKnown       = 1024    // directories
)

// projects remembers what the Visual Studio projects of directories tell. Its zero
// value is ready for use.
type projects struct {
	mu    sync.Mutex
	known map[string]rules.Framework // by directory
}

func (p *projects) framework(dir string) rules.Framework {
	p.mu.Lock()
	defer p.mu.Unlock()
	framework, ok := p.known[dir]
	if !ok {
		framework, _ = ProjectFramework(dir)
		if p.known == nil || len(p.known) == maxKnown {
			p.known = map[string]rules.Framework{}
		}
		p.known[dir] = framework
	}
	return framework
}

// ProjectFramework returns the framework that the Visual Studio projects in a
// directory build drivers for (the DriverType property of the Windows Driver Kit),
// and the first project that says so. It is "" if there is none, if they disagree,
// or if one of them cannot be read.
func ProjectFramework(dir string) (framework rules.Framework, project string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", ""
	}
	seen := 0
	for _, entry := range entries {
		// Links may lead out of the directory.
		if !strings.EqualFold(filepath.Ext(entry.Name()), projectExt) || !entry.Type().IsRegular() {
			continue
		}
		seen++
		name := filepath.Join(dir, entry.Name())
		src, err := bounded.ReadNoLink(name, maxProjectSize)
		if err != nil || seen > maxProjects {
			return "", ""
		}
		types, err := driverTypes(src)
		if err != nil {
			return "", ""
		}
		for _, text := range types {
			one, err := rules.ParseFramework(strings.ToLower(text))
			if err != nil || framework != "" && framework != one {
				return "", ""
			}
			if framework == "" {
				framework, project = one, name
			}
		}
	}
	return framework, project
}
