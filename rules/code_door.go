package rules

import (
	"fmt"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/evidence"
	"github.com/inflint/inflint/rules/facts"
)

// This file is about findings in what the code of a driver makes.

// onDoor makes a finding about a door. It points at the call in the source, or at the
// descriptor that is passed; for a binary, at the line that names the driver.
func onDoor(d *facts.Door, message string) Finding {
	about := d.Door.Kind.String() + "\x00" + d.Door.Name.Value + "\x00" + d.Door.SDDL.Value
	if of := d.Door.Source; of != nil {
		at := of.Place
		if of.SDDLPlace.Line > 0 {
			at = of.SDDLPlace
		}
		f := inSource(d.Object.Driver.Source, at, of.Function, message)
		f.about = about
		return f
	}
	return Finding{Message: message, Span: d.Binary.Field(1).Span(), Entry: d.Binary, about: about}
}

// doorName says which door is meant: `control device "\Device\AcmeCtl"`.
func doorName(d *evidence.Door) string {
	kind := access.DoorNoun(d.Kind)
	if d.Name.State != evidence.Given {
		return "a " + kind
	}
	return kind + ` "` + short(d.Name.Value, maxName) + `"`
}

// driverName names the driver that makes a door.
func driverName(d *facts.Door) string { return "the driver " + short(d.Object.Driver.Name, maxName) }

// madeAt says where the code makes a door: the line of a source file, or the call in a binary.
func madeAt(d *evidence.Door) string {
	switch {
	case d.Source != nil:
		return fmt.Sprintf("%s:%d", d.Path, d.Source.Place.Line)
	case d.At != "":
		return fmt.Sprintf("at %s of %s, %s", d.At, d.Path, d.Machine)
	}
	return d.Path + ", " + d.Machine
}

// passedAt says where the code has the descriptor of a door.
func passedAt(d *evidence.Door) string {
	if d.Source != nil {
		return madeAt(d)
	}
	return d.Call + " " + madeAt(d)
}

// reached says what an INF file can do about the descriptor of a door.
func reached(d *evidence.Door) string {
	if d.Kind.Apart() {
		return "no INF file changes the descriptor of a " + d.Kind.String()
	}
	return "the INF file sets no other"
}

// codedDescriptor returns the descriptor that the code gives a door, if nothing replaces it
// as far as is known; else nil.
func codedDescriptor(d *facts.Door) *access.Descriptor {
	of := d.Object.Effective
	if d.Origin != access.CodeDescriptor || d.Contested != "" || of == nil || of.Status != access.Parsed || d.Object.Driver.Rewrites() {
		return nil
	}
	return of
}
