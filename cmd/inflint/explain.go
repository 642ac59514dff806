package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/inflint/inflint/report"
	"github.com/inflint/inflint/rules"
)

func (a *app) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "explain RULE...",
		Short:   "Say what a rule is about, why it matters, and what to write instead",
		Example: "  inflint explain INF205\n  inflint explain unquoted-sddl",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New(`name a rule, such as INF205; "inflint rules" lists them`)
			}
			return nil
		},
		RunE: func(_ *cobra.Command, names []string) error {
			for i, name := range names {
				r := findRule(name)
				if r == nil {
					return fmt.Errorf("there is no rule %q; \"inflint rules\" lists them", name)
				}
				if i > 0 {
					fmt.Fprintln(a.stdout)
				}
				fmt.Fprint(a.stdout, report.Page(&r.Meta))
			}
			return nil
		},
	}
}

// findRule finds a rule by its ID or name, in any case.
func findRule(name string) *rules.Rule {
	if r := rules.Lookup(strings.ToUpper(name)); r != nil {
		return r
	}
	return rules.Lookup(strings.ToLower(name))
}

func (a *app) rulesCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "rules",
		Short: "List the rules",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			fmt.Fprintf(a.stdout, "%-7s %-8s %-8s %s\n", "ID", "SEVERITY", "PRESET", "NAME AND SUMMARY")
			for _, r := range rules.All() {
				fmt.Fprintf(a.stdout, "%-7s %-8s %-8s %s\n%25s %s\n", r.ID, r.Severity, r.Preset(), r.Name, "", r.Summary)
			}
			return nil
		},
	}
}
