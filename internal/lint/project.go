package lint

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
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
// or if one of them cannot be made out.
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
		types, err := driverTypes(name)
		if err != nil || seen > maxProjects {
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

// driverTypes returns the values of the DriverType properties of a project. There
// may be one for each configuration and platform.
func driverTypes(name string) ([]string, error) {
	src, err := bounded.ReadFile(name, maxProjectSize)
	if err != nil {
		return nil, err
	}
	return parseProject(src)
}

func parseProject(src []byte) ([]string, error) {
	var types []string
	decoder := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(src, []byte("\uFEFF"))))
	inside := false
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return types, nil
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			inside = strings.EqualFold(token.Name.Local, "DriverType") // MSBuild names have no case
		case xml.EndElement:
			inside = false
		case xml.CharData:
			if text := strings.TrimSpace(string(token)); inside && text != "" {
				types = append(types, text)
			}
		}
	}
}
