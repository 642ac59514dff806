package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/sddl"
)

var commentContradictsDescriptor = &Rule{Meta: Meta{
	ID:      "INF115",
	Name:    "comment-contradicts-descriptor",
	Summary: "The comment on a descriptor says something else than the descriptor does.",
	Why: "Few readers can tell the aliases of SDDL apart, so that they take the comment's word for it. `LS` is Local Service, not Local System, which is `SY`: " +
		"a comment that was copied from one driver to the next has hidden that for twenty years. Either the comment or the descriptor is not what its author meant. " +
		"Only plain contradictions are reported: the wrong one of two service accounts, \"read only\" where everybody may write, \"administrators only\" where others are granted something, " +
		"\"everyone\" where no entry is for them, and an SDDL_DEVOBJ_ name beside another descriptor.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GRGW;;;LS)" ; system, administrators and Local System
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GRGW;;;LS)" ; system, administrators and Local Service
`,
	Severity: Warning, Precision: PrecisionMedium, SecuritySeverity: 4.0,
	CWE: []string{"CWE-1116"}, Presets: fromDefault,
	References: []Reference{refSIDStrings, refDeviceSDDL},
	Item:       "descriptors",
}, Check: func(p *Pass) {
	for d := range p.Descriptors {
		for _, comment := range commentsOn(d.Setting.Entry) {
			span, message := contradiction(d, comment)
			if message == "" {
				continue
			}
			p.Report(Finding{
				Message: message + " Correct the one that is wrong.", Span: span, Entry: d.Setting.Entry, Object: d.Object.Object,
				Related: []Related{{Span: d.Setting.Span(), Message: "the descriptor"}},
			})
			break
		}
	}
}}

// contradiction returns the first phrase of a comment that the descriptor
// contradicts, and how.
func contradiction(d *access.Descriptor, comment []word) (inf.Span, string) {
	for _, check := range []func(*access.Descriptor, []word) (inf.Span, string){
		wrongAccount, notReadOnly, notAlone, notEveryone, otherConstant,
	} {
		if span, message := check(d, comment); message != "" {
			return span, message
		}
	}
	return inf.Span{}, ""
}

// wrongAccount compares the service accounts that are named with those that are
// granted something.
func wrongAccount(d *access.Descriptor, comment []word) (inf.Span, string) {
	_, local := find(comment, "local service", "localservice", "ls")
	_, network := find(comment, "network service", "networkservice", "ns")
	ls, ns := entryFor(d, "LS"), entryFor(d, "NS")
	if span, ok := find(comment, "local system", "localsystem"); ok && ls != "" && !local {
		return span, fmt.Sprintf("The comment says Local System, which is SY; `%s` grants access to Local Service, the account of many other services.", ls)
	}
	if span, ok := find(comment, "local service", "localservice"); ok && ls == "" && ns != "" && !network {
		return span, fmt.Sprintf("The comment says Local Service, which is LS; `%s` grants access to Network Service.", ns)
	}
	if span, ok := find(comment, "network service", "networkservice"); ok && ns == "" && ls != "" && !local {
		return span, fmt.Sprintf("The comment says Network Service, which is NS; `%s` grants access to Local Service.", ls)
	}
	return inf.Span{}, ""
}

// entryFor returns the text of the first entry that grants something to a SID.
func entryFor(d *access.Descriptor, alias string) string {
	for i, ace := range d.DACL() {
		if a, _ := ace.SID.Alias(); a == alias && allows(&ace) {
			return text(d, d.DACL()[i].Spans.ACE)
		}
	}
	return ""
}

func notReadOnly(d *access.Descriptor, comment []word) (inf.Span, string) {
	span, ok := find(comment, "read only", "readonly")
	if !ok {
		return span, ""
	}
	if _, writes := find(comment, "write", "read write", "rw", "full"); writes {
		return span, ""
	}
	grants := broadGrants(d, d.Object.Rights.WriteBits())
	if len(grants) == 0 {
		return span, ""
	}
	aces := d.DACL()
	return span, fmt.Sprintf("The comment says read only; `%s` lets %s write.", text(d, aces[grants[0].ace].Spans.ACE), names(aces, indexes(grants)))
}

// notAlone is about comments that say who alone has access.
func notAlone(d *access.Descriptor, comment []word) (inf.Span, string) {
	span, ok := find(comment,
		"admin only", "admins only", "administrator only", "administrators only", "system only", "only admin", "only admins", "only administrators", "only system", "only the system",
		"admin and system only", "system and admin only", "administrators and system only", "system and administrators only", "kernel only")
	if !ok {
		return span, ""
	}
	grants := broadGrants(d, everything)
	if len(grants) == 0 {
		return span, ""
	}
	aces := d.DACL()
	return span, fmt.Sprintf("The comment says %q; `%s` grants something to %s as well.",
		d.Setting.Entry.Section.File.Source(span), text(d, aces[grants[0].ace].Spans.ACE), names(aces, indexes(grants)))
}

// notEveryone is about comments that say that everybody is let in.
func notEveryone(d *access.Descriptor, comment []word) (inf.Span, string) {
	span, ok := find(comment,
		"allow everyone", "allows everyone", "grant everyone", "grants everyone", "everyone can", "everyone may", "all users can", "all users may",
		"allow all users", "allows all users", "access to everyone", "access for everyone", "access to all users", "access for all users", "world access")
	if !ok || noDACL(d) {
		return span, ""
	}
	for _, p := range outsiders {
		if d.Granted(p) != 0 {
			return span, ""
		}
	}
	return span, "The comment says that everybody has access; no entry of the descriptor lets ordinary users in."
}

// otherConstant compares the descriptor with the constant of wdmsec.h that the
// comment names, if it names one only.
func otherConstant(d *access.Descriptor, comment []word) (inf.Span, string) {
	var named word
	for _, w := range comment {
		if strings.HasPrefix(w.text, "sddl_devobj_") {
			if named.text != "" {
				return inf.Span{}, ""
			}
			named = w
		}
	}
	if named.text == "" || d.Object.Rights != sddl.KindDevice {
		return inf.Span{}, ""
	}
	c, ok := sddl.LookupDeviceConstant(strings.ToUpper(named.text))
	if !ok {
		return inf.Span{}, ""
	}
	known, err := sddl.Parse(c.SDDL)
	if err != nil {
		return inf.Span{}, ""
	}
	principals := access.Principals()
	// First those whom others, such as administrators, are one of.
	for _, p := range append(slices.Clone(outsiders), access.System, access.Administrator, access.LocalService, access.NetworkService, access.UMDFHost) {
		other := access.Check(known, &principals[p].Token, sddl.KindDevice)
		if here := d.Granted(p); here != other.Granted {
			return named.span, fmt.Sprintf("The comment says %s, which is %s; this descriptor gives %s other rights (%s instead of %s).",
				c.Name, c.SDDL, principals[p].Name, rightsWords(here), rightsWords(other.Granted))
		}
	}
	return inf.Span{}, ""
}

func rightsWords(mask sddl.AccessMask) string {
	if mask == 0 {
		return "none"
	}
	return and(sddl.KindDevice.Words(mask))
}
