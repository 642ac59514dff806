package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/inflint/inflint/inf"
	"github.com/inflint/inflint/internal/access"
	"github.com/inflint/inflint/sddl"
)

// AccessTable writes, for each standard principal, what a descriptor lets it do
// with an object of a kind, and the entries that decide it. Each line begins with
// the indent.
func AccessTable(w io.Writer, indent string, sd *sddl.SecurityDescriptor, kind sddl.ObjectKind) error {
	columns := []struct {
		title string
		right access.Rights
	}{
		{"open", access.Open}, {"read", access.Read}, {"write", access.Write}, {"execute", access.Execute},
		{"change DACL", access.ChangeDACL}, {"take ownership", access.TakeOwnership},
	}
	principals := access.Principals()
	longest := 0
	for _, p := range principals {
		longest = max(longest, len(p.Name))
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s%-*s", indent, longest, "")
	for _, c := range columns {
		b.WriteString("  " + c.title)
	}
	b.WriteString("  by\n")
	for _, p := range principals {
		result := access.Check(sd, &p.Token, kind)
		rights := access.RightsOf(kind, result.Granted)
		var line strings.Builder
		fmt.Fprintf(&line, "%s%-*s", indent, longest, p.Name)
		for _, c := range columns {
			cell := "-"
			if rights&c.right != 0 {
				cell = "yes"
			}
			fmt.Fprintf(&line, "  %-*s", len(c.title), cell)
		}
		line.WriteString("  " + deciders(sd, &result))
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// deciders names what granted something: entries, or what came in their place.
func deciders(sd *sddl.SecurityDescriptor, r *sddl.Result) string {
	if r.Granted == 0 {
		return ""
	}
	if sd.DACL == nil || sd.DACL.Null {
		return "no DACL"
	}
	var words []string
	for _, i := range r.ACEs(r.Granted) {
		ace := &sd.DACL.ACEs[i]
		text := sd.Text[ace.Spans.ACE.Start:ace.Spans.ACE.End]
		if text == "" {
			text = ace.String() // the descriptor came as bytes
		}
		words = append(words, Printable(text))
	}
	return strings.Join(words, " ")
}

// Access writes the access map of a file as text: for each object what its
// descriptor lets the standard principals do, and how the names below a device
// are guarded.
func Access(w io.Writer, f *inf.File) error {
	for _, o := range access.Of(f) {
		if !shown(o) {
			continue
		}
		if err := writeObject(w, f, o); err != nil {
			return err
		}
	}
	return nil
}

// shown reports whether an object has a place in the access map: one that is
// installed, and that the file secures, or could be expected to.
func shown(o *access.Object) bool {
	switch {
	case o.Install == nil:
		return false
	case len(o.Object.Descriptors) > 0:
		return o.Effective != nil || o.Object.Descriptors[0].Effect != inf.WrongSection
	}
	return o.Kind != inf.KindKey && o.Kind != inf.KindFile && o.Kind != inf.KindInterface
}

func writeObject(w io.Writer, f *inf.File, o *access.Object) error {
	d := o.Effective
	where := Printable(f.Name)
	if d != nil {
		where = place(f, d.Setting.Span())
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s %q, from [%s]\n", where, o.Kind, Printable(o.Name), Printable(o.Install.Name()))
	switch {
	case d == nil && o.External:
		b.WriteString("  no descriptor in this file; the sections of other INF files may set one\n")
	case d == nil && o.Kind == inf.KindDevice:
		b.WriteString("  no descriptor in this file: the system's default applies, which for most device types lets everyone read, write and execute\n")
	case d == nil:
		b.WriteString("  no descriptor in this file: the system's default applies\n")
	case d.Status == access.Parsed:
		fmt.Fprintf(&b, "  %s%s\n", Printable(d.SD.Text), origin(o, d))
	case d.Status == access.Empty:
		b.WriteString("  the descriptor is empty: the system's default applies\n")
	case d.Status == access.Malformed:
		fmt.Fprintf(&b, "  %s\n  Windows does not accept it: %s; the system's default applies\n", Printable(d.Setting.Value.Value), Printable(d.Err.Msg))
	case d.Status == access.Undecodable:
		fmt.Fprintf(&b, "  the descriptor is given as bytes that are none (%v); the system's default applies\n", d.DecodeErr)
	case d.Status == access.Unknown:
		fmt.Fprintf(&b, "  %s\n  not known: a token or placeholder in it has no value here\n", Printable(d.Setting.Value.Value))
	}
	if line := namespace(o); line != "" {
		fmt.Fprintf(&b, "  %s\n", line)
	}
	if d != nil && d.Status == access.Parsed {
		if err := AccessTable(&b, "    ", d.SD, o.Rights); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, b.String()+"\n")
	return err
}

// origin says when a device's descriptor is its class's.
func origin(o *access.Object, d *access.Descriptor) string {
	var from string
	if d.Setting.Binary() {
		from = " (given as bytes)"
	}
	if d.Object != o {
		from += " (from the setup class)"
	}
	return from
}

// namespace says how the names below a device are guarded.
func namespace(o *access.Object) string {
	switch access.NamespaceOf(o) {
	case access.Guarded:
		return "names below the device: guarded by the descriptor (FILE_DEVICE_SECURE_OPEN)"
	case access.ByFramework:
		return "names below the device: guarded, since " + o.Install.Framework().String() + " sets FILE_DEVICE_SECURE_OPEN; the INF does not"
	case access.Unguarded:
		return "names below the device: NOT guarded by the descriptor; FILE_DEVICE_SECURE_OPEN is not set, and the INF shows no framework that sets it"
	case access.NotKnown:
		return "names below the device: not known from this file"
	}
	return ""
}
