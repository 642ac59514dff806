package rules

var malformedSuppression = &Rule{Meta: Meta{
	ID:      "INF007",
	Name:    "malformed-suppression",
	Summary: "A suppression comment lacks a reason, or has a rule or date that does not exist, and does nothing.",
	Why: "A suppression is a decision about security, and the next reader of the file needs to know the reason for it. Without a reason it does nothing. Nor does it where its rule or date does not exist, since nobody can say what the author meant. " +
		"The findings that it was to hide stay in the report beside this one.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)" ; inflint:ignore INF205
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;WD)" ; inflint:ignore INF205 until=2099-12-31 -- laboratory device, see its manual
`,
	Severity: Warning, Precision: PrecisionVeryHigh, SecuritySeverity: 1.0,
	CWE: []string{"CWE-1116"}, Presets: fromDefault,
	References: []Reference{refSuppressions},
	Item:       "suppressions",
}}
