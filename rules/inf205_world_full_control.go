package rules

import (
	"fmt"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/sddl"
)

var worldFullControl = &Rule{Meta: Meta{
	ID:      "INF205",
	Name:    "world-full-control",
	Summary: "Ordinary users or sandboxed code may change the device's descriptor or take its ownership.",
	Why: "WRITE_DAC and WRITE_OWNER, which GA includes, let their holder replace the descriptor: the rest of it holds only until somebody changes it. " +
		"If everyone, users or app containers have these rights, any program on the machine can open the device for itself and shut others out. " +
		"The header wdmsec.h has ready-made descriptors for devices, and says not to use the one that gives all rights to everyone. " +
		"`GRGWGX` grants all that the use of a device needs.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GA;;;WD)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GRGW;;;S-1-5-80-1-2-3-4-5)" ; the Acme service
`,
	Severity: Error, Precision: PrecisionVeryHigh, SecuritySeverity: 8.8,
	CWE: []string{"CWE-732"}, Presets: fromDefault,
	References: []Reference{refDeviceSDDL, refChecklist},
	Item:       "access",
}, Check: func(p *Pass) {
	for d := range p.devices {
		grants := broadGrants(d, controls)
		if len(grants) == 0 {
			continue
		}
		f := p.broad(d, grants, controls, "%s may change the descriptor of %s")
		f.Because += ", and so any other right"
		if first := &d.DACL()[grants[0].ace]; access.Unvouched(first.SID) {
			f.Remedy = "remove the ACE"
		} else {
			f.Remedy = fmt.Sprintf("write at most `%s`", withRights(d, first, "GRGWGX"))
		}
		f.Remedy += ownACEs(d, grants)
		p.Report(f)
	}
}}

// withRights returns an entry as written, with other rights.
func withRights(d *access.Descriptor, ace *sddl.ACE, rights string) string {
	s := ace.Spans
	return d.SD.Text[s.ACE.Start:s.Rights.Start] + rights + d.SD.Text[s.Rights.End:s.ACE.End]
}
