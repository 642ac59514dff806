package config

import "github.com/inflint/inflint/rules"

func presetWords() []string {
	var words []string
	for _, p := range rules.Presets() {
		words = append(words, string(p))
	}
	return words
}

func severityWords() []string {
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
