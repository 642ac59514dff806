package rules

var unusedSuppression = &Rule{Meta: Meta{
	ID:      "INF006",
	Name:    "unused-suppression",
	Summary: "A comment suppresses findings of a rule that has none there.",
	Why: "The suppression has nothing to hide: somebody has mended the line, or the comment stands in the wrong place. If it stays, it hides the next mistake on the same line, with a reason that somebody gave for another one. " +
		"A suppression counts as used if any preset has a finding for it.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)" ; inflint:ignore INF205 -- users calibrate the device
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Warning, Precision: PrecisionHigh, SecuritySeverity: 1.0,
	CWE: []string{"CWE-1164"}, Presets: fromDefault,
	References: []Reference{refSuppressions},
	Item:       "suppressions",
}}
