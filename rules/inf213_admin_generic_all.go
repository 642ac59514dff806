package rules

import "fmt"

var adminGenericAll = &Rule{Meta: Meta{
	ID:      "INF213",
	Name:    "admin-generic-all",
	Summary: "Administrators may change the device's security descriptor.",
	Why: "GA includes the rights to change the DACL and to take ownership. In those descriptors of wdmsec.h that also admit ordinary users, administrators have GRGWGX instead: all that the use of a device needs, but not the right to give others access by mistake. " +
		"An administrator can take ownership of any object in any case, so this is a matter of least privilege and not a boundary. Most drivers grant GA, and so does the header's own descriptor for the system and administrators.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Note, Precision: PrecisionVeryHigh, SecuritySeverity: 0.5,
	CWE: []string{"CWE-250"}, Presets: fromAll,
	References: []Reference{refDeviceSDDL, refChecklist},
	Item:       "access",
}, Check: func(p *Pass) {
	for d := range p.devices {
		aces := d.DACL()
		for i := range aces {
			ace := &aces[i]
			alias, _ := ace.SID.Alias()
			if alias != "BA" || !allows(ace) || ace.Condition != nil || d.Mask(ace)&controls == 0 {
				continue
			}
			f := p.At(d, ace.Spans.ACE, fmt.Sprintf("`%s` on %s lets administrators change the security descriptor", text(d, ace.Spans.ACE), whose(d)))
			f.Because = "a program that runs as administrator can give other users access to the device, even by mistake"
			f.Remedy = fmt.Sprintf("write `%s`, which grants all that the use of a device needs", withRights(d, ace, "GRGWGX"))
			if rights := text(d, ace.Spans.Rights); rights == "GA" || rights == "FA" {
				f.fix(d, "grant read, write and execute only", false, change{ace.Spans.Rights, "GRGWGX"})
			}
			p.Report(f)
			break
		}
	}
}}
