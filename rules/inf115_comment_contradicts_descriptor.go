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
	Summary: "The comment on a descriptor contradicts the descriptor.",
	Why: "Few readers can tell the aliases of SDDL apart, so they believe the comment. `LS` is Local Service, not Local System, which is `SY`: " +
		"a comment that people copy from one driver to the next has hidden that for twenty years. Either the comment or the descriptor is not what its author meant. " +
		"Only plain contradictions are reported: the wrong one of two service accounts, \"read only\" where everybody may write, \"administrators only\" where others are granted something, " +
		"\"everyone\" where no ACE (access control entry) is for them, and an SDDL_DEVOBJ_ name beside another descriptor.",
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
			c := contradiction(d, comment)
			if c.message == "" {
				continue
			}
			p.Report(Finding{
				Message: c.message, Because: c.because, Remedy: "correct the comment or the descriptor, whichever is wrong", Span: c.span, Entry: d.Setting.Entry, Object: d.Object.Object,
				Related: []Related{{Span: d.Setting.Span(), Message: "the descriptor"}},
			})
			break
		}
	}
}}

// A contradictory is a phrase of a comment that the descriptor contradicts, with what a
// finding says of it.
type contradictory struct {
	span             inf.Span
	message, because string
}

// contradiction returns the first phrase of a comment that the descriptor contradicts;
// one without a message if there is none.
func contradiction(d *access.Descriptor, comment []word) contradictory {
	for _, check := range []func(*access.Descriptor, []word) contradictory{
		wrongAccount, notReadOnly, notAlone, notEveryone, otherConstant,
	} {
		if c := check(d, comment); c.message != "" {
			return c
		}
	}
	return contradictory{}
}

// wrongAccount compares the service accounts that are named with those that are
// granted something.
func wrongAccount(d *access.Descriptor, comment []word) contradictory {
	_, local := find(comment, "local service", "localservice", "ls")
	_, network := find(comment, "network service", "networkservice", "ns")
	ls, ns := entryFor(d, "LS"), entryFor(d, "NS")
	if span, ok := find(comment, "local system", "localsystem"); ok && ls != "" && !local {
		return contradictory{span, "the comment says Local System, but the descriptor names Local Service", fmt.Sprintf("`%s` lets in Local Service (LS), an account that many services share; Local System is SY", ls)}
	}
	if span, ok := find(comment, "local service", "localservice"); ok && ls == "" && ns != "" && !network {
		return contradictory{span, "the comment says Local Service, but the descriptor names Network Service", fmt.Sprintf("`%s` lets in Network Service (NS); Local Service is LS", ns)}
	}
	if span, ok := find(comment, "network service", "networkservice"); ok && ns == "" && ls != "" && !local {
		return contradictory{span, "the comment says Network Service, but the descriptor names Local Service", fmt.Sprintf("`%s` lets in Local Service (LS); Network Service is NS", ls)}
	}
	return contradictory{}
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

func notReadOnly(d *access.Descriptor, comment []word) contradictory {
	span, ok := find(comment, "read only", "readonly")
	if !ok {
		return contradictory{}
	}
	if _, writes := find(comment, "write", "read write", "rw", "full"); writes {
		return contradictory{}
	}
	grants := broadGrants(d, d.Object.Rights.WriteBits())
	if len(grants) == 0 {
		return contradictory{}
	}
	aces := d.DACL()
	return contradictory{
		span, fmt.Sprintf("the comment says read only, but %s may write", names(aces, indexes(grants))),
		fmt.Sprintf("`%s` grants write access", text(d, aces[grants[0].ace].Spans.ACE)),
	}
}

// notAlone is about comments that say who alone has access.
func notAlone(d *access.Descriptor, comment []word) contradictory {
	span, ok := find(comment,
		"admin only", "admins only", "administrator only", "administrators only", "system only", "only admin", "only admins", "only administrators", "only system", "only the system",
		"admin and system only", "system and admin only", "administrators and system only", "system and administrators only", "kernel only")
	if !ok {
		return contradictory{}
	}
	grants := broadGrants(d, everything)
	if len(grants) == 0 {
		return contradictory{}
	}
	aces := d.DACL()
	return contradictory{
		span, fmt.Sprintf("the comment says %q, but the descriptor also grants access to %s", d.Setting.Entry.Section.File.Source(span), names(aces, indexes(grants))),
		fmt.Sprintf("`%s` grants more than the comment says", text(d, aces[grants[0].ace].Spans.ACE)),
	}
}

// notEveryone is about comments that say that everybody is let in.
func notEveryone(d *access.Descriptor, comment []word) contradictory {
	span, ok := find(comment,
		"allow everyone", "allows everyone", "grant everyone", "grants everyone", "everyone can", "everyone may", "all users can", "all users may",
		"allow all users", "allows all users", "access to everyone", "access for everyone", "access to all users", "access for all users", "world access")
	if !ok || noDACL(d) {
		return contradictory{}
	}
	for _, p := range outsiders {
		if d.Granted(p) != 0 {
			return contradictory{}
		}
	}
	return contradictory{span, "the comment says that everybody has access, but no ACE lets ordinary users in", "users, guests and apps get no rights by this descriptor"}
}

// otherConstant compares the descriptor with the constant of wdmsec.h that the
// comment names, if it names one only.
func otherConstant(d *access.Descriptor, comment []word) contradictory {
	var named word
	for _, w := range comment {
		if strings.HasPrefix(w.text, "sddl_devobj_") {
			if named.text != "" {
				return contradictory{}
			}
			named = w
		}
	}
	if named.text == "" || d.Object.Rights != sddl.KindDevice {
		return contradictory{}
	}
	c, ok := sddl.LookupDeviceConstant(strings.ToUpper(named.text))
	if !ok {
		return contradictory{}
	}
	known, err := sddl.Parse(c.SDDL)
	if err != nil {
		return contradictory{}
	}
	principals := access.Principals()
	// First those whom others, such as administrators, are one of.
	for _, p := range append(slices.Clone(outsiders), access.System, access.Administrator, access.LocalService, access.NetworkService, access.UMDFHost) {
		other := access.Check(known, &principals[p].Token, sddl.KindDevice)
		if here := d.Granted(p); here != other.Granted {
			return contradictory{
				named.span, fmt.Sprintf("the comment says %s, but the descriptor is not that one", c.Name),
				fmt.Sprintf("%s is `%s`; this descriptor gives %s other rights (%s instead of %s)",
					c.Name, c.SDDL, principals[p].Name, rightsWords(here), rightsWords(other.Granted)),
			}
		}
	}
	return contradictory{}
}

func rightsWords(mask sddl.AccessMask) string {
	if mask == 0 {
		return "none"
	}
	return and(sddl.KindDevice.Words(mask))
}
