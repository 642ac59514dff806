package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/inflint/inflint/sddl"
)

// objectKinds are the words for --object.
var objectKinds = []objectKind{
	{"device", sddl.KindDevice}, {"file", sddl.KindFile}, {"key", sddl.KindKey},
	{"service", sddl.KindService}, {"wmi", sddl.KindWMIGUID}, {"event", sddl.KindEventChannel},
	{"com-launch", sddl.KindCOMLaunch}, {"com-access", sddl.KindCOMAccess},
}

type objectKind struct {
	word string
	kind sddl.ObjectKind
}

func objectWords() []string {
	var words []string
	for _, k := range objectKinds {
		words = append(words, k.word)
	}
	return words
}

func (a *app) sddlCommand() *cobra.Command {
	var object, format string
	cmd := &cobra.Command{
		Use:   "sddl STRING|HEX|-...",
		Short: "Explain a security descriptor, and what it grants to whom",
		Long: `sddl explains security descriptors. Each argument is one: text in SDDL, or the bytes of
the self-relative form as hexadecimal digits, as an INF file has them, with or without
commas and blanks between them. With - each line of standard input is one; empty lines
are left out.

Put a descriptor in quotes, since ; and ( mean something to the shell: "…" in cmd.exe,
and '…' in the shells of Unix and in PowerShell, where a $ in "…" begins a variable. If
the descriptor has quotes itself, as in a condition, write \" for each in cmd.exe and in
Windows PowerShell; PowerShell from 7.3 on and the shells of Unix take them as they are.
Lines of a file need no quotes: "inflint sddl - < descriptors.txt", or in PowerShell
"Get-Content descriptors.txt | inflint sddl -".

sddl prints the canonical text, each entry in words, the binary form, and what the
standard kinds of caller get. For a device it also says whether wdmsec.h has a name for
the descriptor and whether IoCreateDeviceSecure takes it.

--format json prints one JSON object for each descriptor, on a line of its own:
  version          1; changes when a field changes its meaning or goes
  line             with -, the number of the input line
  input            what was given
  error            instead of all that follows, for a malformed descriptor:
                   offset and length in bytes of the input, and message
  object           the kind of object, as --object has it
  canonical        the text as Windows prints it
  binary           the bytes in hexadecimal; binaryError says why there are none
  owner, group     sid, literal, name; null where not set
  dacl, sacl       flags (P, AR, AI), null (NO_ACCESS_CONTROL), and aces: sddl,
                   type, flags, mask, rights in words, sid, explanation, and the
                   span (start, end) in the input; null where absent
  leniencies       what Windows takes although it is not documented: code,
                   message, offset, length
  constant         the SDDL_DEVOBJ_… name, for a device
  deviceSubset     what keeps IoCreateDeviceSecure from taking the descriptor, for
                   a device; in the form of leniencies
  access           for each principal: principal, name, level (none, open only,
                   read, write, full control), mask, the rights open, read,
                   write, execute, change-dacl and take-ownership, and the
                   indexes of the entries of the DACL that granted them

Exit codes: 0 all descriptors are well formed, 1 one is not, 2 the command line is wrong,
3 standard input could not be read.`,
		Example: `  inflint sddl "D:P(A;;GA;;;SY)(A;;GR;;;WD)"
  inflint sddl --object service "D:(A;;CCLCSWRPWPDTLOCRRC;;;SY)"
  inflint sddl 01,00,04,80,00,00,00,00,00,00,00,00,00,00,00,00,00,00,00,00`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New(`give a descriptor in quotes, such as "D:P(A;;GA;;;SY)"`)
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			i := slices.IndexFunc(objectKinds, func(k objectKind) bool { return k.word == object })
			if i < 0 {
				return fmt.Errorf("--object: unknown kind %q; expected %s", object, strings.Join(objectWords(), ", "))
			}
			if err := checkTextOrJSON(format); err != nil {
				return err
			}
			describe := a.describeInText
			if format == "json" {
				describe = a.describeInJSON
			}
			return a.eachDescriptor(args, func(d *descriptor) error { return describe(d, objectKinds[i]) })
		},
	}
	cmd.ValidArgsFunction = cobra.NoFileCompletions
	flags := cmd.Flags()
	flags.SortFlags = false
	textOrJSONFlag(cmd, &format)
	flags.StringVar(&object, "object", "device", "the `KIND` of object that the descriptor is for: "+strings.Join(objectWords(), ", "))
	completeFlag(cmd, "object", objectWords()...)
	return cmd
}

// eachDescriptor calls do for each descriptor that the arguments stand for. A
// malformed one makes the exit code 1.
func (a *app) eachDescriptor(args []string, do func(*descriptor) error) error {
	malformed := false
	for d, err := range a.descriptors(args) {
		if err != nil {
			a.complain("standard input: %v", err)
			return errExit(exitFailed)
		}
		malformed = malformed || d.fault != nil
		if err := do(d); err != nil {
			return a.cannotWrite(err)
		}
	}
	if malformed {
		return errExit(exitFindings)
	}
	return nil
}
