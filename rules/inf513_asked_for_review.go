package rules

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var askedForReview = &Rule{Meta: Meta{
	ID:      "INF513",
	Name:    "asked-for-review",
	Summary: "A line gives up a protection or lets the driver take part in more, and needs a reason.",
	Why: "Some lines are right for a few drivers and a mistake in most. A device without DMA remapping can read and write the memory of the whole machine when somebody takes over its firmware. " +
		"A filter of crash dumps can see the memory of all programs. A driver or service that starts in safe mode is still there when people want to get rid of it. " +
		"A driver that starts with the system runs before protections do, whether its device is there or not; Plug and Play drivers start on demand. " +
		"A service that runs as the account of a person needs that person's password on each machine. A reviewer asks why; a comment that suppresses the note can give the reason.",
	Bad: exampleGuardedDevice + `[Acme.NT.HW]
AddReg = Acme.DMA

[Acme.DMA]
HKR,"DMA Management",RemappingSupported,0x10001,0
`,
	Good: exampleGuardedDevice + `[Acme.NT.HW]
AddReg = Acme.DMA

[Acme.DMA]
HKR,"DMA Management",RemappingSupported,0x10001,1
`,
	Severity: Note, Precision: PrecisionMedium, SecuritySeverity: 3.1,
	CWE: []string{"CWE-15"}, Presets: fromStrict,
	References: []Reference{refDMARemapping, refAddService, refAddReg},
	Item:       "system-settings",
}, Check: func(p *Pass) {
	p.reportSensitive(func(v *facts.SensitiveValue) Finding {
		if v.Kind != facts.ForReview {
			return Finding{}
		}
		return Finding{
			Message: "this line " + v.Meaning,
			Because: "that is right for a few drivers and a mistake in most",
			Remedy:  "delete the line, or say in a comment why the driver needs it",
		}
	})
	p.dmaRemapping()
	for _, o := range p.Objects {
		if o.Kind == inf.KindService {
			p.earlyStart(o)
		}
	}
	for _, o := range facts.Services(p.Facts) {
		p.accountOfPerson(o)
	}
}}

// dmaRemapping reports the lines that opt a device or a driver out of DMA remapping
// ("Enabling DMA remapping for device drivers").
func (p *Pass) dmaRemapping() {
	seen := set[*inf.Section]{}
	for _, in := range p.File.Installs() {
		for _, r := range in.Reaches {
			if r.Role != inf.RoleAddReg || !seen.add(r.Section) {
				continue
			}
			for _, e := range r.Section.Entries() {
				line, ok := inf.ParseRegLine(e)
				if !ok || line.Root != "HKR" || !optsOut(&line) {
					continue
				}
				p.Report(Finding{
					Span: line.Name.Span(), Entry: e,
					Message: fmt.Sprintf("this line turns DMA remapping off (%s is 0)", line.Name.Value),
					Because: "the device can then read and write all memory of the machine",
					Remedy:  "delete the line, or say in a comment why the device cannot work with DMA remapping",
				})
			}
		}
	}
}

func optsOut(line *inf.RegLine) bool {
	if line.Name == nil || line.Value == nil || !line.Value.Known() || line.Value.Value == "" {
		return false
	}
	n, ok := line.Value.Uint()
	key := strings.ToLower(strings.Trim(line.Subkey.Value, `\`))
	switch {
	case !ok || n != 0:
		return false
	case strings.EqualFold(line.Name.Value, "RemappingSupported"):
		return key == "dma management"
	case strings.EqualFold(line.Name.Value, "DmaRemappingCompatible"):
		return key == "parameters"
	}
	return false
}

// earlyStart reports the drivers of devices that start with the system.
func (p *Pass) earlyStart(o *access.Object) {
	const systemStart = 1
	start := o.Value("StartType")
	if start == nil || start.Value == nil || !start.Value.Known() || !p.drivesDevice(o) || partOfWindows(p.File) {
		return
	}
	if n, ok := start.Value.Uint(); ok && n == systemStart {
		f := p.On(o, start, name(o)+" starts with Windows: StartType is 1 (SERVICE_SYSTEM_START)")
		f.Because = "it runs whether its device is there or not"
		f.Remedy = "write `StartType = 3` (SERVICE_DEMAND_START), or say in a comment why it cannot wait for its device"
		p.Report(f)
	}
}

// drivesDevice reports whether a service is the function driver of a device.
func (p *Pass) drivesDevice(o *access.Object) bool {
	if o.Install == nil || o.Install.Kind != inf.DeviceInstall {
		return false
	}
	s, ok := facts.ServiceOf(p.Facts, o.Install, o.Name)
	return ok && s.Flags&inf.SvcAssoc != 0 && s.TypeKnown && s.Type == 1
}

// accountOfPerson reports the programs that run as an account that Windows does not have
// itself.
func (p *Pass) accountOfPerson(o *access.Object) {
	account := o.Value("StartName")
	if program, _ := win32Service(o); program == nil || account == nil || account.Value == nil || !account.Value.Known() {
		return
	}
	text := strings.ToLower(account.Value.Value)
	_, user, qualified := strings.Cut(text, `\`)
	if !qualified {
		user = text
	}
	switch {
	case text == "", strings.HasPrefix(text, `nt service\`), strings.HasPrefix(text, `nt authority\`), strings.HasSuffix(text, "$"):
	case user == "localsystem", user == "localservice", user == "networkservice", user == "system":
	default:
		f := p.On(o, account, fmt.Sprintf("%s runs as `%s`, an account that is not part of Windows", name(o), short(account.Value.Value, maxName)))
		f.Because = "it needs that account and its password on each machine"
		f.Remedy = "write `NT AUTHORITY\\LocalService`, or say in a comment where the account and its password come from"
		p.Report(f)
	}
}
