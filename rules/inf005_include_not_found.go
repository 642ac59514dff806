package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules/facts"
)

var includeNotFound = &Rule{Meta: Meta{
	ID:      "INF005",
	Name:    "include-not-found",
	Summary: "The INF file includes another one that is not beside it, so nobody can tell what that one sets.",
	Why: "With Include and Needs an INF file uses sections of other files, mostly of those that come with Windows. Windows applies what these set after the file's own lines, security descriptors among them. " +
		"inflint reads an included file that lies in the same directory. If the file is not there, the rules stay silent about what it may set. This note tells where they do.",
	Bad: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"

[Acme.NT]
Include = machine.inf
Needs = NO_DRV
`,
	Good: exampleDevice + `HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)"
`,
	Severity: Note, Precision: PrecisionVeryHigh, SecuritySeverity: 0.1,
	CWE: []string{"CWE-1059"}, Presets: fromAll,
	References: []Reference{refInstallSection},
}, Check: func(p *Pass) {
	for _, r := range facts.Readings(p.Facts) {
		for e := range r.Section().All("Include") {
			for i := range e.Fields {
				p.reportMissing(e, &e.Fields[i])
			}
		}
	}
}}

// includedOfWindows are the INF files of Windows that driver packages include most.
var includedOfWindows = []string{
	"battery.inf", "bda.inf", "bth.inf", "dot4.inf", "hdaudio.inf", "input.inf", "keyboard.inf", "ks.inf", "kscaptur.inf", "ksfilter.inf",
	"machine.inf", "mdmcpq.inf", "msmouse.inf", "mshidkmdf.inf", "netcxrd.inf", "netrndis.inf", "netvwifibus.inf", "ntprint.inf", "pci.inf",
	"portcls.inf", "sti.inf", "umpass.inf", "usb.inf", "usbvideo.inf", "wdma_usb.inf", "wdmaudio.inf", "winusb.inf", "wudfrd.inf",
}

func (p *Pass) reportMissing(e *inf.Entry, name *inf.Field) {
	if name.Value == "" || !name.Known() || p.File.Included(name.Value) != nil {
		return
	}
	f := Finding{
		Span: name.Span(), Entry: e, Message: fmt.Sprintf("`%s` is not beside this file", short(name.Value, maxName)),
		Because: "its sections may set values that inflint does not see", Remedy: "put it there, so that inflint reads it",
	}
	if slices.Contains(includedOfWindows, strings.ToLower(name.Value)) {
		f.Message = fmt.Sprintf("`%s` comes with Windows, and inflint has no copy of it", name.Value)
		f.Remedy = "to have it read, put a copy from %SystemRoot%\\INF beside this file while you check"
	}
	p.Report(f)
}
