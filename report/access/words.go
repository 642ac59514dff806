package accessmap

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/inflint/inflint/access"
	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/sddl"
)

// This file says in printable words what the reports for people show of the access
// map.

// descriptorInWords returns the text of the descriptor that applies to an object, and
// what there is to know where it is not the text that decides. Either may be empty.
func descriptorInWords(row *access.Row) (text, note string) {
	d := row.Object.Effective
	switch {
	case row.Door != nil:
		return doorDescriptor(row)
	case d == nil:
		return "", without("no descriptor in this file", row)
	case d.Status == access.Empty:
		return "", without("the descriptor is empty", row)
	case d.Status == access.Malformed:
		return shown(d.Setting.Value.Value), fmt.Sprintf("not known: Windows does not accept it (%s), and what applies instead is not documented", printable.Text(d.Err.Msg))
	case d.Status == access.Undecodable:
		return "", fmt.Sprintf("not known: the bytes are no descriptor (%v), and what applies instead is not documented", d.DecodeErr)
	case d.Status == access.Unknown && d.Setting.Binary():
		return "", "not known: " + row.Reason()
	case d.Status == access.Unknown:
		return shown(d.Setting.Value.Value), "not known: " + row.Reason()
	}
	return printable.Text(d.SD.Text), ""
}

// without says what applies to an object of which something says that it has no
// descriptor.
func without(why string, row *access.Row) string {
	if row.Origin == access.SystemDefault {
		return why + ": " + row.Reason()
	}
	return "not known: " + why + "; " + row.Reason()
}

// whyUnknown says in a clause or two why it is not known who may do what with an object.
func whyUnknown(row *access.Row) string {
	d := row.Object.Effective
	switch {
	case row.Object.Unread, row.Door != nil:
	case d == nil:
		return "no descriptor in the file; " + row.Reason()
	case d.Status == access.Empty:
		return "the descriptor is empty; " + row.Reason()
	}
	return row.Reason()
}

// shown returns the text of a descriptor that could not be read in printable form, as far
// as Windows would read it. Many objects may share it.
func shown(text string) string {
	read := asRead(text)
	if len(read) < len(text) {
		return printable.Text(read) + "…"
	}
	return printable.Text(read)
}

// asRead cuts a text where Windows cuts values.
func asRead(text string) string {
	if len(text) <= inf.MaxValue {
		return text
	}
	end := inf.MaxValue
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}

// asBytes says of a descriptor's text that it is not that of the file.
func asBytes(row *access.Row) string {
	if d := row.Object.Effective; row.Door == nil && d != nil && d.Status == access.Parsed && d.Setting.Binary() {
		return " (given as bytes)"
	}
	return ""
}

// fromClass says that a device has the descriptor of its setup class.
func fromClass(f *inf.File, row *access.Row) string {
	if row.Origin != access.ClassDescriptor {
		return ""
	}
	return "descriptor of the setup class, " + linePlace(f, row.Object.Effective)
}

// idleEffects say of a line why it has no effect.
var idleEffects = [...]string{
	inf.Overridden:   "another line takes its place",
	inf.Discarded:    "Windows does not write the value",
	inf.WrongSection: "in its registry key it means nothing",
	inf.Unreached:    "no install leads to its section",
	inf.PassedOver:   "Windows does not read its install section",
}

// maxIdle is how many lines without effect are named.
const maxIdle = 3

// idleInWords names the lines for the device that have no effect; "" if there are none.
func idleInWords(f *inf.File, row *access.Row) string {
	var parts []string
	seen := map[*inf.Setting]bool{}
	for _, d := range row.Idle {
		if seen[d.Setting] {
			continue
		}
		seen[d.Setting] = true
		if len(parts) < maxIdle {
			parts = append(parts, fmt.Sprintf("Security in %s has no effect: %s", linePlace(f, d), idleEffects[d.Setting.Effect]))
		}
	}
	if more := len(seen) - len(parts); more > 0 {
		parts = append(parts, printable.Plural(more, "more line")+" without effect")
	}
	return strings.Join(parts, "; ")
}

// linePlace returns the line of a descriptor, with the file if it is another.
func linePlace(f *inf.File, d *access.Descriptor) string {
	if d.Setting.Entry.Section.File == f {
		return fmt.Sprintf("line %d", f.Position(d.Setting.Span().Start).Line)
	}
	return printable.Place(d.Setting.Entry.Section.File, d.Setting.Span())
}

// rowPlace returns where the descriptor of an object is written; without one it is
// the file. For what a driver makes it is the call.
func rowPlace(f *inf.File, row *access.Row) string {
	d := row.Object.Effective
	switch {
	case row.Door != nil:
		return doorPlace(row.Door)
	case d == nil:
		return printable.Name(f.Name)
	}
	return printable.Place(d.Setting.Entry.Section.File, d.Setting.Span())
}

// grantors names what granted something: entries, or what came in their place.
func grantors(sd *sddl.SecurityDescriptor, c *access.Cell) []string {
	switch {
	case c.Granted == 0:
		return nil
	case sd.DACL == nil || sd.DACL.Null:
		return []string{"no DACL"}
	}
	words := entryTexts(sd, c.ACEs)
	if c.Owned {
		words = append(words, "ownership")
	}
	return words
}

// entryTexts returns the text of entries of the DACL.
func entryTexts(sd *sddl.SecurityDescriptor, indexes []int) []string {
	var words []string
	for _, i := range indexes {
		words = append(words, printable.Text(aceText(sd, i)))
	}
	return words
}

// aceText returns an entry of the DACL as the descriptor has it.
func aceText(sd *sddl.SecurityDescriptor, index int) string {
	ace := &sd.DACL.ACEs[index]
	if text := sd.Text[ace.Spans.ACE.Start:ace.Spans.ACE.End]; text != "" {
		return text
	}
	return ace.String() // the descriptor came as bytes
}
