package rules_test

import (
	"fmt"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/rules"
	"github.com/inflint/inflint/sddl"
)

const driverINF = `[Version]
Signature = "$Windows NT$"
Class = System
ClassGuid = {4d36e97d-e325-11ce-bfc1-08002be10318}
Provider = "Acme"
CatalogFile = acme.cat
DriverVer = 01/01/2026,1.0.0.0
PnpLockdown = 1
[Manufacturer]
"Acme" = Models,NTamd64.10.0...17763
[Models.NTamd64.10.0...17763]
"Acme Device" = Acme,ROOT\ACME
[Acme.NT]
CopyFiles = @acme.sys
[Acme.NT.HW]
AddReg = Acme.Security
[Acme.Security]
HKR,,DeviceCharacteristics,0x10001,0x100
HKR,,Security,,"D:P(A;;GA;;;SY)(A;;GRGW;;;WD)"
`

// All rules of the default preset, on one file.
func ExampleRun() {
	src := []byte(driverINF)

	file := inf.Parse("driver.inf", src)
	for _, f := range rules.Run(file, rules.All(), rules.Options{}) {
		fmt.Println(f.Start().Line, f.Rule.ID, f.Text())
	}
	// Output:
	// 19 INF206 Everyone may write to device "Acme Device". `(A;;GRGW;;;WD)` grants the right to write data and append data, so any of their programs can send the driver control codes that ask for write access. Remove the ACE, or grant the SID of your service (S-1-5-80-…) instead, and give administrators an ACE of their own: `(A;;GRGWGX;;;BA)`.
}

// A rule of one's own, which goes with the others or alone: devices may have those
// descriptors only that wdmsec.h has a name for.
func ExampleRule() {
	named := &rules.Rule{
		Meta: rules.Meta{ID: "ACME01", Name: "device-constant", Severity: rules.Warning, Presets: rules.Presets()},
		Check: func(p *rules.Pass) {
			for d := range p.Descriptors {
				if _, ok := d.SD.DeviceConstant(); !ok && d.Object.Rights == sddl.KindDevice {
					p.Report(p.On(d.Object, d.Setting, "this is not one of the descriptors that we use"))
				}
			}
		},
	}
	for _, f := range rules.Run(inf.Parse("driver.inf", []byte(driverINF)), []*rules.Rule{named}, rules.Options{}) {
		fmt.Printf("%d: %s: %s [%s]\n", f.Start().Line, f.Severity, f.Message, f.Rule.ID)
	}
	// Output:
	// 19: warning: this is not one of the descriptors that we use [ACME01]
}
