package rules

import (
	"fmt"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
)

var interfaceUnrestrictedForApps = &Rule{Meta: Meta{
	ID:      "INF707",
	Name:    "interface-unrestricted-for-apps",
	Summary: "Sandboxed apps may open the device interface.",
	Why: "Programs from the Store run in a sandbox that keeps them away from devices. The property DEVPKEY_DeviceInterface_Restricted says that an interface is for privileged apps only: those that the vendor names in signed metadata, or that hold a custom capability. " +
		"The value 0 takes that protection away, even where the interface class has it, and leaves only the device's descriptor as a guard. " +
		"In the strict preset a note shows which capabilities DEVPKEY_DeviceInterface_UnrestrictedAppCapabilities admits, so that a review can compare them with the apps of the vendor.",
	Bad: `[Acme.NT.Interfaces]
AddInterface = {7aaf8b5d-2d0b-4f4c-9f54-5f0f0e1d3c11},,Acme.Interface

[Acme.Interface]
AddProperty = Acme.Properties

[Acme.Properties]
{026e516e-b814-414b-83cd-856d6fef4822},6,17,,0
`,
	Good: `[Acme.NT.Interfaces]
AddInterface = {7aaf8b5d-2d0b-4f4c-9f54-5f0f0e1d3c11},,Acme.Interface

[Acme.Interface]
AddProperty = Acme.Properties

[Acme.Properties]
{026e516e-b814-414b-83cd-856d6fef4822},6,17,,1
`,
	Severity: Warning, Precision: PrecisionHigh, SecuritySeverity: 4.8,
	CWE: []string{"CWE-668"}, Presets: fromDefault,
	References: []Reference{refRestricted, refPrivilegedApps, refCapabilities},
	Item:       "apps-and-programs",
}, Check: func(p *Pass) {
	for o, s := range p.settings("Restricted") {
		if n, ok := s.Value.Uint(); ok && n == 0 && addsProperty(s, 17) { // DEVPROP_TYPE_BOOLEAN
			f := p.On(o, s, fmt.Sprintf("this line marks %s as not restricted", interfaceName(o)))
			f.Because = "any sandboxed app that the device's descriptor admits may open it, without signed metadata that names the app"
			f.Remedy = "write 1, and admit your own apps with a custom capability: `{026e516e-b814-414b-83cd-856d6fef4822},8,0x2012,,\"…\"`"
			p.Report(f)
		}
	}
	if !p.Strict() {
		return
	}
	for o, s := range p.settings("UnrestrictedAppCapabilities") {
		if addsProperty(s, 0x2012) { // DEVPROP_TYPE_STRING_LIST
			f := p.On(o, s, fmt.Sprintf("apps with the capability `%s` may open %s", s.Value.Value, interfaceName(o)))
			f.Because = "the line lets these apps past the restriction of the interface"
			f.Remedy = "make sure that the capability is yours, and that its apps should open the interface"
			f.Severity = Note
			p.Report(f)
		}
	}
}}

// addsProperty reports whether a line of an AddProperty section gives a property a
// value of the type that it has.
func addsProperty(s *inf.Setting, kind uint32) bool {
	n, ok := s.Entry.Field(3).Uint()
	return ok && n == kind && s.Reach.Via.Is("AddProperty") && s.Value != nil && s.Value.Value != ""
}

// interfaceName names an interface by its GUID, or by the section of its class.
func interfaceName(o *access.Object) string {
	if o.Install.Kind == inf.InterfaceInstall {
		return fmt.Sprintf("the device interface class of [%s]", short(o.Name, maxName))
	}
	return "the device interface " + short(o.Name, maxName)
}
