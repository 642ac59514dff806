package inf

import (
	"strings"
	"sync"
)

// This file names what has no name of its own in the file as Windows knows it.

// deviceName returns the description of the first device that an install is for.
func deviceName(in *Install) string {
	for _, t := range in.Targets {
		if name := t.Description(); name != "" && t.Model.Key.Known() {
			return name
		}
	}
	return in.Name()
}

// Devices returns what tells the devices apart that an install is for, each once and in
// lower case: their hardware IDs or, without these, their descriptions.
func (in *Install) Devices() []string {
	var devices []string
	seen := map[string]bool{}
	for _, t := range in.Targets {
		id := t.Model.Value(2)
		if id == "" {
			id = t.Description()
		}
		if id = fold(id); !seen[id] {
			seen[id] = true
			devices = append(devices, id)
		}
	}
	return devices
}

// keys are those that the lines of an add-registry-section write to.
type keys struct {
	once   sync.Once
	first  string
	others int
}

// keysOf returns the first key that the lines of an add-registry-section write to, and how
// many others there are. Many installs share such sections, so the answer is kept.
func keysOf(s *Section) *keys {
	k := &s.written
	k.once.Do(func() {
		seen := map[string]bool{}
		for _, e := range s.Entries() {
			line, ok := ParseRegLine(e)
			if !ok || line.Bits&RegDelete != 0 {
				continue
			}
			name := line.key()
			if k.first == "" {
				k.first = name
			}
			seen[fold(name)] = true
		}
		k.others = max(len(seen)-1, 0)
	})
	return k
}

// key returns the name of the key that the line is about.
func (l RegLine) key() string {
	if l.Subkey == nil {
		return l.Root
	}
	return strings.TrimRight(l.Root+`\`+strings.TrimLeft(l.Subkey.Value, `\`), `\`)
}
