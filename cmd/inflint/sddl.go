package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/inflint/inflint/report"
	"github.com/inflint/inflint/sddl"
)

// objectKinds are the words for --object.
var objectKinds = []struct {
	word string
	kind sddl.ObjectKind
}{
	{"device", sddl.KindDevice}, {"file", sddl.KindFile}, {"key", sddl.KindKey},
	{"service", sddl.KindService}, {"wmi", sddl.KindWMIGUID}, {"event", sddl.KindEventChannel},
}

func (a *app) sddlCommand() *cobra.Command {
	var object string
	cmd := &cobra.Command{
		Use:     "sddl STRING...",
		Short:   "Say what a security descriptor grants to whom",
		Example: `  inflint sddl "D:P(A;;GA;;;SY)(A;;GR;;;WD)"`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New(`give a descriptor in quotes, such as "D:P(A;;GA;;;SY)"`)
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			i := slices.IndexFunc(objectKinds, func(k struct {
				word string
				kind sddl.ObjectKind
			}) bool {
				return k.word == object
			})
			if i < 0 {
				return fmt.Errorf("--object: unknown kind %q; expected device, file, key, service, wmi or event", object)
			}
			for _, text := range args {
				if err := a.describe(text, objectKinds[i].kind); err != nil {
					return err
				}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&object, "object", "device", "device, file, key, service, wmi or event: whose rights the descriptor speaks of")
	return cmd
}

// describe prints a descriptor in words. One that Windows does not accept is
// shown with the place of the mistake, and makes the exit code 1.
func (a *app) describe(text string, kind sddl.ObjectKind) error {
	sd, err := sddl.Parse(text)
	if parseError := (*sddl.ParseError)(nil); errors.As(err, &parseError) {
		start := min(parseError.Offset, len(text))
		fmt.Fprintf(a.stdout, "%s\n%s^ %s\n", report.Printable(text), strings.Repeat(" ", len([]rune(text[:start]))), report.Printable(parseError.Msg))
		return errExit(exitFindings)
	}
	fmt.Fprintf(a.stdout, "%s\n", report.Printable(sd.String()))
	for _, d := range sd.Leniencies {
		fmt.Fprintf(a.stdout, "  accepted by Windows, but not documented: %s (%s)\n", report.Printable(d.Msg), report.Printable(text[d.Span.Start:d.Span.End]))
	}
	if sd.DACL != nil {
		for _, ace := range sd.DACL.ACEs {
			fmt.Fprintf(a.stdout, "  %s\n", aceInWords(&ace, kind))
		}
	}
	return report.AccessTable(a.stdout, "  ", sd, kind)
}

func aceInWords(ace *sddl.ACE, kind sddl.ObjectKind) string {
	verb := "allows"
	if ace.Type.IsDeny() {
		verb = "denies"
	}
	rights := strings.Join(kind.Words(ace.Mask), ", ")
	if rights == "" {
		rights = "nothing"
	}
	words := fmt.Sprintf("%s %s %s: %s", ace, verb, ace.SID.Name(), rights)
	if !ace.Applies() {
		words += " (inherit only: has no effect on this object)"
	}
	if ace.Condition != nil {
		words += " (if the condition holds)"
	}
	return report.Printable(words)
}
