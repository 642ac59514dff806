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

// created is what a section creates: the keys that the lines of an add-registry-section
// write to, or the files of a file-list section.
type created struct {
	once   sync.Once
	first  string
	others int
}

// nameCreated names an object by the first thing that its section creates, and counts the
// others. Many installs share such sections, so the answer is kept.
func (o *Object) nameCreated() {
	c := &o.Section.created
	c.once.Do(func() {
		seen := map[string]bool{}
		for _, e := range o.Section.Entries() {
			name := e.Value(1)
			if o.Kind == KindKey {
				line, ok := ParseRegLine(e)
				if !ok || line.Bits&RegDelete != 0 {
					continue
				}
				name = line.key()
			}
			if c.first == "" {
				c.first = name
			}
			seen[fold(name)] = true
		}
		c.others = max(len(seen)-1, 0)
	})
	if c.first != "" {
		o.Name, o.Others = c.first, c.others
	}
}

// key returns the name of the key that the line is about.
func (l RegLine) key() string {
	if l.Subkey == nil {
		return l.Root
	}
	return strings.TrimRight(l.Root+`\`+strings.TrimLeft(l.Subkey.Value, `\`), `\`)
}
