package rules

import "fmt"

// A Rule is one thing that can be wrong.
type Rule struct {
	Meta
	// Check reports the findings in the file of the pass. It is nil for rules about
	// the run itself, whose findings the caller of Run makes: see [Add].
	Check func(*Pass)
}

// Meta is the documentation of a rule. All text is Markdown without line breaks
// inside paragraphs.
type Meta struct {
	// ID is INF and three digits. The numbers from 1000 on belong to InfVerif.
	ID string
	// Name is a short name in kebab-case.
	Name string
	// Summary says in one sentence, with a full stop, what is wrong.
	Summary string
	// Why says who gets what because of it, and how Windows comes to do so.
	Why string
	// Bad and Good are parts of an INF file that show the mistake and its
	// remedy. [Example] makes whole files of them.
	Bad, Good string
	// InCode says that they are C source of the driver instead, which the device of
	// Example("") has.
	InCode bool
	// Severity is that of most findings; a rule may report others where it says
	// so in Why.
	Severity Severity
	// Precision says how often a finding is a true one.
	Precision Precision
	// SecuritySeverity is a number from 0.1 to 10, as in CVSS: over 9 critical,
	// from 7 high, from 4 medium; 0 for a rule that is not about security.
	SecuritySeverity float64
	// CWE holds weaknesses of the Common Weakness Enumeration, as "CWE-732".
	CWE []string
	// Presets are those in which the rule is on.
	Presets []Preset
	// References are the documents that the rule rests on.
	References []Reference
	// InfVerif holds the codes of Microsoft's InfVerif that overlap.
	InfVerif []string
	// Item is the question of the checklist for a submission that findings of the rule
	// answer, by its ID. Each rule of the preset whql has one.
	Item string
}

// A Reference is a document.
type Reference struct{ Title, URL string }

// HelpURL returns the address of the rule's page.
func (m *Meta) HelpURL() string {
	return PageURL("rules/" + m.ID + ".md")
}

// In reports whether the rule is on in a preset.
func (m *Meta) In(p Preset) bool {
	for _, in := range m.Presets {
		if in == p {
			return true
		}
	}
	return false
}

// Enabled returns those of a set of rules that the options turn on.
func Enabled(set []*Rule, options Options) []*Rule {
	var on []*Rule
	for _, r := range set {
		if options.on(r) {
			on = append(on, r)
		}
	}
	return on
}

// Preset returns the quietest preset in which the rule is on.
func (m *Meta) Preset() Preset {
	for _, p := range Presets() {
		if m.In(p) {
			return p
		}
	}
	return PresetAll
}

// A Severity says how bad a finding is.
type Severity uint8

// The severities. By default only errors fail a run.
const (
	Off Severity = iota // no finding at all
	Note
	Warning
	Error
)

var severityNames = [...]string{Note: "note", Warning: "warning", Error: "error"}

// String returns "note", "warning" or "error".
func (s Severity) String() string {
	if s < Note || s > Error {
		return "none"
	}
	return severityNames[s]
}

// ParseSeverity is the inverse of String.
func ParseSeverity(text string) (Severity, error) {
	for s := Note; s <= Error; s++ {
		if severityNames[s] == text {
			return s, nil
		}
	}
	return 0, fmt.Errorf("unknown severity %q; expected note, warning or error", text)
}

// A Precision says how often a rule is right, in the words that SARIF viewers
// know.
type Precision string

// The precisions.
const (
	PrecisionVeryHigh Precision = "very-high"
	PrecisionHigh     Precision = "high"
	PrecisionMedium   Precision = "medium"
	PrecisionLow      Precision = "low"
)

// A Preset is a named set of rules.
type Preset string

// The presets. Each but whql has all rules of those before it; whql is strict
// with the rules of a driver submission.
const (
	PresetDefault Preset = "default"
	PresetStrict  Preset = "strict"
	PresetWHQL    Preset = "whql"
	PresetAll     Preset = "all"
)

// Presets returns the presets, the quietest first.
func Presets() []Preset { return []Preset{PresetDefault, PresetStrict, PresetWHQL, PresetAll} }

// ParsePreset checks that a name is that of a preset.
func ParsePreset(text string) (Preset, error) {
	for _, p := range Presets() {
		if string(p) == text {
			return p, nil
		}
	}
	return "", fmt.Errorf("unknown preset %q; expected default, strict, whql or all", text)
}

// fromDefault, fromStrict, fromWHQL and fromAll are the presets of rules, by the
// quietest. They stand here in full, as all that rules are made of, so that the
// program starts with them as they are: nothing has to be made.
var (
	fromDefault = []Preset{PresetDefault, PresetStrict, PresetWHQL, PresetAll}
	fromStrict  = []Preset{PresetStrict, PresetWHQL, PresetAll}
	fromWHQL    = []Preset{PresetWHQL, PresetAll}
	fromAll     = []Preset{PresetAll}
)
