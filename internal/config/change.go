package config

import (
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// A Change is a setting that may hide findings or make them less severe.
type Change struct {
	Key            string // the ID of a rule, or another key
	Value, Without string // "" for none
	// Above is the configuration file that has the value Without, where the configuration
	// of the file hides it; "" where that is the value without a configuration.
	Above string
}

// An Other is what a file could be linted with instead.
type Other struct {
	File string // the configuration file; "" for none
	Settings
}

// Changes returns the settings of a file that can take findings away: rules that they turn
// off or make less severe, what they say about the driver, and values of placeholders. It
// compares the settings with those that the file would have without its configuration, and
// with each configuration that this one hides. Of each key it returns the change from the
// strictest.
func Changes(with *Settings, others ...Other) []Change {
	var changes []Change
	ranks := map[string]int{}
	places := map[string]int{}
	for i := range others {
		without := &others[i]
		for _, c := range with.changes(&without.Settings) {
			c.Above = without.File
			place, ok := places[c.Key]
			switch {
			case !ok:
				places[c.Key] = len(changes)
				changes = append(changes, c.Change)
			case c.rank > ranks[c.Key]:
				changes[place] = c.Change
			default:
				continue
			}
			ranks[c.Key] = c.rank
		}
	}
	return changes
}

// A ranked change is from settings that are the stricter, the higher the rank.
type ranked struct {
	Change
	rank int
}

// changes compares settings with others.
func (s *Settings) changes(without *Settings) []ranked {
	var changes []ranked
	add := func(key, value, was string, rank int) {
		changes = append(changes, ranked{Change{Key: key, Value: value, Without: was}, rank})
	}
	if len(s.Rules) > 0 || len(without.Rules) > 0 || s.Preset.Value != without.Preset.Value {
		presetSofter, on := false, 0
		for _, r := range rules.All() {
			_, set := s.Rules[r.ID]
			_, wasSet := without.Rules[r.ID]
			was, is := without.severity(r), s.severity(r)
			if r.In(without.Preset.Value) {
				on++
			}
			switch {
			case was == rules.Off:
			case !set && !wasSet:
				presetSofter = presetSofter || is < was
			case is < was, set && !wasSet && is < rules.Error: // the rule itself may find some that are graver than most
				add(r.ID, SeverityWord(is), SeverityWord(was), int(was))
			case !set && was > rules.Note: // and some that are less grave
				add(r.ID, "", SeverityWord(was), int(was))
			}
		}
		if presetSofter {
			add("preset", string(s.Preset.Value), string(without.Preset.Value), on)
		}
	}
	if s.FailOn.Value > without.FailOn.Value {
		add("fail-on", s.FailOn.Value.String(), without.FailOn.Value.String(), -int(without.FailOn.Value))
	}
	if s.Suppressions.Value != SuppressionsOff && without.Suppressions.Value == SuppressionsOff {
		add("suppressions", string(s.Suppressions.Value), string(SuppressionsOff), 0)
	}
	// What is said about the driver can work either way.
	differs := func(key, is, was string) {
		if is != was {
			add(key, is, was, len(was))
		}
	}
	differs("framework", string(s.Framework.Value), string(without.Framework.Value))
	differs("codepage", s.CodePage.Value.String(), without.CodePage.Value.String())
	differs("min-os", versionWord(s.MinOS.Value), versionWord(without.MinOS.Value))
	for name, is := range s.Define {
		if was, ok := without.Define[name]; !ok || was.Value != is.Value {
			add("define "+name, is.Value, was.Value, len(was.Value))
		}
	}
	for name, was := range without.Define {
		if _, ok := s.Define[name]; !ok {
			add("define "+name, "", was.Value, len(was.Value))
		}
	}
	return changes
}

// severity returns the severity of most findings of a rule.
func (s *Settings) severity(r *rules.Rule) rules.Severity {
	if set, ok := s.Rules[r.ID]; ok {
		return set.Value
	}
	if r.In(s.Preset.Value) {
		return r.Severity
	}
	return rules.Off
}

// SeverityWord returns the severity of a rule as a configuration has it.
func SeverityWord(s rules.Severity) string {
	if s == rules.Off {
		return "off"
	}
	return s.String()
}

func versionWord(v inf.OSVersion) string {
	if v == (inf.OSVersion{}) {
		return ""
	}
	return v.String()
}
