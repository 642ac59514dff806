package outcome

import (
	"fmt"
	"strings"
)

// A Gate is what keeps findings out of a report: configuration files, comments, the
// baseline, and --new-from. A change can bring along the first three of these, so every
// document tells of them.
type Gate struct {
	// How many findings the report leaves out: those that comments in the files suppress,
	// that the baseline has, and that touch no changed line.
	Suppressed int `json:"suppressed,omitempty"`
	Baselined  int `json:"baselined,omitempty"`
	Unchanged  int `json:"unchanged,omitempty"`
	// Configurations are the configuration files that applied to some file.
	Configurations []Configuration `json:"configurations,omitempty"`
	// ConfigFrom is the git revision that configuration files and the baseline come from;
	// "" for the working tree. Differ are the files of the working tree that are not as in
	// the revision, and do not apply.
	ConfigFrom string   `json:"configFrom,omitempty"`
	Differ     []string `json:"differ,omitempty"`
}

// A Configuration is a configuration file.
type Configuration struct {
	File string `json:"file"`
	// Files is the number of files that it applied to.
	Files int `json:"files"`
	// Sets are the settings that may hide findings or make them less severe.
	Sets []Setting `json:"sets"`
}

// A Setting is what a configuration file sets for some of the files that it applies to.
type Setting struct {
	Key   string `json:"key"` // the ID of a rule, or another key
	Value string `json:"value"`
	// Without is the value without the configuration file; "" for none.
	Without string `json:"without,omitempty"`
	// Above is the configuration file further up that has the value Without. The one that
	// applies hides it.
	Above string `json:"above,omitempty"`
	Files int    `json:"files"`
}

// Hides is the key of a setting that says: the configuration file hides the one that the
// value names, and what that one has is not known.
const Hides = "hides"

// Hidden says in words how many findings the report leaves out; "" for none.
func (g *Gate) Hidden() string {
	var parts []string
	for _, row := range []struct {
		count int
		why   string
	}{{g.Suppressed, "suppressed"}, {g.Baselined, "in the baseline"}, {g.Unchanged, "on unchanged lines"}} {
		if row.count > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", row.count, row.why))
		}
	}
	return strings.Join(parts, ", ")
}

// Lines say in words which configuration files applied, and what they set. The words
// have names of files in them.
func (g *Gate) Lines() []string {
	var lines []string
	for _, c := range g.Configurations {
		lines = append(lines, "configuration "+c.Name()+": "+c.Words())
	}
	for _, file := range g.Differ {
		lines = append(lines, "configuration "+file+": "+g.Differs())
	}
	return lines
}

// Words say all that there is to say about the gate.
func (g *Gate) Words() []string {
	lines := g.Lines()
	if hidden := g.Hidden(); hidden != "" {
		lines = append(lines, "not reported: "+hidden)
	}
	return lines
}

// Differs says what happens to a configuration file that differs.
func (g *Gate) Differs() string {
	return "that of the working tree differs from " + short(g.ConfigFrom) + " and does not apply"
}

// Name names the file for people: one of a commit has the beginning of its hash.
func (c *Configuration) Name() string { return short(c.File) }

// short cuts the hash of a commit that a text begins with.
func short(text string) string {
	const enough = 12
	n := strings.IndexFunc(text, func(r rune) bool { return !strings.ContainsRune("0123456789abcdef", r) })
	if n < 0 {
		n = len(text)
	}
	if n != 40 && n != 64 || n < len(text) && text[n] != ':' {
		return text
	}
	return text[:enough] + text[n:]
}

// Words say what a configuration file sets.
func (c *Configuration) Words() string {
	if len(c.Sets) == 0 {
		return "turns no rule off or down"
	}
	var parts []string
	for _, s := range c.Sets {
		part := s.words()
		if s.Files < c.Files {
			part += fmt.Sprintf(" in %d of %d files", s.Files, c.Files)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", ")
}

func (s *Setting) words() string {
	value := s.Value
	switch {
	case s.Key == Hides:
		return "hides " + short(s.Value) + ", which inflint has not compared with it"
	case s.Above == "":
		return s.Key + " " + value
	case value == "" && strings.HasPrefix(s.Key, "define "):
		value = "empty or not set"
	case value == "":
		value = "not set"
	}
	without := s.Without
	if without == "" { // of a placeholder
		without = "empty"
	}
	return s.Key + " " + value + " (" + without + " in " + short(s.Above) + ")"
}
