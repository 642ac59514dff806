package config

import (
	"fmt"
	"maps"
	"time"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/spelling"
	"github.com/inflint/inflint/rules"
)

// An Origin is where a value was set: by a flag, or in a file. The zero Origin
// stands for the default.
type Origin struct {
	Flag string // with its dashes
	File string
	Line int // 0 where the file as a whole tells
}

// String returns the origin in the way of messages, such as file:line.
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

// Settings are what a file is linted with, or what one place says of it.
type Settings struct {
	Preset    Value[rules.Preset]
	FailOn    Value[rules.Severity]
	MinOS     Value[inf.OSVersion]
	Framework Value[rules.Framework]
	// Suppressions are the comments that may take findings out of a report.
	Suppressions Value[Suppressions]
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
func Keys() []string { return []string{"preset", "fail-on", "min-os", "framework", "suppressions"} }

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
		Rules:        below.Rules,
	}
	if len(s.Rules) > 0 {
		merged.Rules = map[string]Value[rules.Severity]{}
		maps.Copy(merged.Rules, below.Rules)
		maps.Copy(merged.Rules, s.Rules)
	}
	return merged
}

// Effective returns what the file at a path is linted with: flags go over its
// configuration, which may be nil, and that over the defaults.
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

// Options returns the part of the settings that the rules take. Suppressions are judged
// on the given day, if there are to be any.
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
