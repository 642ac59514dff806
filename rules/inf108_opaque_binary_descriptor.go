package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/sddl"
)

var opaqueBinaryDescriptor = &Rule{Meta: Meta{
	ID:      "INF108",
	Name:    "opaque-binary-descriptor",
	Summary: "The line writes bytes that are not a descriptor, or bytes that nobody can read where it could have SDDL.",
	Why: "A REG_BINARY value holds a descriptor in its self-relative form: a header with a revision, control bits and the offsets of the owner, the group and the two lists. " +
		"Windows does not use bytes that are cut short or whose offsets point outside. The object then has no descriptor from the INF file, and for most device types the system's default lets every user read and write. " +
		"All rules read bytes that are a descriptor like the SDDL string that means the same. For a device or a setup class such bytes are a note of the strict preset, which shows that string: nobody reviews a descriptor that nobody can read. " +
		"Other keys of the registry, such as those of services and of WMI GUIDs, take bytes only.",
	Bad: exampleDevice + `HKR,,Security,1,01,00,04,90,00,00,00,00,00,00,00,00
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Error, Precision: PrecisionHigh, SecuritySeverity: 7.5,
	CWE: []string{"CWE-1116", "CWE-1286"}, Presets: fromDefault,
	References: []Reference{refAfterInstall, refAddReg}, InfVerif: []string{"1431"},
	Item: "descriptors",
}, Check: func(p *Pass) {
	for d := range p.Settings {
		// An event log takes a string: for bytes it has no form that could be wrong.
		if !d.Setting.Binary() || d.Setting.Effect != inf.Effective || d.Object.Rights == sddl.KindEventChannel {
			continue
		}
		switch {
		case d.Status == access.Undecodable:
			f := p.bytes(d, fmt.Sprintf("the bytes for %s are not a security descriptor", whose(d)))
			f.Because = fmt.Sprintf("they protect nothing: %s", d.DecodeErr)
			f.Remedy = "convert the SDDL string to bytes anew: `inflint sddl` prints them"
			if takesSDDL(d) {
				f.Remedy = fmt.Sprintf("write the descriptor as a string, such as `\"%s\"`, without the flag for bytes", closedDescriptor(d.Object.Rights))
			}
			p.Report(f)
		case d.Status == access.Parsed && p.Strict() && takesSDDL(d):
			f := p.bytes(d, fmt.Sprintf("the descriptor of %s is written as bytes", whose(d)))
			f.Because, f.Remedy = "nobody can review bytes", fmt.Sprintf("write what they say as a string: `%s`", d.SD.Text)
			f.Severity = Note
			f.Fixes = stringFix(d)
			p.Report(f)
		}
	}
}}

// bytes makes a finding about all bytes of a setting.
func (p *Pass) bytes(d *access.Descriptor, message string) Finding {
	return p.At(d, sddl.Span{}, message)
}

// takesSDDL reports whether a setting may be a string as well: the Security value
// of a device or of a setup class.
func takesSDDL(d *access.Descriptor) bool {
	return d.Setting.Reg.Root == "HKR" && (d.Object.Kind == inf.KindDevice || d.Object.Kind == inf.KindClass)
}

// stringFix offers to write a descriptor as a string. It is not one to make
// unseen: the bytes may hold control bits that SDDL has no letters for.
func stringFix(d *access.Descriptor) []Fix {
	line := d.Setting.Reg
	quoted := strings.ReplaceAll(d.SD.Text, `"`, `""`)
	if line.Flags == nil || strings.Contains(quoted, "%") {
		return nil
	}
	flags := ""
	if rest := line.Bits &^ inf.RegTypeMask; rest != 0 {
		flags = fmt.Sprintf("0x%X", rest)
	}
	span := inf.Span{Start: line.Flags.Span().Start, End: d.Locate(sddl.Span{}).Use.End}
	return []Fix{{"write the descriptor as SDDL", false, []inf.Edit{{Span: span, New: flags + `,"` + quoted + `"`}}}}
}
