package rules

import (
	"fmt"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var codeAdmitsMore = &Rule{Meta: Meta{
	ID:      "INF226",
	Name:    "code-admits-more",
	Summary: "The driver's code lets callers open a device that the INF file keeps out of the device that it installs.",
	Why: "The INF file's Security holds for the stack of the device that it installs. A control device and a communication port stand in no stack: their descriptor is what the code passes. " +
		"Who reads the INF file sees a device that is closed, and a caller that it keeps out still reaches the driver by the other. That may be meant, as for a device that only tells the state of the driver. " +
		"The rule says who gets in where. Where broad callers may write, INF224 reports it instead.",
	Bad: `DECLARE_CONST_UNICODE_STRING(Name, L"\\Device\\AcmeControl");
DECLARE_CONST_UNICODE_STRING(Sddl, L"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;GR;;;BU)");
` + exampleControlDevice,
	Good: `DECLARE_CONST_UNICODE_STRING(Name, L"\\Device\\AcmeControl");
DECLARE_CONST_UNICODE_STRING(Sddl, L"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)");
` + exampleControlDevice,
	InCode:   true,
	Severity: Note, Precision: PrecisionHigh, SecuritySeverity: 3.1,
	CWE: []string{"CWE-732"}, Presets: fromStrict,
	References: []Reference{refDeviceAccess, refKMDFAccess, refModel},
	Item:       "access",
}, Check: func(p *Pass) {
	closed := map[*evidence.Driver]*access.Object{}
	for _, d := range facts.Doors(p.Facts) {
		of := codedDescriptor(d)
		if of == nil || noDACL(of) {
			continue
		}
		if grants, _ := broadWrites(of); len(grants) > 0 {
			continue // INF224 says so
		}
		o, known := closed[d.Object.Driver]
		if !known {
			o = p.closedDevice(d)
			closed[d.Object.Driver] = o
		}
		if o == nil {
			continue
		}
		if admitted := admittedBesides(of, o.Effective); len(admitted) > 0 {
			p.Report(p.admitsMore(d, o, admitted))
		}
	}
}}

// closedDevice returns the first device that the driver of a door drives and that the INF file
// keeps callers out of; nil if there is none.
func (p *Pass) closedDevice(d *facts.Door) *access.Object {
	for _, in := range d.Installs {
		o := facts.KeyedObjects(p.Facts)[in]
		if o != nil && o.Kind == inf.KindDevice && o.Effective != nil && o.Effective.Effective() && facts.Restrictive(o.Effective) {
			return o
		}
	}
	return nil
}

func (p *Pass) admitsMore(d *facts.Door, o *access.Object, admitted []access.Principal) Finding {
	of, s := d.Object.Effective, o.Effective.Setting
	f := onDoor(d, fmt.Sprintf("%s lets callers open %s that cannot open %s", driverName(d), doorName(d.Door), name(o)))
	f.Because = fmt.Sprintf("%s can %s it (%s); %s", and(plurals(admitted)),
		and(access.RightsOf(of.Object.Rights, of.Granted(admitted[0])).Words()), passedAt(d.Door), reached(d.Door))
	f.Remedy = "unless they need it, pass `" + secureDescriptor + "` in the code"
	f.Principals = ids(of, everything, admitted...)
	f.Related = []Related{{Span: s.Span(), File: s.Entry.Section.File, Message: "this descriptor keeps them out of the device of the INF file"}}
	return f
}

// admittedBesides returns the outsiders that one descriptor lets in and another does not.
func admittedBesides(by, not *access.Descriptor) (admitted []access.Principal) {
	for _, p := range outsiders {
		if by.Granted(p) != 0 && not.Granted(p) == 0 {
			admitted = append(admitted, p)
		}
	}
	return admitted
}

func plurals(of []access.Principal) (words []string) {
	for _, p := range of {
		words = append(words, p.Plural())
	}
	return words
}
