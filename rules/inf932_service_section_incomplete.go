package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var serviceSectionIncomplete = &Rule{Meta: Meta{
	ID:      "INF932",
	Name:    "service-section-incomplete",
	Summary: "The section of a service lacks a line that it must have, or has a value that a service does not take.",
	Why: "A service-install section has at least ServiceType, StartType, ErrorControl and ServiceBinary. Without one of them, or with a value that is none of the documented ones, Windows does not make the service, and the device has no driver. InfVerif refuses the file (1013, 1014). " +
		"It also refuses an EventLogType that is none of System, Application and Security (1250), and warns of a function driver that is disabled (1251) and of a setting for another kind of service (1252). BootFlags, DelayedAutoStart and ServiceSidType take a number (1260).",
	Bad: `[Acme.NT.Services]
AddService = acmehelper,,Acme.Helper

[Acme.Helper]
ServiceType = 1
StartType = 3
ServiceBinary = %13%\acme.sys
`,
	Good: `[Acme.NT.Services]
AddService = acmehelper,,Acme.Helper

[Acme.Helper]
ServiceType = 1
StartType = 3
ErrorControl = 1
ServiceBinary = %13%\acme.sys
`,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refInfVerif, refAddService}, InfVerif: []string{"1013", "1014", "1250", "1251", "1252", "1260"},
	Item: "directives",
}, Check: func(p *Pass) {
	if partOfWindows(p.File) {
		return
	}
	for _, r := range facts.Readings(p.Facts) {
		s := r.Section()
		switch {
		case s.File != p.File:
		case r.Role() == inf.RoleServiceInstall && s.First("Include") == nil && s.First("Needs") == nil:
			p.serviceKeys(s, r.First.Install)
		case r.Role() == inf.RoleServices:
			for e := range s.All("AddService") {
				p.addedService(e, r.First.Install)
			}
		}
	}
}}

// serviceKeys looks at the lines that each service must have.
func (p *Pass) serviceKeys(s *inf.Section, in *inf.Install) {
	var missing []string
	for _, key := range []struct {
		name   string
		values string // that it may have; "" for any
	}{
		{"ServiceType", " 1 2 4 8 16 32 48 80 96 208 224 272 288 336 352 "},
		{"StartType", " 0 1 2 3 4 "},
		{"ErrorControl", " 0 1 2 3 "},
		{"ServiceBinary", ""},
	} {
		line := s.First(key.name)
		if line == nil || line.Value(1) == "" {
			missing = append(missing, key.name)
			continue
		}
		field := line.Field(1)
		if n, ok := field.Uint(); key.values != "" && field.Known() && (!ok || !strings.Contains(key.values, fmt.Sprintf(" %d ", n))) {
			p.require(Finding{InfVerif: "1014", Span: field.Span(), Entry: line,
				Message: fmt.Sprintf("`%s` is not a value of %s", field.Value, key.name),
				Because: "Windows does not make the service",
				Remedy:  "write one of the documented values"}, in)
		}
	}
	p.serviceOptions(s, in)
	if len(missing) > 0 {
		p.require(Finding{InfVerif: "1013", Span: s.Headers[0],
			Message: fmt.Sprintf("the service section [%s] has no %s", s.Name, and(missing)),
			Because: "Windows does not make the service",
			Remedy:  "write the lines. A kernel driver mostly has ServiceType 1, StartType 3 and ErrorControl 1"}, in)
	}
}

// serviceOptions looks at the lines with a number that only services of one kind have ("INF
// AddService directive").
func (p *Pass) serviceOptions(s *inf.Section, in *inf.Install) {
	kind := s.First("ServiceType")
	number, ok := uint32(0), false
	if kind != nil && kind.Field(1).Known() {
		number, ok = kind.Field(1).Uint()
	}
	ofKernel := number&0xf != 0
	for _, option := range []struct {
		name   string
		kernel bool // it is for drivers of the kernel, and else for programs
	}{{"BootFlags", true}, {"DelayedAutoStart", false}, {"ServiceSidType", false}} {
		line := s.First(option.name)
		if line == nil || !line.Field(1).Known() || line.Value(1) == "" {
			continue
		}
		f := Finding{Span: line.Field(1).Span(), Entry: line, Because: "Windows does not take the setting"}
		if _, isNumber := line.Field(1).Uint(); !isNumber {
			f.InfVerif, f.Remedy = "1260", "write one of the documented numbers"
			f.Message = fmt.Sprintf("`%s` is not a number, which %s takes", line.Value(1), option.name)
		} else if ok && ofKernel != option.kernel {
			f.InfVerif, f.Remedy = "1252", "remove the line"
			f.Message = fmt.Sprintf("%s does not go with ServiceType %s", option.name, kind.Value(1))
		} else {
			continue
		}
		p.require(f, in)
	}
}

// addedService looks at what an AddService line says of a service beside its section.
func (p *Pass) addedService(e *inf.Entry, in *inf.Install) {
	if kind := e.Field(5); kind != nil && kind.Value != "" && kind.Known() {
		switch strings.ToLower(kind.Value) {
		case "system", "application", "security":
		default:
			p.require(Finding{InfVerif: "1250", Span: kind.Span(), Entry: e,
				Message: fmt.Sprintf("`%s` is not the name of an event log", kind.Value),
				Because: "the service has no event source",
				Remedy:  "write System, Application or Security, or leave the field empty for System"}, in)
		}
	}
	flags, _ := e.Field(2).Uint()
	start := p.File.Section(e.Value(3)).First("StartType")
	if flags&inf.SvcAssoc == 0 || start == nil || !start.Field(1).Known() {
		return
	}
	if n, ok := start.Field(1).Uint(); ok && n == 4 {
		p.require(Finding{InfVerif: "1251", Span: start.Field(1).Span(), Entry: start,
			Message: fmt.Sprintf("the function driver `%s` is disabled (StartType 4)", e.Value(1)),
			Because: "Windows cannot install a device whose driver does not start",
			Remedy:  "write `StartType = 3`, or 0 for a driver without which Windows cannot boot"}, in)
	}
}
