package inf_test

import (
	"fmt"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/inf/explain"
)

const example = `[Manufacturer]
%Acme% = Models,NTamd64
[Models.NTamd64]
"Acme Device" = Acme,PCI\\VEN_1234
[Acme.NT]
[Acme.NT.HW]
AddReg = Acme.Security
[Acme.Security]
HKR,,Security,,"%Descriptor%"
[Strings]
Acme = "Acme"
Descriptor = "D:P(A;;GA;;;SY)(A;;GR;;;WD)"
`

// What Windows reads of a file: the values of its fields, and where in the source
// they were written.
func ExampleParse() {
	f := inf.Parse("acme.inf", []byte(example))
	field := f.Section("Acme.Security").Entries()[0].Field(5)
	fmt.Println(field.Value)

	loc := field.Locate(25, 27) // the last two letters that matter
	at, def := f.Position(loc.Use.Start), f.Position(loc.Definition.Start)
	fmt.Printf("used at %d:%d, written at %d:%d\n", at.Line, at.Column, def.Line, def.Column)
	// Output:
	// D:P(A;;GA;;;SY)(A;;GR;;;WD)
	// used at 9:17, written at 12:40
}

// What a file secures, and how Windows comes to the line that does.
func ExampleFile_Objects() {
	f := inf.Parse("acme.inf", []byte(example))
	for _, o := range f.Objects() {
		s := o.Descriptor()
		fmt.Printf("%s %q: %s\n%s\n", o.Kind, o.Name, s.Value.Value, explain.Reach(f, s.Reach))
	}
	// Output:
	// device "Acme Device": D:P(A;;GA;;;SY)(A;;GR;;;WD)
	// [Manufacturer] lists [Models.NTamd64] (line 2), which installs [Acme.NT] (line 4); with it goes [Acme.NT.HW]; its AddReg names [Acme.Security] (line 7)
}

// An edit touches nothing but its span.
func ExampleFile_Apply() {
	src := []byte("[Version]\r\nSignature = $Chicago$ ; old\r\n")
	f := inf.Parse("x.inf", src)
	signature := f.Section("Version").First("Signature").Field(1)
	fixed, err := f.Apply(src, []inf.Edit{{Span: signature.Span(), New: `"$Windows NT$"`}})
	fmt.Printf("%q %v\n", fixed, err)
	// Output:
	// "[Version]\r\nSignature = \"$Windows NT$\" ; old\r\n" <nil>
}
