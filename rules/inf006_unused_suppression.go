package rules

var unusedSuppression = &Rule{Meta: Meta{
	ID:      "INF006",
	Name:    "unused-suppression",
	Summary: "A comment suppresses findings of a rule that has none there.",
	Why: "What a suppression was for is gone: the line has been mended, or the comment stands in the wrong place. Left behind it would hide the next mistake on the same line, with a reason that was given for another. " +
		"A suppression counts as used if any preset has a finding for it.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)" ; inflint:ignore INF205 -- users calibrate the device
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"
`,
	Severity: Warning, Precision: PrecisionHigh, SecuritySeverity: 1.0,
	CWE: []string{"CWE-1164"}, Presets: fromDefault,
	References: []Reference{refSuppressions},
	Item:       "suppressions",
}}
