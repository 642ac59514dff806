package rules

import (
	"fmt"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/sddl"
)

var beyondDeviceSubset = &Rule{Meta: Meta{
	ID:      "INF111",
	Name:    "beyond-iocreatedevicesecure-subset",
	Summary: "The descriptor is right in an INF file, but driver code cannot use it.",
	Why: "An INF file may have any SDDL. The routines that drivers call in code, IoCreateDeviceSecure and WdfDeviceInitAssignSDDLString, take only a part of it: a protected DACL of ACEs (access control entries) that allow, with generic and standard rights or a number that begins with 0x, for a dozen SID aliases. " +
		"Drivers that also create control devices tend to have the same string in both places, and these routines do not create a device with this one. Nothing is wrong with the INF file itself.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;GRGW;;;S-1-5-80-1-2-3-4-5)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;GRGW;;;LS)"
`,
	Severity: Note, Precision: PrecisionVeryHigh, SecuritySeverity: 0.5,
	CWE: []string{"CWE-758"}, Presets: fromAll,
	References: []Reference{refDeviceSDDL},
	Item:       "descriptors",
}, Check: func(p *Pass) {
	for d := range p.devices {
		if d.Setting.Binary() {
			continue
		}
		beyond := beyondSubset(d)
		if len(beyond) == 0 {
			continue
		}
		f := p.At(d, beyond[0].Span, fmt.Sprintf("IoCreateDeviceSecure does not take the descriptor of %s", whose(d)))
		f.Because = "it has " + beyond[0].Msg
		f.Remedy = "do not copy it into code; in the INF file it is right"
		for _, more := range beyond[1:] {
			f.Related = append(f.Related, Related{Span: d.Locate(more.Span).Best(), Message: "and " + more.Msg})
		}
		p.Report(f)
	}
}}

// beyondSubset returns what IoCreateDeviceSecure does not take of a DACL and that
// no other rule speaks of, as these do of whole sections, flags, restricted code
// and rights of other objects.
func beyondSubset(d *access.Descriptor) []sddl.Diagnostic {
	elsewhere := map[sddl.Span]bool{}
	aces := d.DACL()
	for i := range aces {
		ace := &aces[i]
		elsewhere[ace.Spans.Flags] = true
		if alias, _ := ace.SID.Alias(); alias == "RC" {
			elsewhere[ace.Spans.SID] = true
		}
		if foreign, _ := foreignRights(d, ace); len(foreign) > 0 {
			elsewhere[ace.Spans.Rights] = true
		}
		if unusualType(d, ace) {
			elsewhere[ace.Spans.Type] = true
		}
	}
	var beyond []sddl.Diagnostic
	for _, diagnostic := range d.SD.CheckDeviceSubset() {
		if diagnostic.Code != sddl.DeviceSection && !elsewhere[diagnostic.Span] {
			beyond = append(beyond, diagnostic)
		}
	}
	return beyond
}
