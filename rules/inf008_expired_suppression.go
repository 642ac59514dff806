package rules

var expiredSuppression = &Rule{Meta: Meta{
	ID:      "INF008",
	Name:    "expired-suppression",
	Summary: "The date of a suppression has passed, and it no longer works.",
	Why:     "`until=` says how long somebody accepts a risk. That day is the last on which the suppression works. From the next day on, the findings that it hid are back in the report, and the comment needs a decision: mend the line, or give a new date and perhaps a better reason.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)" ; inflint:ignore INF205 until=2020-12-31 -- until the service opens the device itself
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;WD)" ; inflint:ignore INF205 until=2099-12-31 -- until the service opens the device itself
`,
	Severity: Warning, Precision: PrecisionVeryHigh, SecuritySeverity: 2.0,
	CWE: []string{"CWE-1116"}, Presets: fromDefault,
	References: []Reference{refSuppressions},
	Item:       "suppressions",
}}
