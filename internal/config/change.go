package config

import (
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
)

// A Change is a setting that may hide findings or make them less severe.
type Change struct {
	Key            string // the ID of a rule, or another key
	Value, Without string // "" for none
}

// Changes returns the settings of a configuration that can take findings away: rules that
// it turns off or makes less severe, what it says about the driver, and values of
// placeholders. It compares the settings of a file with its configuration and without.
func Changes(with, without *Settings) []Change {
	var changes []Change
	if len(with.Rules) > 0 || with.Preset.Value != without.Preset.Value {
		for _, r := range rules.All() {
			was, is := without.severity(r), with.severity(r)
			// The rule itself may find some that are graver than most.
			if _, set := with.Rules[r.ID]; was != rules.Off && (is < was || set && is < rules.Error) {
				changes = append(changes, Change{r.ID, SeverityWord(is), SeverityWord(was)})
			}
		}
	}
	for _, c := range []Change{
		{"framework", string(with.Framework.Value), string(without.Framework.Value)},
		{"codepage", with.CodePage.Value.String(), without.CodePage.Value.String()},
		{"min-os", versionWord(with.MinOS.Value), versionWord(without.MinOS.Value)},
	} {
		if c.Value != c.Without {
			changes = append(changes, c)
		}
	}
	for name, is := range with.Define {
		if was, ok := without.Define[name]; !ok || was.Value != is.Value {
			changes = append(changes, Change{"define " + name, is.Value, was.Value})
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
