package accessmap

import (
	"slices"
	"strings"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/printable"
)

const (
	noFlag = "the INF does not set FILE_DEVICE_SECURE_OPEN"
	noFile = "no driver file is at hand"
)

// namespace says how the names below a device are guarded; "" where there is nothing to say.
func namespace(row *access.Row) string {
	if row.Object.Kind == inf.KindClass && row.Namespace == access.NotSet {
		return "names below its devices: not known; the class does not set FILE_DEVICE_SECURE_OPEN, and each device or its driver may"
	}
	words := below(row)
	if words == "" {
		return ""
	}
	return "names below the device: " + words
}

func below(row *access.Row) string {
	switch row.Namespace {
	case access.Guarded:
		return "guarded by the descriptor (FILE_DEVICE_SECURE_OPEN)"
	case access.GuardedClass:
		return "guarded by the descriptor; the setup class has FILE_DEVICE_SECURE_OPEN in its own key"
	case access.ByFramework:
		return "not known; " + noFlag + ", and " + row.Object.Install.Framework().String() + " does for the devices that it makes, filters apart" + missing(row, "; ")
	case access.NotSet:
		if absent := missing(row, ", and "); absent != "" {
			return "not known; " + noFlag + ", the driver may" + absent
		}
		return "not known; " + noFlag + ", and the driver may"
	case access.NotKnown:
		return "not known from this file"
	case access.GuardedByFramework, access.GuardedByDriver:
		return "guarded" + guardedBy(row, driverName(row))
	case access.NotShown:
		if b := row.Object.Below(); row.Door == nil && b.Other.Path != "" {
			return "not known: " + disagree(row.Object.Driver, b.Witness, b.Other, "do not agree")
		}
		return "not known: " + row.Unguarded(driverName(row))
	}
	return ""
}

// belowInShort says the same behind "guarded by the framework" and the like, without words
// of the files; "" where the driver is not what tells.
func belowInShort(row *access.Row) string {
	switch row.Namespace {
	case access.GuardedByFramework, access.GuardedByDriver:
		words := strings.TrimLeft(guardedBy(row, "the driver"), ",: ")
		return strings.TrimPrefix(words, "since ")
	case access.NotShown:
		return row.Unguarded("the driver")
	case access.NotSet, access.ByFramework:
		switch d := row.Object.Missing; {
		case d != nil && len(d.Unread) > 0:
			return "the driver file that is at hand tells nothing"
		case d != nil:
			return noFile
		}
	}
	return ""
}

// guardedBy says who sets the flag.
func guardedBy(row *access.Row, driver string) string {
	framework := row.Object.Below().Framework
	switch byFramework := row.Namespace == access.GuardedByFramework; {
	case row.Door != nil && byFramework:
		return ": KMDF makes the device, and sets FILE_DEVICE_SECURE_OPEN"
	case row.Door != nil:
		return ": the call passes FILE_DEVICE_SECURE_OPEN"
	case byFramework && framework == "":
		return ", since the source of " + driver + " lets KMDF make the device, and the framework sets FILE_DEVICE_SECURE_OPEN"
	case byFramework:
		return ", since " + driver + " is a " + framework + " driver, and the framework sets FILE_DEVICE_SECURE_OPEN"
	}
	return ": every call of " + driver + " that makes a device passes FILE_DEVICE_SECURE_OPEN"
}

// disagree names two files that cannot both be right.
func disagree(d *evidence.Driver, one, other evidence.Origin, words string) string {
	binary := func(o evidence.Origin) bool {
		return slices.ContainsFunc(d.Binaries, func(b *evidence.Binary) bool { return b.Origin == o })
	}
	words = printable.Name(one.Path) + " and " + printable.Name(other.Path) + " " + words
	if binary(one) != binary(other) {
		words += " (is the driver older than the source?)"
	}
	return words
}

// missing says that no file tells what the driver does, where one was looked for.
func missing(row *access.Row, before string) string {
	switch d := row.Object.Missing; {
	case d == nil:
		return ""
	case len(d.Unread) > 0:
		return before + printable.Name(d.Unread[0].Path) + " " + printable.Text(d.Unread[0].Why)
	}
	return before + noFile
}

func driverName(row *access.Row) string { return printable.ShortName(row.Object.Driver.Name) }

// maxWitnesses is how many files of a driver are named.
const maxWitnesses = 4

// witnesses names the files that tell something of the driver of a device; "" for none.
func witnesses(row *access.Row) string {
	d := row.Object.Driver
	if d == nil || row.Door != nil {
		return ""
	}
	var files []string
	for _, b := range d.Binaries {
		words := printable.Name(b.Path) + " (" + b.Machine.String()
		if b.Framework != nil {
			words += ", " + b.Framework.String()
		}
		files = append(files, words+")")
	}
	if d.Source != nil {
		files = append(files, "the source of "+printable.Name(d.Source.Path))
	}
	if more := len(files) - maxWitnesses; more > 0 {
		files = append(files[:maxWitnesses], printable.Plural(more, "more file"))
	}
	return "driver: " + strings.Join(files, ", ")
}

// witness is the file that says how the names below a device are guarded, with one that says
// otherwise; "" where none does.
func witness(row *access.Row) string {
	if belowInShort(row) == "" || row.Door != nil {
		return ""
	}
	b := row.Object.Below()
	words := printable.Name(b.Witness.Path)
	if b.Other.Path != "" {
		words += " and " + printable.Name(b.Other.Path)
	}
	return words
}
