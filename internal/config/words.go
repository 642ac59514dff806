package config

import "github.com/inflint/inflint/rules"

// PresetWords are the names of the presets, the quietest first.
func PresetWords() []string {
	var words []string
	for _, p := range rules.Presets() {
		words = append(words, string(p))
	}
	return words
}

// SeverityWords are the names of the severities that a finding can have, the least first.
func SeverityWords() []string {
	var words []string
	for s := rules.Note; s <= rules.Error; s++ {
		words = append(words, s.String())
	}
	return words
}

// RuleWords are the IDs and the names of the rules.
func RuleWords() []string {
	var words []string
	for _, r := range rules.All() {
		words = append(words, r.ID, r.Name)
	}
	return words
}
