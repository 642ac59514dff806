package rules

import (
	"fmt"

	"github.com/inflint/inflint/inf"
)

var classInstallForSystemClass = &Rule{Meta: Meta{
	ID:      "INF918",
	Name:    "class-install-for-system-class",
	Summary: "The file has a [ClassInstall32] section, but its setup class is one of Microsoft's.",
	Why: "[ClassInstall32] installs a new setup class. The classes that Microsoft defines come with Windows, and since Windows 10 a vendor's file may not have the section for one of them: InfVerif rejects it (1285). " +
		"What it is to set for the devices of the package belongs in their own sections. The rule knows the classes that the driver documentation lists, and that of the samples of the Windows Driver Kit.",
	Bad: exampleGuardedDevice + `[ClassInstall32]
AddReg = Acme.Class

[Acme.Class]
HKR,,Icon,,-5
`,
	Good: exampleGuardedDevice + `[Acme.NT]
CopyFiles = @acme.sys
`,
	Severity: Error, Precision: PrecisionVeryHigh,
	Presets:    fromWHQL,
	References: []Reference{refInfVerif, refClassInstall, refSetupClasses, refSampleCode}, InfVerif: []string{"1285"},
	Item: "classes",
}, Check: func(p *Pass) {
	class, _ := p.File.SystemClass()
	if class == nil && ofSampleClass(p.File.Version()) {
		class = &sampleClass
	}
	if class == nil || partOfWindows(p.File) {
		return
	}
	for _, in := range p.File.Installs() {
		if in.Kind == inf.ClassInstall {
			p.require(Finding{InfVerif: "1285", Span: in.Section.Headers[0],
				Message: fmt.Sprintf("the file has a section [%s], but its setup class %s is Microsoft's", in.Name(), class.Name),
				Because: "only Microsoft may have this section for that class",
				Remedy:  "remove the section, and keep settings of the devices in their DDInstall.HW section. Or define a class of your own"}, in)
		}
	}
}}
