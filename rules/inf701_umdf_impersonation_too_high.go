package rules

import "fmt"

// exampleUMDF begins the examples about UMDF drivers. Policies follow.
const exampleUMDF = exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"

[Acme.Wdf]
UmdfLibraryVersion = 2.15.0
ServiceBinary = %13%\acme.dll

[Acme.NT.Wdf]
UmdfService = acme,Acme.Wdf
UmdfServiceOrder = acme
`

var umdfImpersonationTooHigh = &Rule{Meta: Meta{
	ID:      "INF701",
	Name:    "umdf-impersonation-too-high",
	Summary: "The UMDF driver may act as its callers, on other machines too.",
	Why: "UmdfImpersonationLevel is the highest level at which a UMDF driver may take on the identity of a program that opens its device. " +
		"With Identification, the default, the driver can find out who calls. With Impersonation it can open files and keys as the caller. With Delegation it can do so on other machines, as far as the caller and the domain allow. " +
		"Code that an attacker runs in the driver's host process then has the rights of every administrator whose program opens the device and allows that level. " +
		"Impersonation, which some drivers need, is a note in the strict preset.",
	Bad: exampleUMDF + `UmdfImpersonationLevel = Delegation
`,
	Good: exampleUMDF + `UmdfImpersonationLevel = Identification
`,
	Severity: Error, Precision: PrecisionHigh, SecuritySeverity: 7.3,
	CWE: []string{"CWE-250", "CWE-273"}, Presets: fromDefault,
	References: []Reference{refWDFDirectives, refImpersonation},
	Item:       "umdf",
}, Check: func(p *Pass) {
	for o, s := range p.settings("UmdfImpersonationLevel") {
		switch {
		case has(s, "Delegation"):
			f := p.On(o, s, fmt.Sprintf("the UMDF driver of %s may act as its callers on other machines too", name(o)))
			f.Because = takenOver
			f.Remedy = "delete the line (the default is Identification), or write Impersonation if the driver opens files or keys for its callers"
			p.Report(f)
		case has(s, "Impersonation") && p.Strict():
			f := p.On(o, s, fmt.Sprintf("the UMDF driver of %s may act as its callers on this machine", name(o)))
			f.Because = takenOver
			f.Remedy = "delete the line if the driver only needs to know who calls: the default is Identification"
			f.Severity = Note
			p.Report(f)
		}
	}
}}

const takenOver = "whoever takes over its host process gets the rights of every caller that allows this level"
