package facts

import (
	"strings"
	"sync"

	"github.com/inflint/inflint/inf"
)

// A SensitiveValue is a value of the registry that decides what code Windows runs
// or how it protects itself.
type SensitiveValue struct {
	key, name string
	Kind      Sensitivity
	when      condition
	Meaning   string // what a line that writes it makes Windows do, or what the line does
}

// A Sensitivity says what is at stake.
type Sensitivity uint8

// The sensitivities.
const (
	RunsAtLogon   Sensitivity = iota // a program, for users, by a documented way
	LoadsCode                        // a program or library, in places that are not for packages
	SharesProcess                    // a service, in a process for services of Windows
	WeakensPolicy                    // a protection is lowered
	ForReview                        // there may be a reason, which a reviewer asks for
)

// A condition says for which numbers a value matters.
type condition uint8

const (
	anything condition = iota // all but the empty value
	zero
	nonzero
	disabled // SERVICE_DISABLED
)

// A SensitiveLine is a line of the file that writes a sensitive value.
type SensitiveLine struct {
	Line  *SystemLine
	Value *SensitiveValue
}

var sensitiveLines = fact[[]SensitiveLine]{collectSensitive}

// SensitiveLines returns the lines of add-registry-sections that write sensitive
// values.
func SensitiveLines(f *Facts) []SensitiveLine { return sensitiveLines.of(f) }

func collectSensitive(f *Facts) (lines []SensitiveLine) {
	for _, line := range SystemLines(f) {
		if v := line.Sensitive(); v != nil {
			lines = append(lines, SensitiveLine{line, v})
		}
	}
	return lines
}

// Sensitive returns the sensitive value that the line writes, or nil.
func (line *SystemLine) Sensitive() *SensitiveValue {
	if line.Root != "HKLM" && line.Root != "HKCU" || line.Name == nil || line.Name.Value == "" || line.Value == nil ||
		line.Bits&(inf.RegDelete|inf.RegKeyOnly) != 0 {
		return nil
	}
	known := sensitiveKeys()
	for _, v := range known.exact[line.Key] {
		if v.writtenBy(line) {
			return v
		}
	}
	for _, v := range known.below {
		if parent := strings.TrimSuffix(v.key, "*"); strings.HasPrefix(line.Key, parent) && line.Key != parent && v.writtenBy(line) {
			return v
		}
	}
	return nil
}

// sensitiveIndex has the sensitive values of single keys by these, and those of any
// key below another.
type sensitiveIndex struct {
	exact map[string][]*SensitiveValue
	below []*SensitiveValue
}

// sensitiveKeys is made when a line of the registry is first looked up.
var sensitiveKeys = sync.OnceValue(func() *sensitiveIndex {
	x := &sensitiveIndex{exact: map[string][]*SensitiveValue{}}
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
func (v *SensitiveValue) writtenBy(line *SystemLine) bool {
	return (v.name == "*" || strings.EqualFold(v.name, line.Name.Value)) && (line.Root == "HKLM" || v.Kind == RunsAtLogon) &&
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
