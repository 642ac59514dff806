package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/spelling"
	"github.com/inflint/inflint/rules/facts"
	"github.com/inflint/inflint/sddl"
)

var misplacedDeviceSecurity = &Rule{Meta: Meta{
	ID:      "INF315",
	Name:    "misplaced-device-security",
	Summary: "A line has a descriptor or characteristics of the device, but sets another value.",
	Why: "Windows reads the descriptor of a device from the value `Security` of its hardware key, and the flags from `DeviceCharacteristics`. " +
		"A line of an add-registry-section has the key, the subkey, the name, the flags and the value, with commas between them. " +
		"With a missing or extra comma, a name in place of the subkey or a misspelled name, the line writes another value, which Windows does not read: the device has the default of its setup class or of the system, and no message says so. " +
		"The rule passes over a line if the device has the descriptor, or the characteristics, from elsewhere.",
	Bad: exampleDevice + `HKR,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Error, Precision: PrecisionHigh, SecuritySeverity: 8.1,
	CWE: []string{"CWE-1188"}, Presets: fromDefault,
	References: []Reference{refAddReg, refProperties, refSecureInstall},
	Item:       "descriptors",
}, Check: func(p *Pass) {
	var devices map[*inf.Install]*access.Object // few files have such a line
	seen := set[*inf.Section]{}
	for _, in := range p.File.Installs() {
		for _, r := range in.Reaches {
			if !ofDeviceKey(r) || !seen.add(r.Section) {
				continue
			}
			for _, e := range r.Section.Entries() {
				slip, ok := slipIn(e)
				if !ok {
					continue
				}
				if devices == nil {
					devices = facts.KeyedObjects(p.Facts)
				}
				if o := devices[in]; o != nil && !slip.setElsewhere(o) {
					p.Report(slip.finding(o))
				}
			}
		}
	}
}}

// ofDeviceKey reports whether HKR is the key of a device or of a setup class in a section.
func ofDeviceKey(r *inf.Reach) bool {
	if r.Role != inf.RoleAddReg {
		return false
	}
	return r.From.Role == inf.RoleHardware || r.From.Role == inf.RoleInstall && r.Install.Kind == inf.ClassInstall
}

// misplacedCharacteristics has the sections that were looked at, and whether a line of one
// was to set DeviceCharacteristics.
type misplacedCharacteristics map[*inf.Section]bool

// in reports whether a line of a device's install was to set DeviceCharacteristics.
func (m misplacedCharacteristics) in(install *inf.Install) bool {
	return slices.ContainsFunc(install.Reaches, func(r *inf.Reach) bool {
		if !ofDeviceKey(r) {
			return false
		}
		found, known := m[r.Section]
		if !known {
			found = slices.ContainsFunc(r.Section.Entries(), func(e *inf.Entry) bool {
				s, ok := slipIn(e)
				return ok && s.want == "DeviceCharacteristics"
			})
			m[r.Section] = found
		}
		return found
	})
}

// The fields of a line of an add-registry-section, by their numbers.
const (
	subkeyField = 2
	nameField   = 3
	flagsField  = 4
	valueField  = 5
	lastSlip    = 6 // a comma too many
)

// A slip is a line that holds what should be a value of a device and sets another one.
type slip struct {
	entry *inf.Entry
	field int    // where the descriptor or the number stands
	label int    // the field with what means the name; 0 if there is none
	want  string // "Security" or "DeviceCharacteristics"
}

// slipIn finds the slip in a line.
func slipIn(e *inf.Entry) (slip, bool) {
	if !strings.EqualFold(e.Value(1), "HKR") {
		return slip{}, false
	}
	for n := subkeyField; n <= min(lastSlip, len(e.Fields)); n++ {
		if f := e.Field(n); f.Known() && isDescriptor(f.Value) {
			s := slip{e, n, labelOf(e, n, meansSecurity), "Security"}
			return s, !s.inPlace() && (s.label > 0 || e.Value(nameField) == "" || n <= nameField)
		}
	}
	label := labelOf(e, lastSlip, meansCharacteristics)
	if label == 0 {
		return slip{}, false
	}
	for n := label + 1; n <= min(lastSlip, len(e.Fields)); n++ {
		if number, ok := e.Field(n).Uint(); ok && e.Field(n).Known() && number == access.SecureOpen {
			s := slip{e, n, label, "DeviceCharacteristics"}
			return s, !s.inPlace()
		}
	}
	return slip{}, false
}

func (s slip) inPlace() bool {
	return s.field == valueField && s.label == nameField && s.entry.Value(subkeyField) == "" && strings.EqualFold(s.entry.Value(nameField), s.want)
}

// isDescriptor reports whether a text is a descriptor that Windows accepts, with a DACL.
func isDescriptor(text string) bool {
	if !strings.Contains(text, ":") || !strings.Contains(text, "(") {
		return false
	}
	sd, err := sddl.Parse(text)
	return err == nil && sd.DACL != nil
}

// labelOf returns the field before another one that means a name.
func labelOf(e *inf.Entry, before int, means func(string) bool) int {
	for n := subkeyField; n < min(before, len(e.Fields)+1); n++ {
		if means(e.Value(n)) {
			return n
		}
	}
	return 0
}

// meansSecurity reports whether a name is Security, misspelled, or one that people take
// for it.
func meansSecurity(name string) bool {
	if len(name) > 2*len("SecurityDescriptor") {
		return false
	}
	switch name = strings.ToLower(name); name {
	case "sddl", "devicesddl", "securitydescriptor", "devicesecurity", "securitysddl", "sddlsecurity", "acl", "dacl":
		return true
	}
	return spelling.Distance(name, "security") <= 2
}

func meansCharacteristics(name string) bool {
	return len(name) > len("Characteristic") && len(name) < 2*len("DeviceCharacteristics") && spelling.Distance(strings.ToLower(name), "devicecharacteristics") <= 3
}

// setElsewhere reports whether the object has the value from another line.
func (s slip) setElsewhere(o *access.Object) bool {
	if s.want == "Security" {
		return o.Effective != nil && o.Effective.Status != access.Empty
	}
	set := o.Value("DeviceCharacteristics")
	return set != nil && set.Value != nil
}

func (s slip) finding(o *access.Object) Finding {
	e, field := s.entry, s.entry.Field(s.field)
	file := e.Section.File
	line := `HKR,,DeviceCharacteristics,0x10001,` + file.Source(field.Span())
	if s.want == "Security" {
		line = `HKR,,Security,,"` + strings.Trim(file.Source(field.Span()), `"`) + `"`
	}
	f := Finding{
		Span: field.Span(), Entry: e, Object: o.Object,
		Message: fmt.Sprintf("this line does not set %s of %s", s.want, name(o)),
		Because: s.cause() + ", and Windows takes nothing from there", Remedy: "write `" + line + "`",
	}
	f.wakesWith(Fix{
		Message: "set " + s.want,
		Safe:    s.label > 0 && (s.want != "Security" || spelling.Distance(strings.ToLower(e.Value(s.label)), "security") <= 2),
		Edits:   []inf.Edit{{Span: e.Span(), New: line}},
	})
	if s.want != "Security" {
		f.Severity = Warning
	}
	return f
}

// cause says what is wrong with the line.
func (s slip) cause() string {
	right := strings.EqualFold(s.entry.Value(s.label), s.want)
	switch subkey := s.entry.Value(subkeyField); {
	case s.label == nameField && s.field == valueField && subkey != "":
		return fmt.Sprintf("it writes to the subkey `%s`", short(subkey, maxName))
	case s.label == subkeyField && right:
		return "the name stands in place of the subkey"
	case right && s.field < valueField:
		return "a comma is missing, so the value stands in place of the flags"
	case right:
		return "there is one comma too many before the value"
	case s.label > 0:
		return fmt.Sprintf("it sets the value `%s` instead", s.entry.Value(s.label))
	case s.field == valueField:
		return "it has no name, so it sets the default value of the key"
	}
	return fmt.Sprintf("the value belongs in the fifth field, and this is field %d", s.field)
}
