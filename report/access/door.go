package accessmap

import (
	"fmt"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/printable"
)

// This file says in printable words where an object comes from: an install section of the
// INF file, or a call in the driver's code.

// kindInWords names the kind of an object, and says so where it has no known name.
func kindInWords(row *access.Row) string {
	if row.Door == nil {
		return row.Object.Kind.String()
	}
	kind := access.DoorNoun(row.Door.Kind)
	switch {
	case row.Door.Name.State == evidence.Given:
		return kind
	case row.Door.Name.State == evidence.Null && row.Door.Kind == evidence.ControlDevice:
		return kind + " with a name that KMDF makes up"
	}
	return kind + " whose name is not known"
}

// subject names an object with its kind.
func subject(row *access.Row) string {
	words := kindInWords(row)
	if row.Door == nil || row.Object.Name != "" {
		words += fmt.Sprintf(` "%s"`, printable.ShortName(row.Object.Name))
	}
	return words
}

// from says what the object comes from: the install section, or the driver.
func from(row *access.Row) string {
	if row.Door != nil {
		return printable.ShortName(row.Object.Driver.Name)
	}
	return "[" + printable.ShortName(row.Object.Install.Name()) + "]"
}

// origin says behind the subject where the object comes from.
func origin(row *access.Row) string {
	if row.Door == nil {
		return ", from " + from(row)
	}
	words := ", " + madeBy(row.Door) + " in " + from(row)
	switch k := row.Door.Kind; {
	case k == evidence.ChildDevice:
		words += " for a device that the driver enumerates"
	case row.Contested == "" && k.Apart():
		words += "; the INF file does not reach it"
	}
	return words
}

// madeBy names the call that makes a door, or the first that is read of those that set it up.
func madeBy(d *evidence.Door) string {
	if strings.HasPrefix(d.Call, "WdfDeviceInit") {
		return "set up by " + d.Call
	}
	return "made by " + d.Call
}

// doorPlace says where the call stands that makes a door.
func doorPlace(d *evidence.Door) string {
	switch path := printable.Name(d.Path); {
	case d.At == "":
		return path
	case d.Source != nil:
		return path + ":" + d.At
	default:
		return path + " at " + d.At
	}
}

// doorDescriptor is descriptorInWords for a door.
func doorDescriptor(row *access.Row) (text, note string) {
	d := row.Object.Effective
	switch {
	case d == nil && row.Door.Other.Path != "":
		return "", "not known: " + disagree(row.Object.Driver, row.Door.Origin, row.Door.Other, "do not agree about the descriptor")
	case d == nil:
		return "", "not known: " + row.Reason()
	case d.Status == access.Malformed:
		return shown(row.Door.SDDL.Value), fmt.Sprintf("not known: Windows does not accept it (%s)", printable.Text(d.Err.Msg))
	case row.Contested != "":
		note = "not known: " + row.Reason()
	case row.Origin == access.FrameworkDefault:
		note = "KMDF's own, for a device that has a name and to which the code gives no descriptor"
	case row.Object.Kind == inf.KindPort:
		note = "built by FltBuildDefaultSecurityDescriptor"
	}
	return printable.Text(d.SD.Text), note
}

// doorOrigin is originInWords for a door.
func doorOrigin(row *access.Row) string {
	d := row.Object.Effective
	switch {
	case d != nil && d.Status == access.Malformed:
		return "Windows does not accept it"
	case d == nil && row.Door.Call == "IoCreateDevice":
		return "no descriptor"
	case d != nil && row.Contested != "":
		return "another descriptor may apply"
	case row.Origin == access.FrameworkDefault:
		return "KMDF's own"
	case row.Origin == access.CodeDescriptor:
		return madeBy(row.Door)
	}
	return row.Origin.String()
}
