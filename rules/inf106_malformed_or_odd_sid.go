package rules

import (
	"fmt"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/sddl"
)

var malformedOrOddSID = &Rule{Meta: Meta{
	ID:      "INF106",
	Name:    "malformed-or-odd-sid",
	Summary: "A SID in the descriptor means nobody, or somebody else, on the machines on which the driver is installed.",
	Why: "SIDs that begin with S-1-5-21 belong to the accounts of one machine or one domain: Windows makes up their middle numbers when it sets the machine or the domain up. " +
		"An INF file goes to all machines, and on any other machine an ACE (access control entry) with such a SID lets nobody in and keeps nobody out. " +
		"The descriptor works on the author's machine, but elsewhere it shuts out the service that it was written for, and somebody who debugs that is tempted to open it to everyone. " +
		"An alias such as DU stands for an account of the machine's domain, and is a note of the strict preset: without a domain there is no such account, and Windows rejects the whole descriptor if it cannot look an alias up. " +
		"Windows misreads the numbers of a SID that are too large or follow a revision in hexadecimal: the SID is then not the one that the author meant. " +
		"INF104 reports a string that is not a SID at all.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GRGW;;;S-1-5-21-1111111111-2222222222-3333333333-1001)"
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GRGW;;;S-1-5-80-1-2-3-4-5)" ; the Acme service
`,
	Severity: Warning, Precision: PrecisionHigh, SecuritySeverity: 4.0,
	CWE: []string{"CWE-1286"}, Presets: fromDefault,
	References: []Reference{refSIDComponents, refSIDStrings, refConvertSDDL},
	Item:       "descriptors",
}, Check: func(p *Pass) {
	for d := range p.Descriptors {
		p.accountsElsewhere(d)
		p.accountsOfDomain(d)
		p.misreadSIDs(d)
	}
}}

// accountsElsewhere reports the accounts of a machine or domain.
func (p *Pass) accountsElsewhere(d *access.Descriptor) {
	var found []trustee
	for sid, span := range d.Trustees {
		// S-1-5-21-0-0-0 is no domain, but has SIDs that are the same everywhere
		// (MS-DTYP 2.4.2.4: COMPOUNDED_AUTHENTICATION, CLAIMS_VALID).
		if access.HasPrefix(sid, 5, 21) && !access.HasPrefix(sid, 5, 21, 0, 0, 0) {
			found = append(found, trustee{sid, span})
		}
	}
	if len(found) == 0 {
		return
	}
	f := p.atTrustees(d, found, fmt.Sprintf("`%s` in the descriptor of %s is an account of one machine or domain", found[0].sid.Literal(), whose(d)))
	f.Because = "on every other machine this SID stands for nobody"
	f.Remedy = "write an alias for the same group on every machine or, for a service, its own SID (S-1-5-80-…, from `sc showsid`)"
	p.Report(f)
}

// accountsOfDomain reports aliases that only a domain gives a meaning to. Those of
// administrators have a rule of their own.
func (p *Pass) accountsOfDomain(d *access.Descriptor) {
	if !p.Strict() {
		return
	}
	var found []trustee
	for sid, span := range d.Trustees {
		if base := sid.Base(); (base == sddl.BaseDomain || base == sddl.BaseForest) && !adminAccount(sid) {
			found = append(found, trustee{sid, span})
		}
	}
	if len(found) == 0 {
		return
	}
	alias, _ := found[0].sid.Alias()
	f := p.atTrustees(d, found, fmt.Sprintf("`%s` in the descriptor of %s stands for %s of the machine's domain", alias, whose(d), found[0].sid.Name()))
	f.Because = "a machine outside a domain has no such account, and may reject the whole descriptor"
	f.Remedy = "write the alias of a group that every machine has, such as BA (Administrators)"
	f.Severity = Note
	p.Report(f)
}

// misreadSIDs reports SIDs that Windows reads otherwise than they look.
func (p *Pass) misreadSIDs(d *access.Descriptor) {
	for _, leniency := range d.SD.Leniencies {
		if leniency.Code != sddl.HexadecimalSID && leniency.Code != sddl.NumberCutOff {
			continue
		}
		for sid, span := range d.Trustees {
			if span.Start > leniency.Span.Start || leniency.Span.End > span.End {
				continue
			}
			f := p.At(d, span, fmt.Sprintf("`%s` in the descriptor of %s is not the SID it looks like", text(d, span), whose(d)))
			f.Because = fmt.Sprintf("it means `%s` (%s)", sid.Literal(), leniency.Msg)
			f.Remedy = "write all numbers in decimal, the revision 1 first"
			p.Report(f)
			return
		}
	}
}
