package rules

import (
	"fmt"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/sddl"
)

var malformedOrOddSID = &Rule{Meta: Meta{
	ID:      "INF106",
	Name:    "malformed-or-odd-sid",
	Summary: "A SID in the descriptor means nobody, or somebody else, on the machines that the driver is installed on.",
	Why: "SIDs that begin with S-1-5-21 belong to the accounts of one machine or one domain: Windows makes up their middle numbers when it sets the machine or the domain up. " +
		"An INF file goes to all machines, and on any other one such an entry lets nobody in, and keeps nobody out. " +
		"The same descriptor that works on the author's machine then shuts out the service that it was written for, and whoever debugs that is tempted to open it to everyone. " +
		"It is a note of the strict preset where an alias such as DU stands for an account of the domain that the machine is in: without a domain there is none, and where Windows cannot look an alias up it rejects the whole descriptor. " +
		"A SID whose numbers Windows reads otherwise than they look, since they are too large or follow a revision in hexadecimal, is another one than was meant. " +
		"A string that is no SID at all is the subject of INF104.",
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
	p.Report(p.atTrustees(d, found, fmt.Sprintf(
		"`%s` in the descriptor of %s is an account of one machine or domain; everywhere else it means nobody. Write an alias that every Windows knows, or, for a service, its own SID (S-1-5-80-…, from `sc showsid`).",
		found[0].sid.Literal(), whose(d))))
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
	f := p.atTrustees(d, found, fmt.Sprintf(
		"`%s` in the descriptor of %s stands for %s of the domain that the machine is in. A machine without a domain has none, and may reject the whole descriptor. Write the alias of a group that every Windows has.",
		alias, whose(d), found[0].sid.Name()))
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
			p.Report(p.At(d, span, fmt.Sprintf(
				"`%s` in the descriptor of %s is not the SID it looks like (%s): it means `%s`. Write all numbers in decimal, the revision 1 first.",
				text(d, span), whose(d), leniency.Msg, sid.Literal())))
			return
		}
	}
}
