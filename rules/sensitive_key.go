package rules

import (
	"strings"
	"sync"

	"github.com/inflint/inflint/inf"
)

// A sensitiveValue is a value of the registry that decides what code Windows runs
// or how it protects itself.
type sensitiveValue struct {
	key, name string
	kind      sensitivity
	when      condition
	meaning   string // what the line makes Windows do, or what it does
}

type sensitivity uint8

const (
	runsAtLogon   sensitivity = iota // a program, for users, by a documented way
	loadsCode                        // a program or library, in places that are not for packages
	weakensPolicy                    // a protection is lowered
)

// A condition says for which numbers a value matters.
type condition uint8

const (
	anything condition = iota // all but the empty value
	zero
	nonzero
	disabled // SERVICE_DISABLED
)

// sensitive returns the sensitive value that a line of an add-registry-section
// writes, or nil.
func sensitive(line *systemLine) *sensitiveValue {
	if line.Root != "HKLM" && line.Root != "HKCU" || line.Name == nil || line.Name.Value == "" || line.Value == nil ||
		line.Bits&(inf.RegDelete|inf.RegKeyOnly) != 0 {
		return nil
	}
	known := sensitiveKeys()
	for _, v := range known.exact[line.key] {
		if v.writtenBy(line) {
			return v
		}
	}
	for _, v := range known.below {
		if parent := strings.TrimSuffix(v.key, "*"); strings.HasPrefix(line.key, parent) && line.key != parent && v.writtenBy(line) {
			return v
		}
	}
	return nil
}

// sensitiveIndex has the sensitive values of single keys by these, and those of any
// key below another.
type sensitiveIndex struct {
	exact map[string][]*sensitiveValue
	below []*sensitiveValue
}

// sensitiveKeys is made when a line of the registry is first looked up.
var sensitiveKeys = sync.OnceValue(func() *sensitiveIndex {
	x := &sensitiveIndex{exact: map[string][]*sensitiveValue{}}
	for i := range sensitiveValues {
		v := &sensitiveValues[i]
		if strings.HasSuffix(v.key, "*") {
			x.below = append(x.below, v)
		} else {
			x.exact[v.key] = append(x.exact[v.key], v)
		}
	}
	return x
})

// writtenBy reports whether a line, which writes to the key of the value, writes it.
func (v *sensitiveValue) writtenBy(line *systemLine) bool {
	return (v.name == "*" || strings.EqualFold(v.name, line.Name.Value)) && (line.Root == "HKLM" || v.kind == runsAtLogon) &&
		v.when.holds(line.Value) && !installsStreaming(line.Value.Value) && line.Subkey.Known() && line.Name.Known()
}

// installsStreaming reports whether a command is the one that RunOnce lines install
// software devices with ("RunOnce registry key", Windows driver documentation):
// Windows runs it during the installation.
func installsStreaming(command string) bool {
	return strings.Contains(strings.ToLower(command), "streamci") && strings.Contains(strings.ToLower(command), "streamingdevicesetup")
}

// holds reports whether a value is known to meet the condition.
func (c condition) holds(value *inf.Field) bool {
	if !value.Known() {
		return false
	}
	if c == anything {
		return value.Value != ""
	}
	n, ok := value.Uint()
	if !ok || value.Value == "" {
		return false
	}
	switch c {
	case zero:
		return n == 0
	case nonzero:
		return n != 0
	}
	return n == 4
}

// canonicalKey spells the name of a key below HKEY_LOCAL_MACHINE in one way:
// without regard to case, to the number of the control set, and to whether 32-bit
// programs are meant.
func canonicalKey(key string) string {
	key = strings.ToLower(strings.Trim(key, `\`))
	root, rest, _ := strings.Cut(key, `\`)
	first, below, _ := strings.Cut(rest, `\`)
	switch {
	case root == "software" && (first == "wow6432node" || first == "wowaa32node"):
		return root + `\` + below
	case root == "system" && isControlSet(first):
		return root + `\currentcontrolset\` + below
	}
	return key
}

// isControlSet reports whether a key is ControlSet001 or the like.
func isControlSet(key string) bool {
	digits, ok := strings.CutPrefix(key, "controlset")
	return ok && len(digits) == 3 && strings.Trim(digits, "0123456789") == ""
}

type sensitiveLine struct {
	line  *systemLine
	value *sensitiveValue
}

// sensitiveLines returns the lines of add-registry-sections that write sensitive
// values.
func (p *Pass) sensitiveLines() (lines []sensitiveLine) {
	for _, line := range p.systemLines() {
		if v := sensitive(line); v != nil {
			lines = append(lines, sensitiveLine{line, v})
		}
	}
	return lines
}

// reportSensitive reports the lines of add-registry-sections that write sensitive
// values: those of a section that do the same together.
func (p *Pass) reportSensitive(message func(*sensitiveValue) (string, Severity)) {
	type cause struct {
		section *inf.Section
		value   *sensitiveValue
	}
	findings := map[cause]*Finding{}
	var order []*Finding
	for _, found := range p.views.sensitive.get(p.sensitiveLines) {
		line, v := found.line, found.value
		c := cause{line.Entry.Section, v}
		if f := findings[c]; f != nil {
			if len(f.Related) < maxRelated {
				f.Related = append(f.Related, Related{Span: line.Name.Span(), Message: "this line does the same"})
			}
			continue
		}
		if text, severity := message(v); text != "" {
			findings[c] = &Finding{Span: line.Name.Span(), Entry: line.Entry, Message: text, Severity: severity}
			order = append(order, findings[c])
		}
	}
	for _, f := range order {
		p.Report(*f)
	}
}

// maxRelated is how many places of the same kind a finding shows.
const maxRelated = 10
