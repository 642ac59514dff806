package main

import (
	"fmt"
	"strings"

	accessmap "github.com/inflint/inflint/report/access"
	"github.com/inflint/inflint/report/printable"
	"github.com/inflint/inflint/sddl"
)

// describeInText prints a descriptor in words. Of one that is malformed it shows
// the place of the mistake.
func (a *app) describeInText(d *descriptor, object objectKind) error {
	if d.fault != nil {
		return a.showFault(d)
	}
	var b strings.Builder
	line := func(format string, args ...any) {
		b.WriteString(printable.Text(fmt.Sprintf(format, args...)) + "\n")
	}
	if d.line > 0 {
		line("line %d:", d.line)
	}
	line("%s", d.sd.String())
	for _, l := range d.sd.Leniencies {
		line("  accepted by Windows, but not documented: %s (%s)", l.Msg, d.input[l.Span.Start:l.Span.End])
	}
	for words := range strings.Lines(sddl.Explain(d.sd, object.kind)) {
		line("  %s", strings.TrimSuffix(words, "\n"))
	}
	if object.kind == sddl.KindDevice {
		describeDevice(d.sd, line)
	}
	if data, err := d.sd.MarshalBinary(); err != nil {
		line("  no binary form: %s", reason(err))
	} else {
		line("  binary: %x", data)
	}
	if _, err := a.stdout.WriteString(b.String()); err != nil {
		return err
	}
	return accessmap.Table(a.stdout, "  ", d.sd, object.kind)
}

// reason is an error of the package without the package's name.
func reason(err error) string { return strings.TrimPrefix(err.Error(), "sddl: ") }

// describeDevice says what kernel code would do with the descriptor.
func describeDevice(sd *sddl.SecurityDescriptor, line func(string, ...any)) {
	if c, ok := sd.DeviceConstant(); ok {
		line("  wdmsec.h: %s, %s", c.Name, c.Meaning)
	}
	found := sd.CheckDeviceSubset()
	if len(found) == 0 {
		line("  IoCreateDeviceSecure: takes it")
	}
	for _, f := range found {
		line("  IoCreateDeviceSecure: does not take %s", f.Msg)
	}
}

// showFault prints an input with a caret below the mistake. Of a long one it shows
// the part around it.
func (a *app) showFault(d *descriptor) error {
	const before, after = 80, 120
	start := min(d.fault.offset, len(d.input))
	end := min(start+d.fault.length, len(d.input))
	pieces := printable.Pieces(d.input, start, end)
	left, marked, right := pieces[0], pieces[1], pieces[2]
	if n := printable.Width(left); n > before {
		left = "…" + printable.Cut(left, n-before, n)
	}
	if printable.Width(marked) > after {
		marked, right = printable.Cut(marked, 0, after)+"…", ""
	}
	right = printable.Shorten(right, after+1)
	if d.line > 0 {
		fmt.Fprintf(a.stdout, "line %d:\n", d.line)
	}
	_, err := fmt.Fprintf(a.stdout, "%s%s%s\n%s%s %s\n", left, marked, right, strings.Repeat(" ", printable.Width(left)),
		strings.Repeat("^", max(1, printable.Width(marked))), printable.Text(d.fault.message))
	return err
}
