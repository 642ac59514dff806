package rules

import (
	"fmt"
	"slices"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/sddl"
)

var aliasNewerThanTarget = &Rule{Meta: Meta{
	ID:      "INF107",
	Name:    "alias-newer-than-target",
	Summary: "The descriptor has a SID alias that is newer than the oldest Windows that the driver is for.",
	Why: "An alias for a SID came with the version of Windows that brought the account: `UD`, for the hosts of user-mode drivers, with Windows 8 (6.2). A version before that rejects the whole descriptor, because the two letters mean nothing to it. " +
		"The object then has what it has without the line, often the system's default, which for most device types lets every user read and write. The SID in numbers works everywhere. " +
		"The names of the Models sections (`NTamd64.6.1`) tell the oldest Windows, or else the configuration does. Where neither does, there is no finding.",
	Bad: `[Manufacturer]
"Acme 7" = Models,NTamd64.6.1

[Models.NTamd64.6.1]
"Acme Device" = Acme,ROOT\ACME

` + exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GRGW;;;UD)"
`,
	Good: `[Manufacturer]
"Acme 7" = Models,NTamd64.6.1

[Models.NTamd64.6.1]
"Acme Device" = Acme,ROOT\ACME

` + exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GRGW;;;S-1-5-84-0-0-0-0-0)"
`,
	Severity: Warning, Precision: PrecisionHigh, SecuritySeverity: 5.9,
	CWE: []string{"CWE-1104"}, Presets: fromDefault,
	References: []Reference{refUMDFAccess, refSIDStrings, refDeviceSDDL},
	Item:       "syntax-versions",
}, Check: func(p *Pass) {
	var oldest map[*inf.Field]oldestTarget // few files have such an alias
	for d := range p.Descriptors {
		if d.Setting.Binary() || len(newerAliases(d, inf.OSVersion{})) == 0 {
			continue
		}
		if oldest == nil {
			oldest = p.oldestTargets()
		}
		t, ok := oldest[d.Setting.Value]
		if !ok {
			continue
		}
		newer := newerAliases(d, t.os)
		if len(newer) == 0 {
			continue
		}
		f := p.newerThan(d, newer, t.os)
		if t.listing != nil {
			f.Related = append(f.Related, Related{
				Span: t.listing.Manufacturer.Span(), File: t.listing.Manufacturer.Section.File,
				Message: "this line lists its models for " + windowsName(t.os),
			})
		}
		var changes []change
		for _, t := range newer {
			changes = append(changes, change{t.span, t.sid.Literal()})
		}
		if !slices.ContainsFunc(newer, func(t trustee) bool { return t.sid.IsRelative() }) {
			f.fix(d, "write the SID in numbers", true, changes...)
		}
		p.Report(f)
	}
}}

// oldestTargets returns, for each text of a descriptor, the oldest Windows among
// those of all installs that lead to it.
func (p *Pass) oldestTargets() map[*inf.Field]oldestTarget {
	installs := map[*inf.Install]oldestTarget{}
	values := map[*inf.Field]oldestTarget{}
	for _, o := range p.Objects {
		if len(o.Descriptors) == 0 {
			continue
		}
		t, seen := installs[o.Install]
		if !seen {
			t = p.oldestTarget(o.Install)
			installs[o.Install] = t
		}
		for _, d := range o.Descriptors {
			if known, ok := values[d.Setting.Value]; t.known && (!ok || t.os.Before(known.os)) {
				values[d.Setting.Value] = t
			}
		}
	}
	return values
}

// newerAliases returns the trustees of a descriptor whose aliases a version of
// Windows does not know.
func newerAliases(d *access.Descriptor, os inf.OSVersion) []trustee {
	var newer []trustee
	for sid, span := range d.Trustees {
		alias, ok := sddl.LookupAlias(text(d, span))
		if since, known := release(alias.Since); ok && known && os.Before(since) {
			newer = append(newer, trustee{sid, span})
		}
	}
	return newer
}

// newerThan makes a finding about trustees whose aliases a version of Windows does not know.
func (p *Pass) newerThan(d *access.Descriptor, newer []trustee, os inf.OSVersion) Finding {
	alias, _ := sddl.LookupAlias(text(d, newer[0].span))
	since, _ := release(alias.Since)
	f := p.atTrustees(d, newer, fmt.Sprintf("`%s` (%s) needs %s, but %s is also for %s", alias.Code, alias.Name, windowsName(since), whose(d), windowsName(os)))
	f.Because = "Windows versions without this alias reject the whole descriptor, so there this line protects nothing"
	f.Remedy = fmt.Sprintf("write `%s`, which means the same", alias.SID.Literal())
	if alias.SID.IsRelative() {
		f.Remedy = fmt.Sprintf("remove the ACE, or install the driver on %s and later only. No SID stands for %s everywhere", windowsName(since), alias.Name)
	}
	return f
}
