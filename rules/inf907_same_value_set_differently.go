package rules

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/rules/facts"
)

var sameValueSetDifferently = &Rule{Meta: Meta{
	ID:      "INF907",
	Name:    "same-value-set-differently",
	Summary: "Two devices of the package set up the same value or the same service in different ways.",
	Why: "A value outside HKR, a value of a service, and the service itself exist once, for all devices. Where the install sections of two devices write them differently, the device that is installed last decides for the other one too. " +
		"Microsoft has refused such packages since Windows 11 21H2 (build 22000). Keep what differs from device to device in the device's own key (HKR in an AddReg of DDInstall.HW), or give each its own service. " +
		"The rule compares only devices under the same decoration of [Manufacturer] and, of a service, its type, start type, error control, program, account, group and dependencies.",
	Bad: `[Manufacturer]
"Acme" = Models,NTamd64.10.0...17763

[Models.NTamd64.10.0...17763]
"Acme Two" = Two,ROOT\ACME2

[Two.NT]
CopyFiles = @acme.sys

[Two.NT.Services]
AddService = acme,2,Two.Service

[Two.Service]
ServiceType = 1
StartType = 0
ErrorControl = 1
ServiceBinary = %13%\acme.sys

[Two.NT.HW]
AddReg = Acme.Device
`,
	Good: `[Manufacturer]
"Acme" = Models,NTamd64.10.0...17763

[Models.NTamd64.10.0...17763]
"Acme Two" = Two,ROOT\ACME2

[Two.NT]
CopyFiles = @acme.sys

[Two.NT.Services]
AddService = acme,2,Acme.Service

[Two.NT.HW]
AddReg = Acme.Device
`,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refInfVerif1330, refInfVerif, refAddReg, refAddService}, InfVerif: []string{"1331", "1332", "1333"},
	Item: "conflicts",
}, Check: func(p *Pass) {
	devices := &party{}
	for _, in := range p.File.Installs() {
		p.join(devices, in)
	}
	if len(devices.list) < 2 {
		return
	}
	c := newClaims()
	for _, s := range facts.RegistrySections(p.Facts) {
		if s.Role() == inf.RoleAddReg {
			p.globalClaims(c, s)
			p.serviceValueClaims(c, s)
		}
	}
	p.serviceClaims(c)
}}

// globalClaims are about the values outside of HKR.
func (p *Pass) globalClaims(c *claims, s *facts.RegistrySection) {
	by := &party{}
	for _, in := range s.Installs() {
		p.join(by, in)
	}
	for _, line := range s.Lines {
		if line.Root != "HKR" && plainWrite(line) {
			p.claim(c, "1331", "the value `"+line.Name.Value+"` of `"+line.Root+`\`+facts.Subkey(line)+"`", s.Section(),
				claim{line.Entry, line.Entry.Span(), data(line), by})
		}
	}
}

// serviceValueClaims are about the values in the keys of services.
func (p *Pass) serviceValueClaims(c *claims, s *facts.RegistrySection) {
	parties := map[string]*party{}
	var services []string
	for _, r := range s.Reaches {
		if r.From.Role != inf.RoleServiceInstall || r.From.Via == nil || !r.From.Via.Field(1).Known() {
			continue
		}
		service := strings.ToLower(r.From.Via.Value(1))
		if parties[service] == nil {
			parties[service] = &party{}
			services = append(services, service)
		}
		p.join(parties[service], r.Install)
	}
	for _, service := range services[:min(len(services), maxServices)] {
		for _, line := range s.Lines {
			if line.Root == "HKR" && plainWrite(line) {
				p.claim(c, "1332", "the value `"+strings.Trim(facts.Subkey(line)+`\`+line.Name.Value, `\`)+"` of service \""+service+"\"", s.Section(),
					claim{line.Entry, line.Entry.Span(), data(line), parties[service]})
			}
		}
	}
}

// maxServices is how many services that share a section are looked at: hostile files
// may have any number.
const maxServices = 10

// serviceClaims are about the services themselves.
func (p *Pass) serviceClaims(c *claims) {
	type set struct {
		service string
		section *inf.Section
	}
	parties := map[set]*party{}
	lines := map[set]*inf.Entry{}
	var order []set
	for _, in := range p.File.Installs() {
		for _, r := range in.Reaches {
			if r.Role != inf.RoleServiceInstall || r.Via == nil || !r.Via.Field(1).Known() {
				continue
			}
			k := set{strings.ToLower(r.Via.Value(1)), r.Section}
			if parties[k] == nil {
				parties[k], lines[k] = &party{}, r.Via
				order = append(order, k)
			}
			p.join(parties[k], in)
		}
	}
	type configured struct {
		as    string
		known bool
	}
	configurations := map[*inf.Section]configured{} // many services may share a section
	for _, k := range order {
		of, asked := configurations[k.section]
		if !asked {
			of.as, of.known = configurationOf(k.section)
			configurations[k.section] = of
		}
		if of.known {
			p.claim(c, "1333", "service \""+k.service+"\"", k.section, claim{lines[k], lines[k].Field(3).Span(), of.as, parties[k]})
		}
	}
}

// claim reports a line that sets something otherwise than another one.
func (p *Pass) claim(c *claims, code, what string, section *inf.Section, next claim) {
	first := c.claim(code+strings.ToLower(what), next)
	if first == nil || !c.disjoint(first.by, next.by) {
		return
	}
	v := p.worst(next.by.judged(p), func(j requirements.Judgement) verdict { return verdictOf(j, code) })
	if v.severity == Off {
		return
	}
	p.Report(Finding{
		Span: next.span, Entry: next.entry, Severity: v.severity, InfVerif: code,
		Message: fmt.Sprintf("[%s] sets up %s differently from another device of the package", section.Name, what),
		Because: "the device that is installed last decides for both" + v.consequence(),
		Remedy:  "let both do the same, or keep what differs in the device's own key",
		Related: []Related{{Span: first.span, File: first.entry.Section.File, Message: "this is for the other device"}},
	})
}

// plainWrite reports whether a line is known to write a value, whatever is there.
func plainWrite(line inf.RegLine) bool {
	const others = inf.RegNoClobber | inf.RegDelete | inf.RegAppend | inf.RegKeyOnly | inf.RegOverwriteOnly | regDelRegBit
	if line.Name == nil || line.Value == nil || line.Bits&others != 0 {
		return false
	}
	return !slices.ContainsFunc(line.Entry.Fields, func(f inf.Field) bool { return !f.Known() })
}

// data returns what a line writes, in a form that equal values share.
func data(line inf.RegLine) string {
	text := []byte(strconv.FormatUint(uint64(line.Bits), 16))
	if n, ok := line.Value.Uint(); ok && line.Bits&inf.RegTypeMask == inf.RegTypeDWord {
		return string(strconv.AppendUint(append(text, ' '), uint64(n), 10))
	}
	for i := 5; i <= len(line.Entry.Fields); i++ {
		text = append(append(text, 0), line.Entry.Value(i)...)
	}
	return string(text)
}

// configurationOf returns what a service-install section makes of a service, in a form
// that equal ones share. It reports false where part of it is not known.
func configurationOf(s *inf.Section) (configuration string, known bool) {
	var text []byte
	for _, key := range []string{"ServiceType", "StartType", "ErrorControl", "ServiceBinary", "StartName", "LoadOrderGroup", "Dependencies"} {
		line := s.First(key)
		text = append(text, '\n')
		if line == nil {
			continue
		}
		for i := range line.Fields {
			f := &line.Fields[i]
			if !f.Known() {
				return "", false
			}
			if n, ok := f.Uint(); ok {
				text = strconv.AppendUint(text, uint64(n), 10)
			} else {
				text = append(append(text, ','), strings.ToLower(f.Value)...)
			}
		}
	}
	return string(text), true
}
