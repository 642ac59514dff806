package config

import (
	"fmt"
	"maps"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/spelling"
	"github.com/inflint/inflint/rules"
)

// An Origin says where a value was set: by a flag, or in a file. The zero Origin is the
// default.
type Origin struct {
	Flag string // with its dashes
	File string
	Line int // 0 where the file as a whole tells
}

// String returns the origin as messages show it, such as file:line.
func (o Origin) String() string {
	switch {
	case o.Flag != "":
		return "flag " + o.Flag
	case o.Line > 0:
		return fmt.Sprintf("%s:%d", o.File, o.Line)
	case o.File != "":
		return o.File
	}
	return "default"
}

// A Value is a setting and where it was set.
type Value[T any] struct {
	Value T
	From  Origin
}

// over returns the value, or the one below if this one was not set.
func (v Value[T]) over(below Value[T]) Value[T] {
	if v.From == (Origin{}) {
		return below
	}
	return v
}

func (v *Value[T]) set(text string, parse func(string) (T, error), words []string, from Origin) error {
	value, err := parse(text)
	if err != nil {
		return fmt.Errorf("%w%s", err, spelling.DidYouMean(text, words))
	}
	*v = Value[T]{value, from}
	return nil
}

// Settings decide how a file is linted; or they are what one place says about that.
type Settings struct {
	Preset    Value[rules.Preset]
	FailOn    Value[rules.Severity]
	MinOS     Value[inf.OSVersion]
	Framework Value[rules.Framework]
	// Suppressions are the comments that may take findings out of a report.
	Suppressions Value[Suppressions]
	// CodePage is the code page of files in ANSI.
	CodePage Value[inf.CodePage]
	// Define are the values of placeholders, by their names.
	Define map[string]Value[string]
	// Rules are the severities of rules, by their IDs.
	Rules map[string]Value[rules.Severity]
}

// Suppressions say which comments may take findings out of a report.
type Suppressions string

// The kinds of suppressions. A comment without a reason does nothing anyway, so that
// two of these are one; a configuration can say what it relies on.
const (
	SuppressionsOn     Suppressions = "on"
	SuppressionsReason Suppressions = "reason"
	SuppressionsOff    Suppressions = "off"
)

func parseSuppressions(text string) (Suppressions, error) {
	switch s := Suppressions(text); s {
	case SuppressionsOn, SuppressionsReason, SuppressionsOff:
		return s, nil
	}
	return "", fmt.Errorf("unknown value %q; expected on, reason or off", text)
}

// Keys returns the keys of the settings. Rules, by ID or name, are keys as well.
func Keys() []string {
	return []string{"preset", "fail-on", "min-os", "framework", "suppressions", "codepage"}
}

// Set sets the value of a key, given as text.
func (s *Settings) Set(key, text string, from Origin) error {
	switch key {
	case "preset":
		return s.Preset.set(text, rules.ParsePreset, PresetWords(), from)
	case "fail-on":
		return s.FailOn.set(text, rules.ParseSeverity, SeverityWords(), from)
	case "min-os":
		return s.MinOS.set(text, inf.ParseOSVersion, nil, from)
	case "framework":
		return s.Framework.set(text, rules.ParseFramework, []string{string(rules.KMDF), string(rules.UMDF), string(rules.WDM)}, from)
	case "suppressions":
		return s.Suppressions.set(text, parseSuppressions, []string{"on", "reason", "off"}, from)
	case "codepage":
		return s.CodePage.set(text, inf.ParseCodePage, nil, from)
	}
	r := rules.Lookup(key)
	if r == nil {
		return fmt.Errorf("there is no rule %q%s", key, spelling.DidYouMean(key, RuleWords()))
	}
	var severity Value[rules.Severity]
	if err := severity.set(text, parseRuleSeverity, append(SeverityWords(), "off"), from); err != nil {
		return err
	}
	if s.Rules == nil {
		s.Rules = map[string]Value[rules.Severity]{}
	}
	s.Rules[r.ID] = severity
	return nil
}

// maxDefine bounds the names of placeholders that one place has values for. Each file is
// held against all of them, and a tree may have as many files.
const maxDefine = 256

// SetDefine gives a placeholder its value.
func (s *Settings) SetDefine(name, value string, from Origin) error {
	switch {
	case !isIdentifier(name):
		return fmt.Errorf("%q is no name; it has letters, digits and _, and begins with no digit", name)
	case strings.ContainsFunc(value, func(r rune) bool { return r != '\t' && unicode.IsControl(r) }) || !utf8.ValidString(value):
		return fmt.Errorf("the value of %s has a line end or another control character, which no placeholder stands for", name)
	}
	if was, ok := s.Define[name]; ok {
		return fmt.Errorf("%s is defined already, as %q; keep one of the two", name, was.Value)
	}
	if len(s.Define) == maxDefine {
		return fmt.Errorf("%d other names are defined already, and more are not taken; leave out those that no file has", maxDefine)
	}
	if s.Define == nil {
		s.Define = map[string]Value[string]{}
	}
	s.Define[name] = Value[string]{value, from}
	return nil
}

func isIdentifier(name string) bool {
	for i := range len(name) {
		c := name[i]
		if c != '_' && (c|0x20 < 'a' || c|0x20 > 'z') && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return name != ""
}

func parseRuleSeverity(text string) (rules.Severity, error) {
	if text == "off" {
		return rules.Off, nil
	}
	severity, err := rules.ParseSeverity(text)
	if err != nil {
		return 0, fmt.Errorf("unknown severity %q; expected note, warning, error or off", text)
	}
	return severity, nil
}

// over returns the settings with what they leave open taken from those below.
func (s Settings) over(below Settings) Settings {
	merged := Settings{
		Preset:       s.Preset.over(below.Preset),
		FailOn:       s.FailOn.over(below.FailOn),
		MinOS:        s.MinOS.over(below.MinOS),
		Framework:    s.Framework.over(below.Framework),
		Suppressions: s.Suppressions.over(below.Suppressions),
		CodePage:     s.CodePage.over(below.CodePage),
		Define:       overlaid(s.Define, below.Define),
		Rules:        overlaid(s.Rules, below.Rules),
	}
	return merged
}

// overlaid returns the values of two maps, those of the first where both have one.
func overlaid[T any](over, below map[string]Value[T]) map[string]Value[T] {
	if len(over) == 0 {
		return below
	}
	merged := maps.Clone(below)
	if merged == nil {
		merged = map[string]Value[T]{}
	}
	maps.Copy(merged, over)
	return merged
}

// Effective returns the settings for the file at a path: flags override its configuration,
// which may be nil, and that overrides the defaults.
func Effective(path string, configuration *File, flags Settings) Settings {
	defaults := Settings{
		Preset: Value[rules.Preset]{Value: rules.PresetDefault},
		FailOn: Value[rules.Severity]{Value: rules.Error},

		Suppressions: Value[Suppressions]{Value: SuppressionsOn},
	}
	if configuration != nil {
		defaults = configuration.settings(path).over(defaults)
	}
	return flags.over(defaults)
}

// Reading returns the options by which a file is read.
func (s *Settings) Reading() inf.Options {
	o := inf.Options{CodePage: s.CodePage.Value}
	for name, value := range s.Define {
		if o.Define == nil {
			o.Define = make(map[string]string, len(s.Define))
		}
		o.Define[name] = value.Value
	}
	return o
}

// Options returns the part of the settings for the rules. Suppressions, if they are on,
// count as on the given day.
func (s *Settings) Options(today time.Time) rules.Options {
	o := rules.Options{Preset: s.Preset.Value, MinOS: s.MinOS.Value, Framework: s.Framework.Value}
	if s.Suppressions.Value != SuppressionsOff {
		o.Today = today
	}
	if len(s.Rules) > 0 {
		o.Severities = map[string]rules.Severity{}
	}
	for id, severity := range s.Rules {
		o.Severities[id] = severity.Value
	}
	return o
}
