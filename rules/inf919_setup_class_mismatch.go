package rules

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"github.com/inflint/inflint/inf"
)

var classMismatch = &Rule{Meta: Meta{
	ID:      "INF919",
	Name:    "setup-class-mismatch",
	Summary: "Class and ClassGuid name different setup classes or that of Microsoft's samples, or one of them is missing.",
	Why: "Windows goes by ClassGuid; Class is the name that people see, and a driver package must have both. Where the GUID is that of one class and the name that of another, people take a class for what it is not, and InfVerif rejects the file (1280). " +
		"The class Sample, which the samples of the Windows Driver Kit have, is Microsoft's (1284): a driver that was made from a sample needs another class.",
	Bad:      exampleHead + "Class = Acme\n" + exampleClassGUID + exampleProvider + exampleCatalog + exampleDriverVer + exampleLockdown,
	Good:     exampleVersion,
	Severity: Error, Precision: PrecisionHigh,
	Presets:    fromWHQL,
	References: []Reference{refVersion, refSetupClasses, refSampleCode, refInfVerif}, InfVerif: []string{"1010", "1234", "1280", "1281", "1284", "1286"},
	Item: "version",
}, Check: func(p *Pass) {
	if !p.File.HasSignature() || !installsSomething(p.File) || partOfWindows(p.File) {
		return
	}
	v := p.File.Version()
	if v.Class == nil || v.ClassGUID == nil {
		missing := "Class"
		if v.Class != nil {
			missing = "ClassGuid"
		}
		p.requireAnywhere(Finding{InfVerif: "1234", Span: versionSpan(p.File),
			Message: fmt.Sprintf("[Version] has no %s", missing),
			Because: "a driver package must have both Class and ClassGuid",
			Remedy:  fmt.Sprintf("write `%s = …` of the setup class of the devices", missing)})
		return
	}
	name, guid := v.Class.Field(1), v.ClassGUID.Field(1)
	if !name.Known() || !guid.Known() || name.Value == "" || guid.Value == "" {
		return
	}
	class, _ := p.File.SystemClass() // by the GUID
	switch {
	case !isGUID(guid.Value):
		p.requireAnywhere(Finding{InfVerif: "1010", Span: guid.Span(), Entry: v.ClassGUID,
			Message: fmt.Sprintf("ClassGuid `%s` is not a GUID in braces", guid.Value),
			Because: "Windows does not find the setup class",
			Remedy:  "write the GUID of the setup class of the devices, with all its hyphens"})
	case len(utf16.Encode([]rune(name.Value))) > maxClassName:
		p.requireAnywhere(Finding{InfVerif: "1286", Span: name.Span(), Entry: v.Class,
			Message: fmt.Sprintf("the name of the setup class has more than %d characters", maxClassName),
			Because: "Windows does not install a class with a longer name",
			Remedy:  "shorten the name"})
	case ofSampleClass(v):
		p.requireAnywhere(Finding{InfVerif: "1284", Span: v.Class.Span(), Entry: v.Class,
			Message: "the file has the setup class Sample",
			Because: "Microsoft keeps this class for its samples",
			Remedy:  "set `Class` and `ClassGuid` to the class of your kind of device, or to one of your own with a new GUID"})
	case class != nil && !strings.EqualFold(class.Name, name.Value):
		p.requireAnywhere(Finding{InfVerif: "1280", Span: name.Span(), Entry: v.Class,
			Message: fmt.Sprintf("ClassGuid is that of the setup class %s, but Class is `%s`", class.Name, name.Value),
			Because: "Windows goes by ClassGuid, and people see Class",
			Remedy:  fmt.Sprintf("write `Class = %s`, or the GUID of the class that you mean", class.Name)})
	case class == nil:
		if of := inf.SystemClassNamed(name.Value); of != nil {
			p.requireAnywhere(Finding{InfVerif: "1281", Span: guid.Span(), Entry: v.ClassGUID,
				Message: fmt.Sprintf("Class is Microsoft's setup class %s, but ClassGuid is another", of.Name),
				Because: "Windows goes by ClassGuid, and people see Class",
				Remedy:  fmt.Sprintf("write `ClassGuid = %s`, or a name of your own", of.GUID)})
		}
	}
}}

// maxClassName is how long the name of a setup class may be (code 1286).
const maxClassName = 31

// sampleClass is the setup class that Microsoft's samples have. Sources: the page "From
// sample code to production driver", and messages of InfVerif 1280, 1284 and 1285.
var sampleClass = inf.SystemClass{Name: "Sample", GUID: "{78a1c341-4539-11d3-b88d-00c04fad5171}", Traits: inf.Reserved}

// ofSampleClass reports whether a file is for the setup class of Microsoft's samples.
func ofSampleClass(v inf.Version) bool {
	return v.ClassGUID != nil && strings.EqualFold(v.ClassGUID.Value(1), sampleClass.GUID) ||
		v.Class != nil && strings.EqualFold(v.Class.Value(1), sampleClass.Name)
}
