package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/requirements"
	"github.com/inflint/inflint/rules/facts"
)

var registryNotHKR = &Rule{Meta: Meta{
	ID:      "INF901",
	Name:    "registry-not-hkr",
	Summary: "The package changes keys of the registry that are not its own.",
	Why: "Driver package isolation leaves a package the keys that HKR stands for: those of its devices, their interfaces and its services. All installed versions of the driver share what it writes elsewhere, which stays when they are gone; another package or Windows itself may rely on it. " +
		"For a WHQL signature (InfVerif `/h`) Microsoft makes exceptions for a number of keys, fewer with each release: a line that passes only by an exception is a note, or a warning where it changes the key of a service, which InfVerif wants reached through HKR. " +
		"A universal driver (`/u`) may write to the keys of COM classes and of media transforms.",
	Bad: `[Acme.NT]
AddReg = Acme.Settings

[Acme.Settings]
HKLM,SOFTWARE\Acme,BufferSize,0x10001,64
`,
	Good: `[Acme.NT]
AddReg = Acme.Settings

[Acme.Settings]
HKR,,BufferSize,0x10001,64
`,
	Severity: Error, Precision: PrecisionVeryHigh,
	Presets:    fromWHQL,
	References: []Reference{refInfVerifH, refIsolation, refPorting, refUniversal, refAddReg}, InfVerif: []string{"1221", "1304", "1320", "1321", "2660"},
	Item: "registry",
}, Check: func(p *Pass) {
	for _, s := range facts.RegistrySections(p.Facts) {
		p.reportForeignKeys(s)
	}
}}

// reportForeignKeys reports the lines of a section that change keys which are not
// those of the package: of those with the same root and the same severity the first.
func (p *Pass) reportForeignKeys(s *facts.RegistrySection) {
	type kind struct {
		root     string
		severity Severity
	}
	findings := map[kind]*Finding{}
	var order []*Finding
	for _, line := range s.Lines {
		if line.Root == "HKR" {
			continue
		}
		v := p.worst(s.By, func(j requirements.Judgement) verdict { return p.judgeKey(j, s, line) })
		if v.severity == Off {
			continue
		}
		if f := findings[kind{line.Root, v.severity}]; f != nil {
			if len(f.Related) < maxRelated {
				f.Related = append(f.Related, Related{Span: line.Entry.Span(), Message: "this line does the same"})
			}
			continue
		}
		f := &Finding{Span: keySpan(line), Entry: line.Entry, Severity: v.severity, InfVerif: v.code, Message: foreignKey(s, line),
			Because: v.outside("the keys that HKR stands for"),
			Remedy:  "keep settings below HKR: of the device (DDInstall.HW), of the service (below Parameters) or of the interface"}
		findings[kind{line.Root, v.severity}] = f
		order = append(order, f)
	}
	for _, f := range order {
		p.Report(*f)
	}
}

// judgeKey judges a line by its root and key.
func (p *Pass) judgeKey(j requirements.Judgement, s *facts.RegistrySection, line inf.RegLine) verdict {
	code := "1321"
	if line.Name == nil || line.Name.Value == "" || s.Role() == inf.RoleAddReg && line.Bits&inf.RegKeyOnly != 0 {
		code = "1320"
	}
	if key := strings.ToLower(facts.Subkey(line)); line.Root == "HKCR" && (key == audioObjects || strings.HasPrefix(key, audioObjects+`\`)) {
		code = "2660"
	}
	unknown := line.Root == "HKLM" && !line.Subkey.Known()
	switch {
	case j.Mode == requirements.Windows:
		return verdictOf(j, code)
	case unknown:
		return verdict{}
	case j.Mode == requirements.WHQL:
		switch j.Rules().Key(line.Root, facts.Subkey(line)) {
		case requirements.Forbidden:
			return verdictOf(j, code)
		case requirements.Excepted:
			if line.Root == "HKLM" && ofService(line) {
				return verdictOf(j, "1221")
			}
			return p.excepted(j, code)
		}
	case !requirements.UniversalKey(line.Root, facts.Subkey(line)):
		return verdictOf(j, "1304")
	}
	return verdict{}
}

// audioObjects is the key below HKCR where audio processing objects were registered. Which
// keys InfVerif means by 2660 is not published; its neighbours are about these.
const audioObjects = `audioengine\audioprocessingobjects`

// ofService reports whether a line writes to the key of a service, or below. The key
// of the event log, which is among them, has no service-install section.
func ofService(line inf.RegLine) bool {
	key, ok := strings.CutPrefix(facts.CanonicalKey(facts.Subkey(line)), facts.ServicesKey)
	return ok && key != "eventlog" && !strings.HasPrefix(key, `eventlog\`)
}

// foreignKey says what is wrong with a line that changes a key.
func foreignKey(s *facts.RegistrySection, line inf.RegLine) string {
	does := "writes to"
	if s.Deletes(line) {
		does = "deletes from"
	}
	key := line.Root
	if below := facts.Subkey(line); below != "" {
		key += `\` + below
	}
	return fmt.Sprintf("[%s] %s `%s`, not through HKR", s.Section().Name, does, key)
}

// keySpan is where a line says which key it means.
func keySpan(line inf.RegLine) inf.Span {
	span := line.Entry.Field(1).Span()
	if line.Subkey != nil && line.Subkey.Span().Len() > 0 {
		span.End = line.Subkey.Span().End
	}
	return span
}

// outside says, as a sentence, why a place that is not the package's own is reported.
func (v verdict) outside(own string) string {
	switch {
	case v.excepted && v.severity == Note:
		return fmt.Sprintf("%s still accepts this, by %s, but %s rejects it", infVerif(requirements.WHQL), v.by, infVerif(requirements.Windows))
	case v.excepted:
		return fmt.Sprintf("%s still accepts this, by %s, but a later release is due to reject it", infVerif(requirements.WHQL), v.by)
	case v.code == "1221":
		return "InfVerif wants the service-install section of the service to do this, in an AddReg of its own"
	case v.by.Mode == requirements.WHQL:
		return fmt.Sprintf("%s rejects this: %s allow a package only %s", infVerif(requirements.WHQL), v.by, own)
	case v.by.Mode == requirements.Windows:
		return infVerif(requirements.Windows) + " rejects this: driver package isolation allows a package only " + own
	}
	return "a universal driver may not do this" + v.consequence()
}
